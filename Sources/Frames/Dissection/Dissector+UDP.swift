extension Dissector {
  /// Takes the header of UDP.
  ///
  /// Source: [RFC 768], [RFC 8200]
  mutating func takeUDP(at offset: Int, _ datagram: Datagram) -> Step {
    var reader = reader(at: offset)
    let source = reader.port("udp.srcport", "Source port")
    let destination = reader.port("udp.dstport", "Destination port")
    let length = reader.number("udp.length", "Length", bytes: 2) { "\($0) B" }
    let checksum = reader.checksum("udp.checksum")
    guard let source, let destination, let length, let checksum else {
      append(.udp, reader, "")
      return .end
    }
    let covered = declareUDP(length, at: offset, datagram, &reader)
    if let covered {
      reader.judge("udp.checksum", udpVerdict(checksum, over: covered, datagram))
    }
    append(.udp, reader, "port \(source) to \(destination), \(max(0, length - 8)) B")
    return .payload(at: reader.offset)
  }

  /// Takes over the length of a datagram.
  ///
  /// - Returns: the bytes that its checksum covers, or `nil` if the length makes no sense.
  private mutating func declareUDP(
    _ length: Int, at offset: Int, _ datagram: Datagram, _ reader: inout FieldReader
  ) -> Range<Int>? {
    guard length >= 8 else {
      if length == 0, datagram.isIPv6 { return offset..<declaredEnd }
      reader.markWrong("udp.length", "the header alone has 8 B")
      return nil
    }
    let isTrue = narrow(to: offset + length)
    guard isTrue || datagram.isFragment || datagram.isOverstated else {
      reader.markWrong("udp.length", "the datagram had only \(declaredEnd - offset) B")
      return nil
    }
    return offset..<offset + length
  }

  private func udpVerdict(_ checksum: Int, over segment: Range<Int>, _ datagram: Datagram)
    -> ChecksumVerdict
  {
    if checksum == 0, !datagram.isIPv6 { return .notUsed }
    let pseudoHeader = datagram.pseudoHeader(.udp, lengthBytes: segment.count)
    let verdict = verdict(
      checksum, at: segment.lowerBound + 6, over: segment, datagram, pseudoHeader: pseudoHeader)
    guard checksum == 0, case .correct = verdict else { return verdict }
    return .wrong(expected: 0xFFFF)
  }
}
