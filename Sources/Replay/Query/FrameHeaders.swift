import Frames

/// Where the headers of one frame are: all that a query needs of its dissection.
struct FrameHeaders: BitwiseCopyable, Sendable {
  /// A header that has fields with names.
  enum Kind: Int, CaseIterable, Sendable {
    case ethernet, arp, ipv4, ipv6, icmp, udp, tcp
  }

  /// The bytes of a header; empty where the frame does not have it.
  private struct Span: BitwiseCopyable, Sendable {
    var start: Int32 = 0
    var end: Int32 = 0
  }

  private var spans: (Span, Span, Span, Span, Span, Span, Span) = (
    Span(), Span(), Span(), Span(), Span(), Span(), Span()
  )

  /// The headers of nothing that is known.
  init() {}

  /// The headers of a frame of Ethernet.
  init(_ frame: [UInt8]) {
    for node in FrameDissection(frame).nodes {
      guard let kind = Kind(node.kind), self[kind].isEmpty else { continue }
      self[kind] = node.range
    }
  }

  /// The bytes of a header in the frame; empty where the frame does not have it.
  private(set) subscript(kind: Kind) -> Range<Int> {
    get {
      let span =
        switch kind {
        case .ethernet: spans.0
        case .arp: spans.1
        case .ipv4: spans.2
        case .icmp: spans.3
        case .udp: spans.4
        case .tcp: spans.5
        case .ipv6: spans.6
        }
      return Int(span.start)..<Int(span.end)
    }
    set {
      let span = Span(
        start: Int32(truncatingIfNeeded: newValue.lowerBound),
        end: Int32(truncatingIfNeeded: newValue.upperBound))
      switch kind {
      case .ethernet: spans.0 = span
      case .arp: spans.1 = span
      case .ipv4: spans.2 = span
      case .icmp: spans.3 = span
      case .udp: spans.4 = span
      case .tcp: spans.5 = span
      case .ipv6: spans.6 = span
      }
    }
  }
}

extension FrameHeaders.Kind {
  init?(_ kind: ProtocolNode.Kind) {
    switch kind {
    case .ethernet, .ieee8023: self = .ethernet
    case .arp: self = .arp
    case .ipv4: self = .ipv4
    case .ipv6: self = .ipv6
    case .icmp: self = .icmp
    case .udp: self = .udp
    case .tcp: self = .tcp
    case .llc, .tag, .ipv6Extension, .icmpv6, .payload, .padding, .trailer: return nil
    }
  }
}
