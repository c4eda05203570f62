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

  /// A value in words, with what it was where the step has changed it.
  static func told(_ name: String, _ value: String, was before: String) -> String {
    "\(name) \(value)" + (before.isEmpty || before == value ? "" : " (\(Common.was(before)))")
  }

  static let dropped = "dropped"
  static let noReason = "no reason given"
  /// What is found of a row of drops.
  static func drop(_ layer: String, _ reason: String) -> String { "\(layer) drop \(reason)" }
}
