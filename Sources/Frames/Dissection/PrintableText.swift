/// Bytes as text that is safe to show.
enum PrintableText {
  /// The first bytes as ASCII with a dot for everything that is not a visible character.
  static func preview(_ bytes: ArraySlice<UInt8>) -> String {
    let shown = bytes.prefix(FrameLimits.previewBytesMax)
    let text = String(decoding: shown.map { $0 >= 0x20 && $0 < 0x7F ? $0 : 0x2E }, as: UTF8.self)
    return shown.count == bytes.count ? text : text + "..."
  }

  /// A number with the name of its meaning behind it, if it has one.
  static func named(_ number: some CustomStringConvertible, _ name: String?) -> String {
    guard let name else { return number.description }
    return "\(number) (\(name))"
  }

  /// What a flag says.
  static func yesNo(_ flag: Bool) -> String { flag ? "yes" : "no" }
}
