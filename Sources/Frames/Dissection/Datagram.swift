/// What the transport protocols need to know of the IP header above them.
struct Datagram {
  /// Whether it is IPv6.
  var isIPv6: Bool
  /// The sum of the two addresses, for the pseudo header.
  var addressSum: InternetChecksum
  /// Whether it is a fragment, the first included.
  var isFragment = false
  /// Whether it is a fragment that does not begin with a transport header.
  var isLaterFragment = false
  /// Whether the destination in the header is not the last one.
  var isSourceRouted = false
  /// Whether the header promises more bytes than the frame had.
  var isOverstated = false

  /// The sum of the pseudo header of a segment that has so many bytes with its transport header.
  ///
  /// Source: [RFC 768], [RFC 8200], [RFC 9293]
  func pseudoHeader(_ content: IPProtocol, lengthBytes: Int) -> InternetChecksum {
    var sum = addressSum
    sum.add(UInt16(content.rawValue))
    sum.add(UInt32(truncatingIfNeeded: lengthBytes))
    return sum
  }
}

extension Dissector {
  /// Compares the checksum at an offset with the sum of the bytes that it covers.
  ///
  /// The segment contains the offset and may reach beyond the bytes that are there; a pseudo header is summed up before it.
  func verdict(
    _ found: Int, at offset: Int, over segment: Range<Int>, _ datagram: Datagram,
    pseudoHeader: InternetChecksum?
  ) -> ChecksumVerdict {
    if datagram.isFragment { return .uncheckable(.fragment) }
    if segment.upperBound > bytes.count || datagram.isOverstated {
      return .uncheckable(.truncated)
    }
    if datagram.isSourceRouted, pseudoHeader != nil { return .uncheckable(.sourceRoute) }
    var sum = pseudoHeader ?? InternetChecksum()
    sum.add(bytes[segment.lowerBound..<offset])
    sum.add(bytes[offset + 2..<segment.upperBound])
    let verdict = ChecksumVerdict(found: UInt16(truncatingIfNeeded: found), expected: sum.value)
    if verdict.isWrong, let pseudoHeader, Int(pseudoHeader.folded) == found {
      return .unfinished(expected: sum.value)
    }
    return verdict
  }
}

extension FieldReader {
  /// Adds a verdict to the checksum with a key.
  mutating func judge(_ key: String, _ verdict: ChecksumVerdict) {
    amend(key) { field in
      field.text += ", " + verdict.text
      if verdict.isWrong { field.condition = .wrong }
    }
  }

  /// Reads a checksum.
  mutating func checksum(_ key: String) -> Int? {
    number(key, "Checksum", bytes: 2) { Hexadecimal.prefixed($0, digits: 4) }
  }
}
