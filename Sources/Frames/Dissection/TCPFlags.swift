/// The flags of a TCP segment.
///
/// Source: [RFC 9293]
struct TCPFlags: OptionSet, CustomStringConvertible {
  /// The lower half of the two bytes that also hold the header length.
  let rawValue: Int

  /// The flags in the lower eight bits of a number.
  init(rawValue: Int) { self.rawValue = rawValue & 0xFF }

  /// The acknowledgment number counts.
  static let acknowledgment = TCPFlags(rawValue: 0x10)

  /// Each flag with its name and the end of its key.
  static let names: [(name: String, key: String, flag: TCPFlags)] = [
    ("FIN", "fin", TCPFlags(rawValue: 0x01)), ("SYN", "syn", TCPFlags(rawValue: 0x02)),
    ("RST", "reset", TCPFlags(rawValue: 0x04)), ("PSH", "push", TCPFlags(rawValue: 0x08)),
    ("ACK", "ack", acknowledgment), ("URG", "urg", TCPFlags(rawValue: 0x20)),
    ("ECE", "ece", TCPFlags(rawValue: 0x40)), ("CWR", "cwr", TCPFlags(rawValue: 0x80)),
  ]

  /// The names of the flags that are set, such as `SYN ACK`.
  var description: String {
    let set = TCPFlags.names.filter { contains($0.flag) }.map(\.name)
    return set.isEmpty ? "no flags" : set.joined(separator: " ")
  }
}
