/// Takes one frame apart, header by header.
///
/// Each step reads one header, appends its node and names the next step. A step that does not end the work has read at least
/// one byte or is one of a bounded number, so the work ends for every input, and there is no recursion.
struct Dissector {
  /// The frame.
  let bytes: [UInt8]
  /// What was found so far.
  private(set) var nodes: [ProtocolNode] = []
  /// Where the content of the frame ends according to the headers read so far; can lie beyond the bytes that are there.
  private(set) var declaredEnd: Int
  /// How many VLAN tags were read.
  var tagCount = 0
  /// How many IPv6 extension headers were read.
  var extensionHeaderCount = 0

  /// The work on one frame.
  init(_ bytes: [UInt8], originalBytes: Int) {
    self.bytes = bytes
    declaredEnd = originalBytes
  }

  /// What is to be read next.
  enum Step {
    /// The header of Ethernet.
    case ethernet
    /// What an EtherType announces.
    case content(EtherType, at: Int)
    /// The header of IEEE 802.2.
    case llc(at: Int)
    /// What an IP header announces.
    case transport(IPProtocol, at: Int, Datagram)
    /// Content without a name.
    case payload(at: Int)
    /// Nothing: the header read last was cut off or makes no sense.
    case end
  }

  /// Where the bytes end that a header may use.
  var end: Int { min(declaredEnd, bytes.count) }

  /// Takes the frame apart.
  mutating func run() {
    guard !bytes.isEmpty else { return }
    var step = Step.ethernet
    while let next = take(step) { step = next }
    takeTrailer()
  }

  /// Takes one step and names the next one; `nil` at the end.
  private mutating func take(_ step: Step) -> Step? {
    switch step {
    case .ethernet: return takeEthernet()
    case .content(let type, let offset): return takeContent(type, at: offset)
    case .llc(let offset): return takeLLC(at: offset)
    case .transport(let content, let offset, let datagram):
      return takeTransport(content, at: offset, datagram)
    case .payload(let offset):
      takePayload(at: offset)
      return nil
    case .end: return nil
    }
  }

  private mutating func takeContent(_ type: EtherType, at offset: Int) -> Step {
    switch type {
    case .vlanTag, .providerTag: takeTag(at: offset)
    case .arp, .rarp: takeARP(at: offset)
    case .ipv4: takeIPv4(at: offset)
    case .ipv6: takeIPv6(at: offset)
    default: .payload(at: offset)
    }
  }

  private mutating func takeTransport(
    _ content: IPProtocol, at offset: Int, _ datagram: Datagram
  ) -> Step {
    guard !datagram.isLaterFragment else { return .payload(at: offset) }
    switch (content, datagram.isIPv6) {
    case (.icmp, false): return takeICMP(at: offset, datagram)
    case (.icmpv6, true): return takeICMPv6(at: offset, datagram)
    case (.udp, _): return takeUDP(at: offset, datagram)
    case (.tcp, _): return takeTCP(at: offset, datagram)
    case (_, true) where content.isExtensionHeader:
      return takeExtension(content, at: offset, datagram)
    default: return .payload(at: offset)
    }
  }
}

// MARK: - What every step uses

extension Dissector {
  /// A reader of the header at an offset.
  func reader(at offset: Int) -> FieldReader { FieldReader(bytes, from: offset, to: end) }

  /// Appends what a reader has read.
  mutating func append(_ kind: ProtocolNode.Kind, _ reader: FieldReader, _ summary: String) {
    let text = reader.isCut ? "cut off after \(reader.range.count) B" : summary
    append(kind, reader.range, text, reader.fields)
  }

  /// Appends a node.
  mutating func append(
    _ kind: ProtocolNode.Kind, _ range: Range<Int>, _ summary: String, _ fields: [Field]
  ) {
    nodes.append(ProtocolNode(kind: kind, range: range, summary: summary, fields: fields))
  }

  /// Takes over the end that a header declares, if it does not lie behind the end known so far.
  ///
  /// - Returns: whether the header tells the truth.
  @discardableResult
  mutating func narrow(to declared: Int) -> Bool {
    guard declared <= declaredEnd else { return false }
    declaredEnd = declared
    return true
  }
}
