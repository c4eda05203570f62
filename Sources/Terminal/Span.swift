/// A piece of a row that is drawn in one role.
public struct Span: Hashable, Sendable {
  /// What is written.
  public var text: String
  /// What it is for.
  public var role: Role

  /// A text in a role.
  public init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }

  /// How many cells a row of spans takes.
  public static func width(of spans: [Span]) -> Int {
    spans.reduce(0) { $0 + Width.of($1.text) }
  }
}

extension Span: ExpressibleByStringLiteral {
  /// A text in the role ``Role/text``.
  public init(stringLiteral text: String) { self.init(text) }
}
