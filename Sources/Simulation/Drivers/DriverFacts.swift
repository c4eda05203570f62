/// One driver that a scenario can put into a stack.
public struct DriverFacts: Sendable {
  /// The key in a scenario.
  public let name: String
  /// Where it stands.
  public let role: DriverRole
  /// The NDIS version it is written for, 5 or 6; 0 for a program.
  public var ndis = 5
  /// What it is, in one sentence.
  public let sentence: String
  /// What a scenario may set.
  public let settings: [SettingFacts]

  /// The setting of that name, or `nil`.
  public func setting(_ name: String) -> SettingFacts? { settings.first { $0.name == name } }
}
