/// The interrupt request level of a processor, in ascending order.
public enum IRQL: UInt8, CaseIterable, Comparable, Sendable, BitwiseCopyable {
  /// `PASSIVE_LEVEL`: threads; may wait.
  case passive = 1
  /// `APC_LEVEL`
  case apc = 2
  /// `DISPATCH_LEVEL`: DPCs and spin locks; may not wait.
  case dispatch = 3
  /// Any device level: interrupt service routines.
  case device = 4

  /// Orders levels from PASSIVE to DIRQL.
  public static func < (a: IRQL, b: IRQL) -> Bool { a.rawValue < b.rawValue }

  /// The name that files and screens use: PASSIVE, APC, DISPATCH, DIRQL.
  public var name: String {
    switch self {
    case .passive: "PASSIVE"
    case .apc: "APC"
    case .dispatch: "DISPATCH"
    case .device: "DIRQL"
    }
  }

  /// The number that Windows has for the level; every device has a higher one than DISPATCH_LEVEL.
  public var number: Int { Int(rawValue) - 1 }

  /// The level of that name, or `nil`.
  public init?(name: some StringProtocol) {
    guard let level = IRQL.allCases.first(where: { $0.name == name }) else { return nil }
    self = level
  }
}
