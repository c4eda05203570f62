import Events

/// What the picture of the stack says, in one place.
enum StackWords {
  // A layer.
  static let library = "ndis.sys"
  static let userMode = "user mode"
  static let libraryCaption = "library"
  static func above(_ drivers: [String]) -> String { "above " + drivers.joined(separator: ", ") }
  static let masked = "irq masked"
  static let enabled = "irq enabled"
  /// What a card of the library says whose numbers stand on the one above.
  static let countedAbove = "see upper NDIS"
  static let libraryCountedAbove = "numbers: at the upper NDIS card"
  static func dropped(_ count: Int) -> String { "\(CommonWords.dropped) \(count)" }
  /// What a layer has all the same of what it dropped; of many the first ones and a number.
  static func stillHas(_ objects: [ObjectID]) -> String {
    let names = objects.prefix(3).map(\.description).joined(separator: ", ")
    return "still has \(names)" + (objects.count > 3 ? " and \(objects.count - 3) more" : "")
  }

  // What it holds.
  static let requests = "IRPs"
  static let nothing = "nothing"
  static let borrowed = "borrowed"
  static let full = "full"

  // Between two layers.
  static let toKernel = "user / kernel"
  static let toHardware = "software / hardware"
  static func answer(_ name: String, _ answer: String) -> String {
    "\(name) \(CommonWords.returned(answer))"
  }

  /// What has passed the wire: `2 frames sent, 1 arrived`.
  static func wire(sent: Int, arrived: Int) -> String {
    func frames(_ count: Int) -> String { "\(count) \(count == 1 ? "frame" : "frames")" }
    if arrived == 0 { return "\(frames(sent)) sent" }
    if sent == 0 { return "\(frames(arrived)) arrived" }
    return "\(frames(sent)) sent, \(arrived) arrived"
  }
}

extension ComponentKind {
  /// Four letters at most, so that names start in one column.
  var label: String {
    switch self {
    case .app: "APP"
    case .winsock: "SOCK"
    case .afd: "AFD"
    case .tcpip, .protocol: "PROT"
    case .ndis: "NDIS"
    case .im: "IM"
    case .filter: "FLT"
    case .miniport: "MINI"
    case .netcx: "NCX"
    case .vmswitch: "VSW"
    case .nic: "NIC"
    case .wire: "WIRE"
    case .other: "ELSE"
    }
  }
}
