/// Puts the fragments of datagrams together, in whatever order they come.
///
/// What is still missing of a datagram is kept as a list of holes; a fragment fills one, and the last one decides the length.
/// Where fragments overlap, what came first stays.
///
/// Source: [RFC 815]
public struct Reassembly: Sendable {
  /// What the fragments of one datagram have in common.
  public struct Key: Hashable, Sendable {
    /// Who sent them.
    public let source: IPv4Address
    /// To whom they go.
    public let destination: IPv4Address
    /// What is inside.
    public let content: IPProtocol
    /// The number of the datagram.
    public let identification: UInt16

    /// The key of a packet.
    public init(_ packet: IPv4Packet) {
      source = packet.source
      destination = packet.destination
      content = packet.content
      identification = packet.identification
    }
  }

  /// A datagram that is not complete.
  fileprivate struct Unfinished: Sendable {
    let key: Key
    var bytes: [UInt8] = []
    var holes = [0..<Reassembly.endMax]
    /// The end of the datagram; unknown until its last fragment came.
    var end: Int?
    /// How many packets had come when the last of its fragments did.
    var touched = 0

    var isComplete: Bool { end != nil && holes.isEmpty }
  }

  /// One byte behind the longest datagram.
  fileprivate static let endMax = 65_536
  private var unfinished: [Unfinished] = []
  private var packetCount = 0
  private let patience: Int

  /// Nothing has come yet; a datagram is forgotten when `patience` packets came and none of them was a fragment of it.
  public init(patience: Int = .max) { self.patience = patience }

  /// How many datagrams are not complete.
  public var count: Int { unfinished.count }

  /// Takes a packet; gives the datagram that it completes.
  public mutating func take(_ packet: IPv4Packet) -> IPv4Packet? {
    packetCount += 1
    if packet.isWhole { return packet }
    unfinished.removeAll { packetCount - $0.touched > patience }
    let key = Key(packet)
    let index =
      unfinished.firstIndex { $0.key == key }
      ?? {
        unfinished.append(Unfinished(key: key))
        return unfinished.count - 1
      }()
    unfinished[index].touched = packetCount
    unfinished[index].take(packet)
    guard unfinished[index].isComplete else { return nil }
    var whole = packet
    whole.payload = unfinished[index].bytes
    whole.offset = 0
    whole.hasMore = false
    unfinished.remove(at: index)
    return whole
  }

  /// Forgets what came of a datagram.
  public mutating func forget(_ key: Key) { unfinished.removeAll { $0.key == key } }
}

extension Reassembly.Unfinished {
  /// Fills the holes that a fragment covers.
  fileprivate mutating func take(_ fragment: IPv4Packet) {
    let range = fragment.offset..<fragment.offset + fragment.payload.count
    guard range.upperBound < Reassembly.endMax else { return }
    if !fragment.hasMore, end == nil {
      end = range.upperBound
      holes = holes.map { $0.clamped(to: 0..<range.upperBound) }.filter { !$0.isEmpty }
      if bytes.count > range.upperBound { bytes.removeLast(bytes.count - range.upperBound) }
    }
    for hole in holes where hole.overlaps(range) { fill(hole.clamped(to: range), from: fragment) }
    holes = holes.flatMap { hole in
      [
        hole.lowerBound..<min(hole.upperBound, max(hole.lowerBound, range.lowerBound)),
        max(hole.lowerBound, min(hole.upperBound, range.upperBound))..<hole.upperBound,
      ].filter { !$0.isEmpty }
    }
  }

  private mutating func fill(_ range: Range<Int>, from fragment: IPv4Packet) {
    if bytes.count < range.upperBound {
      bytes.append(contentsOf: repeatElement(0, count: range.upperBound - bytes.count))
    }
    for index in range { bytes[index] = fragment.payload[index - fragment.offset] }
  }
}
