/// A value of JSON as it was written: keys in their order, numbers as their digits.
///
/// Only headers and extension objects are read this way; events go through ``JSONScanner`` without a tree.
public indirect enum JSONValue: Equatable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case boolean(Bool)
  /// A number, with its digits.
  case number(String)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// An object; keys are unique.
  case object([Member])

  /// One key with its value.
  public struct Member: Equatable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// One key with its value.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A number.
  public static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

  /// The members of an object; empty for anything else.
  public var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// The elements of a list; empty for anything else.
  public var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// The text, or `nil` for anything else.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The whole number, or `nil` for anything else.
  public var integer: Int? {
    guard case .number(let digits) = self else { return nil }
    return Int(digits)
  }

  /// The value of a key of an object, or `nil`.
  public subscript(key: String) -> JSONValue? {
    members.first { $0.key == key }?.value
  }
}

extension JSONValue: CustomStringConvertible {
  /// The value without spaces.
  public var description: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the value without spaces.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let digits): bytes.append(contentsOf: digits.utf8)
    case .string(let text): JSONText.append(text, to: &bytes)
    case .array(let elements):
      JSONValue.append(elements, between: 0x5B, and: 0x5D, to: &bytes) { $0.append(to: &$1) }
    case .object(let members):
      JSONValue.append(members, between: 0x7B, and: 0x7D, to: &bytes) { member, bytes in
        JSONText.append(member.key, to: &bytes)
        bytes.append(0x3A)
        member.value.append(to: &bytes)
      }
    }
  }

  private static func append<Element>(
    _ elements: [Element], between open: UInt8, and close: UInt8, to bytes: inout [UInt8],
    _ body: (Element, inout [UInt8]) -> Void
  ) {
    bytes.append(open)
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      body(element, &bytes)
    }
    bytes.append(close)
  }
}

/// How text is written in JSON.
enum JSONText {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Writes a text with its quotes; control characters are escaped, everything else stays as it is.
  ///
  /// Those from U+007F to U+009F need no escape in JSON; but U+009B begins a command to a terminal.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in text.utf8 { append(byte, to: &bytes) }
    bytes.append(0x22)
  }

  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
    case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
    case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
    case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
    case 0..<0x20, 0x7F: escape(byte, to: &bytes)
    // U+0080 to U+009F are two bytes, the first of which was written already.
    case 0x80..<0xA0 where bytes.last == 0xC2:
      bytes.removeLast()
      escape(byte, to: &bytes)
    default: bytes.append(byte)
    }
  }

  private static func escape(_ scalar: UInt8, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "\\u00".utf8)
    bytes.append(contentsOf: [digits[Int(scalar >> 4)], digits[Int(scalar & 15)]])
  }
}
