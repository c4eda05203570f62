/// One field of a frame as a person reads it.
public struct Field: Equatable, Sendable {
  /// What the field is called, such as `Time to live`.
  public var name: String
  /// A name for filters, such as `ip.ttl`: that of Wireshark where it has the same field; empty for parts without a name.
  ///
  /// Source: [Wireshark display filter reference]
  public var key: String
  /// The value in words and numbers, without control characters.
  public var text: String
  /// The bytes of the frame that hold the field; several fields can share a byte.
  public var range: Range<Int>
  /// Whether the value can be trusted.
  public var condition: Condition = .normal
  /// The parts of the field: flags, options.
  public var children: [Field] = []

  /// Whether the value of a field can be trusted.
  public enum Condition: Sendable {
    /// The value is what it seems.
    case normal
    /// The bytes end inside the field.
    case truncated
    /// The value contradicts the rest of the frame.
    case wrong
  }

  /// A field with a value.
  public init(_ key: String, _ name: String, _ text: String, _ range: Range<Int>) {
    self.key = key
    self.name = name
    self.text = text
    self.range = range
  }
}
