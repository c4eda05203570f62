/// Bytes as queries write them: pairs of hexadecimal digits in small letters with colons between them.
///
/// Bytes are texts inside a query, so that what one knows of texts holds for them. A pair begins behind a colon, so a text
/// of pairs is found in another one only where its bytes are.
enum ByteQuery {
  /// The text of some bytes.
  static func text(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3)
    for byte in bytes {
      if !text.isEmpty { text.append(UInt8(ascii: ":")) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 0xF)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that a text means, or `nil` if it is not one of pairs.
  static func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for pair in text.split(separator: ":", omittingEmptySubsequences: false) {
      guard pair.utf8.count == 2, pair.allSatisfy(\.isHexDigit), let byte = UInt8(pair, radix: 16)
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
