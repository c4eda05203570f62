/// Bytes as text: pairs of hex digits with spaces, or base64.
enum ByteText {
  private static let digits = Array("0123456789abcdef".utf8)
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes that pairs of hex digits mean; spaces are ignored; `nil` if anything else is there.
  static func bytes(hex text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in text {
      if character == 0x20, high == nil { continue }
      guard let digit = Hexadecimal.value(character) else { return nil }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return high == nil ? bytes : nil
  }

  /// Pairs of hex digits with a space between them.
  static func appendHex(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
    for (index, byte) in bytes.enumerated() {
      if index > 0 { text.append(0x20) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
  }

  /// The bytes that base64 means, with its padding; `nil` if anything else is there.
  ///
  /// Source: [RFC 4648]
  static func bytes(base64 text: [UInt8]) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    let padding = text.reversed().prefix { $0 == 0x3D }.count
    guard padding <= 2 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var group: UInt32 = 0
    for (index, character) in text.enumerated() {
      let isPadding = index >= text.count - padding
      guard let value = isPadding ? 0 : values[Int(character)] else { return nil }
      group = group << 6 | UInt32(value)
      if index % 4 == 3 {
        bytes.append(UInt8(truncatingIfNeeded: group >> 16))
        bytes.append(UInt8(truncatingIfNeeded: group >> 8))
        bytes.append(UInt8(truncatingIfNeeded: group))
        group = 0
      }
    }
    bytes.removeLast(padding)
    return bytes
  }

  private static let values: [UInt8?] = {
    var values = [UInt8?](repeating: nil, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  /// Base64 with its padding.
  static func appendBase64(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
    text += [UInt8](unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { room, count in
      guard let start = room.baseAddress else { return }
      count = bytes.withUnsafeBufferPointer { writeBase64($0, at: start) } - start
    }
  }

  /// The same into memory that is large enough; the place behind the last digit.
  static func writeBase64(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var at = start
    alphabet.withUnsafeBufferPointer { digits in
      var index = 0
      while index + 2 < bytes.count {
        let group =
          Int(bytes[index]) << 16 | Int(bytes[index + 1]) << 8 | Int(bytes[index + 2])
        at[0] = digits[group >> 18]
        at[1] = digits[group >> 12 & 63]
        at[2] = digits[group >> 6 & 63]
        at[3] = digits[group & 63]
        at += 4
        index += 3
      }
      guard index < bytes.count else { return }
      let second = index + 1 < bytes.count ? Int(bytes[index + 1]) : 0
      let group = Int(bytes[index]) << 16 | second << 8
      at[0] = digits[group >> 18]
      at[1] = digits[group >> 12 & 63]
      at[2] = index + 1 < bytes.count ? digits[group >> 6 & 63] : 0x3D
      at[3] = 0x3D
      at += 4
    }
    return at
  }
}
