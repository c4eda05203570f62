extension Dissector {
  /// Takes the header of TCP with its options.
  ///
  /// Source: [RFC 9293], [RFC 3168]
  mutating func takeTCP(at offset: Int, _ datagram: Datagram) -> Step {
    var reader = reader(at: offset)
    let header = reader.tcpFields()
    guard let header, !reader.isCut else {
      append(.tcp, reader, "")
      return .end
    }
    judgeTCP(header.checksum, at: offset, datagram, &reader)
    guard header.lengthBytes >= 20 else {
      return refuse(.tcp, &reader, "tcp.hdr_len", "at least 20 B")
    }
    reader.tcpOptions(header.lengthBytes - 20)
    let contentBytes = max(0, declaredEnd - offset - header.lengthBytes)
    append(.tcp, reader, header.summary + ", \(contentBytes) B")
    return reader.isCut ? .end : .payload(at: reader.offset)
  }

  private func judgeTCP(
    _ checksum: Int, at offset: Int, _ datagram: Datagram, _ reader: inout FieldReader
  ) {
    let segment = offset..<declaredEnd
    let pseudoHeader = datagram.pseudoHeader(.tcp, lengthBytes: segment.count)
    reader.judge(
      "tcp.checksum",
      verdict(checksum, at: offset + 16, over: segment, datagram, pseudoHeader: pseudoHeader))
  }
}

/// What the rest of the dissection needs of a TCP header.
private struct TCPHeader {
  var sourcePort: Int
  var destinationPort: Int
  var sequence: Int
  var acknowledgment: Int
  var lengthBytes: Int
  var flags: TCPFlags
  var checksum: Int

  var summary: String {
    "port \(sourcePort) to \(destinationPort), \(flags), sequence \(sequence)"
      + (flags.contains(.acknowledgment) ? ", acknowledges \(acknowledgment)" : "")
  }
}

extension FieldReader {
  /// Reads the twenty bytes that every header has.
  fileprivate mutating func tcpFields() -> TCPHeader? {
    let sourcePort = port("tcp.srcport", "Source port")
    let destinationPort = port("tcp.dstport", "Destination port")
    let sequence = number("tcp.seq_raw", "Sequence number", bytes: 4)
    let acknowledgment = number("tcp.ack_raw", "Acknowledgment", bytes: 4)
    let word = number("tcp.hdr_len", "Header length", bytes: 2) { "\(($0 >> 12) * 4) B" }
    flagFields(word ?? 0)
    number("tcp.window_size_value", "Window", bytes: 2) { "\($0) B" }
    let checksum = checksum("tcp.checksum")
    number("tcp.urgent_pointer", "Urgent pointer", bytes: 2)
    guard let sourcePort, let destinationPort, let sequence, let acknowledgment, let word,
      let checksum
    else { return nil }
    return TCPHeader(
      sourcePort: sourcePort, destinationPort: destinationPort, sequence: sequence,
      acknowledgment: acknowledgment, lengthBytes: (word >> 12) * 4,
      flags: TCPFlags(rawValue: word), checksum: checksum)
  }

  /// Writes the flags that share two bytes with the header length.
  private mutating func flagFields(_ word: Int) {
    also("tcp.flags", "Flags", TCPFlags(rawValue: word).description)
    amend("tcp.flags") { field in
      field.children = TCPFlags.names.map { name, key, flag in
        let text = PrintableText.yesNo(word & flag.rawValue != 0)
        return Field("tcp.flags." + key, name, text, field.range)
      }
    }
  }
}
