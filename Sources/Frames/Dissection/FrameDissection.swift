/// A frame taken apart: what an inspector shows beside its bytes.
///
/// The frame may hold anything. Every range lies inside the bytes, the depth of the tree is bounded, and no text holds a control
/// character. Where the bytes end inside a field, that field says so and is the last of its header.
///
/// Not modelled: reassembly of fragments and streams; what is inside tunnels; application protocols.
public struct FrameDissection: Equatable, Sendable {
  /// How many bytes are there.
  public let capturedBytes: Int
  /// How many bytes were on the cable, without the frame check sequence.
  public let originalBytes: Int
  /// The parts of the frame in the order of its bytes.
  public let nodes: [ProtocolNode]

  /// Takes a frame apart.
  ///
  /// - Parameters:
  ///   - frame: the bytes from the destination address on, without the frame check sequence.
  ///   - originalBytes: how long the frame was on the cable if a capture cut it off; never less than what is there.
  public init(_ frame: [UInt8], originalBytes: Int? = nil) {
    capturedBytes = frame.count
    self.originalBytes = max(frame.count, originalBytes ?? 0)
    var dissector = Dissector(frame, originalBytes: self.originalBytes)
    dissector.run()
    nodes = dissector.nodes
  }

  /// Whether a capture cut the frame off.
  public var isTruncated: Bool { capturedBytes < originalBytes }

  /// One line for a list: the innermost protocol with its summary, such as `ARP  who has 192.168.1.99? tell 192.168.1.1`.
  public var summary: String {
    let named = nodes.last { node in
      switch node.kind {
      case .payload, .padding, .trailer: false
      case .ethernet, .ieee8023, .llc, .tag, .arp, .ipv4, .ipv6, .ipv6Extension, .icmp, .icmpv6,
        .udp, .tcp:
        true
      }
    }
    return named.map { $0.name + "  " + $0.summary } ?? "no bytes"
  }

  /// The innermost field at a byte, with its ancestors from the outside; empty where no field is.
  public func path(to offset: Int) -> [Field] {
    guard let node = nodes.first(where: { $0.range.contains(offset) }) else { return [] }
    var path: [Field] = []
    var fields = node.fields
    while let field = fields.first(where: { $0.range.contains(offset) }) {
      path.append(field)
      fields = field.children
    }
    return path
  }
}
