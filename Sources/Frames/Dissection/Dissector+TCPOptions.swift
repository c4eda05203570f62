extension FieldReader {
  /// Reads the options of a TCP header, which have `count` bytes.
  ///
  /// Source: [RFC 9293], [RFC 7323], [RFC 2018]
  mutating func tcpOptions(_ count: Int) {
    _ = options("tcp.options", "Options", bytes: count, Self.tcpOptionText)
  }

  private static func tcpOptionText(_ option: ArraySlice<UInt8>) -> (String, String) {
    let kind = Int(option.first ?? 0)
    let content = option.dropFirst(2)
    return (tcpOptionNames[kind] ?? "Option \(kind)", value(of: kind, content))
  }

  private static func value(of kind: Int, _ content: ArraySlice<UInt8>) -> String {
    switch (kind, content.count) {
    case (2, 2): "\(number(content)) B"
    case (3, 1): "times \(1 << min(number(content), 14))"
    case (4, 0): "yes"
    case (5, _) where content.count % 8 == 0: edges(content)
    case (8, 8): "\(number(content.prefix(4))), echoes \(number(content.suffix(4)))"
    default: Hexadecimal.dump(content)
    }
  }

  /// The blocks of bytes that a receiver has beyond a gap.
  private static func edges(_ content: ArraySlice<UInt8>) -> String {
    stride(from: content.startIndex, to: content.endIndex, by: 8).map { start in
      "\(number(content[start..<start + 4])) to \(number(content[start + 4..<start + 8]))"
    }.joined(separator: ", ")
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  private static let tcpOptionNames: [Int: String] = [
    0: "End of options", 1: "No operation", 2: "Maximum segment", 3: "Window scale",
    4: "Selective acknowledgment allowed", 5: "Selective acknowledgment", 8: "Time stamps",
    19: "MD5 signature", 28: "User timeout", 29: "Authentication", 30: "Multipath",
    34: "Fast open",
  ]
}
