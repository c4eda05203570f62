/// What the view of counters says, in one place.
enum CountersWords {
  typealias Common = CommonWords

  /// The sum that holds for each layer.
  static let sum = "in = out + drop + held"

  // The legend.
  static let numbers = "in, out, drop, held"
  static let journeys = "journeys: an IRP, its packet, its frame"
  /// In front of what the step changed.
  static let changedSign = "*"
  static let changed = "changed by this step"

  // The captions.
  static let layer = "layer"
  static let captions = [Common.arrived, Common.departed, Common.dropped, Common.held]

  static let dropped = "dropped"
  static let noReason = "no reason given"
  /// What is found of a row of drops.
  static func drop(_ layer: String, _ reason: String) -> String { "\(layer) drop \(reason)" }
}
