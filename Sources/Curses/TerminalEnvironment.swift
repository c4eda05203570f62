import Glibc

/// What the environment variables say about the terminal.
public struct TerminalEnvironment: Sendable {
  /// `TERM`: the type of the terminal, or `nil` if it is missing or empty.
  public var type: String?
  /// `COLORTERM`: what a terminal says that can mix colours.
  public var colorTerm: String?
  /// `NO_COLOR`: the user wants no colours, whatever its value.
  public var forbidsColor: Bool

  /// An environment that says this.
  public init(type: String?, colorTerm: String? = nil, forbidsColor: Bool = false) {
    self.type = type
    self.colorTerm = colorTerm
    self.forbidsColor = forbidsColor
  }

  /// What the environment of this process says.
  public static var current: TerminalEnvironment {
    TerminalEnvironment(
      type: value(of: "TERM"), colorTerm: value(of: "COLORTERM"),
      forbidsColor: value(of: "NO_COLOR") != nil)
  }

  /// The types to try, in order, when the first is not installed.
  static func candidates(for type: String) -> [String] {
    [type] + ["xterm-256color", "vt100"].filter { $0 != type }
  }

  /// The value of a variable that is there and not empty.
  private static func value(of name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
