/// Numbers and bytes in hexadecimal digits.
enum Hexadecimal {
  /// A number in lower case, with leading zeros up to so many digits.
  static func text(_ number: some BinaryInteger, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// A number as code writes it, such as `0x0806`.
  static func prefixed(_ number: some BinaryInteger, digits: Int) -> String {
    "0x" + text(number, digits: digits)
  }

  /// The first bytes in pairs of digits with spaces between them, and how many are not shown.
  static func dump(_ bytes: ArraySlice<UInt8>) -> String {
    let shown = bytes.prefix(FrameLimits.previewBytesMax)
    let text = shown.map { Hexadecimal.text($0, digits: 2) }.joined(separator: " ")
    return shown.count == bytes.count ? text : text + " and \(bytes.count - shown.count) more"
  }
}
