/// Reads the fields of one header in order and never beyond its end.
///
/// Where the bytes end inside a field, that field is marked as truncated, and everything after it is `nil` without a field.
struct FieldReader {
  /// The whole frame.
  let bytes: [UInt8]
  /// Where the header starts.
  let start: Int
  /// Where the bytes end that the header may use.
  let end: Int
  /// The next byte to be read.
  private(set) var offset: Int
  /// What was read so far.
  private(set) var fields: [Field] = []
  /// Whether the bytes ended inside a field.
  private(set) var isCut = false

  /// A reader of the bytes from `start` up to `end`; both are moved into the frame if they lie outside.
  init(_ bytes: [UInt8], from start: Int, to end: Int) {
    self.bytes = bytes
    self.end = min(max(0, end), bytes.count)
    self.start = min(max(0, start), self.end)
    offset = self.start
  }

  /// How many bytes are left.
  var remaining: Int { end - offset }

  /// The bytes that were read.
  var range: Range<Int> { start..<offset }

  /// Reads a number of at most seven bytes.
  @discardableResult
  mutating func number(
    _ key: String, _ name: String, bytes count: Int = 1, text: (Int) -> String = { String($0) }
  ) -> Int? {
    guard let range = take(count, key, name) else { return nil }
    let value = bytes[range].reduce(0) { $0 << 8 | Int($1) }
    fields.append(Field(key, name, text(value), range))
    return value
  }

  /// Reads a port of UDP or TCP.
  mutating func port(_ key: String, _ name: String) -> Int? {
    number(key, name, bytes: 2) { PrintableText.named($0, PortNames.all[$0]) }
  }

  /// Reads the address of a card.
  @discardableResult
  mutating func hardwareAddress(_ key: String, _ name: String) -> MACAddress? {
    guard let range = take(6, key, name) else { return nil }
    let address = MACAddress(rawValue: bytes[range].reduce(0) { $0 << 8 | UInt64($1) })
    let group = address.isBroadcast ? " (broadcast)" : address.isMulticast ? " (multicast)" : ""
    fields.append(Field(key, name, address.description + group, range))
    return address
  }

  /// Reads an address in IPv4.
  @discardableResult
  mutating func ipv4Address(_ key: String, _ name: String) -> IPv4Address? {
    guard let range = take(4, key, name) else { return nil }
    let address = IPv4Address(rawValue: bytes[range].reduce(0) { $0 << 8 | UInt32($1) })
    fields.append(Field(key, name, address.description, range))
    return address
  }

  /// Reads an address in IPv6.
  @discardableResult
  mutating func ipv6Address(_ key: String, _ name: String) -> IPv6Address? {
    guard let range = take(16, key, name) else { return nil }
    let halves = [range.prefix(8), range.suffix(8)].map { half in
      bytes[half].reduce(0) { $0 << 8 | UInt64($1) }
    }
    let address = IPv6Address(high: halves[0], low: halves[1])
    fields.append(Field(key, name, address.description, range))
    return address
  }

  /// Reads bytes that are shown as hexadecimal digits; none are no field.
  @discardableResult
  mutating func dump(_ key: String, _ name: String, bytes count: Int) -> ArraySlice<UInt8>? {
    guard count > 0, let range = take(count, key, name) else { return nil }
    fields.append(Field(key, name, Hexadecimal.dump(bytes[range]), range))
    return bytes[range]
  }

  /// Reads bytes that are only counted; none are no field.
  mutating func skip(_ key: String, _ name: String, bytes count: Int) {
    guard count > 0, let range = take(count, key, name) else { return }
    fields.append(Field(key, name, "\(count) B", range))
  }

  /// Adds a field that shares the bytes of the field read last.
  mutating func also(_ key: String, _ name: String, _ text: String) {
    guard !isCut, let last = fields.last else { return }
    fields.append(Field(key, name, text, last.range))
  }

  /// Changes the field with a key that was read last; nothing if there is none.
  mutating func amend(_ key: String, _ change: (inout Field) -> Void) {
    guard let index = fields.lastIndex(where: { $0.key == key }), !isCut || index < fields.count - 1
    else { return }
    change(&fields[index])
  }

  /// Adds words to a value that contradicts the rest of the frame.
  mutating func markWrong(_ key: String, _ reason: String) {
    amend(key) { field in
      field.text += ", wrong: " + reason
      field.condition = .wrong
    }
  }

  /// The range of the next `count` bytes, which are then read; `nil` with a truncated field if they are not there.
  private mutating func take(_ count: Int, _ key: String, _ name: String) -> Range<Int>? {
    guard !isCut else { return nil }
    guard count <= remaining else {
      var field = Field(key, name, "cut off: \(remaining) of \(count) B", offset..<end)
      field.condition = .truncated
      fields.append(field)
      isCut = true
      offset = end
      return nil
    }
    defer { offset += count }
    return offset..<offset + count
  }
}
