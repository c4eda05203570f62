/// What values a setting takes.
public enum SettingKind: Sendable {
  /// A number in a range.
  case integer(ClosedRange<Int>)
  /// A time such as `10us`, in nanoseconds; what 0 means, the setting says.
  case duration(max: Int64)
  /// Any text.
  case text
  /// yes or no.
  case boolean
  /// One of these words.
  case word([String])
  /// Some of these words.
  case words([String])
  /// `none`, or a bug of this driver.
  case bug(of: String)
  /// An IPv4 address.
  case address
  /// An IPv4 address and a port.
  case endpoint

  /// How long something may take that a scenario delays: as long as a `busy` and an `occupy`.
  static let delay = SettingKind.duration(max: 10_000_000_000)
  /// How far apart two turns may be of what comes again and again.
  static let period = SettingKind.duration(max: 1_000_000_000_000)
}
