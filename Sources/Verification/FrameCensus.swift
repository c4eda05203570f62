import Events

/// What became of every frame that arrived: indicated to a protocol, or dropped with a reason (rule R80).
///
/// Source: [NDIS_REFERENCE 6.5 R80]
public struct FrameCensus: Equatable, Sendable {
  /// Frames that arrived from the cable.
  public private(set) var receivedCount = 0
  /// Frames that at least one protocol was shown.
  public private(set) var indicatedCount = 0
  /// Frames that were dropped before any protocol saw them, by reason, in the order of their first frame.
  public private(set) var drops: [Drop] = []
  /// All other drops, by reason: what a protocol drops of a frame that it was shown, and what does not come from the cable.
  public private(set) var otherDrops: [Drop] = []
  /// Frames that arrived and are still on their way.
  public var pendingCount: Int { fates.count }
  /// Frames that went without being indicated and without a reason.
  public private(set) var lostCount = 0

  /// How many frames were dropped for one reason.
  public struct Drop: Equatable, Sendable {
    /// The reason.
    public let reason: Word
    /// How many.
    public internal(set) var count: Int
  }

  /// The frames whose fate is open, and the frame that a packet carries.
  private var fates: Set<ObjectID> = []
  private var frameOfPacket: [ObjectID: ObjectID] = [:]
  /// How many packets carry a frame on, so that the frame itself may go.
  private var carriers: [ObjectID: Int] = [:]

  /// Counts nothing yet.
  public init() {}

  /// Counts all frames of a history.
  public init(_ history: History) {
    for chunk in history.chunks { count(chunk) }
  }

  /// How many frames were dropped.
  public var droppedCount: Int { drops.reduce(0) { $0 + $1.count } }

  /// Whether every frame that arrived was indicated, was dropped with a reason, or is still on its way.
  public var isConserved: Bool {
    lostCount == 0 && receivedCount == indicatedCount + droppedCount + pendingCount
  }

  /// Counts the frames of the next chunk.
  public mutating func count(_ chunk: Chunk) {
    for index in chunk.events.indices {
      let event = chunk.events[index]
      switch event.kind {
      case .wire: if event.status == Word.How.arrived { arrive(event.object) }
      case .action, .own: if event.life == .new, isCarrier(event.object) { carry(chunk, index) }
      case .enter: if isIndication(event.call) { indicate(chunk, index) }
      case .drop: drop(event)
      case .leave, .state, .interrupt, .choice, .inject, .touch, .wait, .signal, .lock,
        .unlock, .topology, .seen, .bugcheck, .note, .lost, .unknown:
        break
      }
      if event.life == .free { end(event.object) }
    }
  }

  /// A frame or packet ends; if its fate is still open, it was lost without a word.
  private mutating func end(_ object: ObjectID) {
    guard let frame = frameOfPacket.removeValue(forKey: object) else {
      if carriers[object] == nil, fates.remove(object) != nil { lostCount += 1 }
      return
    }
    let left = carriers[frame, default: 1] - 1
    carriers[frame] = left > 0 ? left : nil
    if left == 0, fates.remove(frame) != nil { lostCount += 1 }
  }

  private mutating func arrive(_ frame: ObjectID) {
    receivedCount += 1
    fates.insert(frame)
  }

  /// Remembers which frame a new packet was made for, itself or through a packet that carries the frame.
  private mutating func carry(_ chunk: Chunk, _ index: Int) {
    guard let extra = chunk.extra(.of, of: index) else { return }
    let parent = ObjectID(rawValue: UInt32(truncatingIfNeeded: extra.value))
    let frame = frameOfPacket[parent] ?? parent
    guard fates.contains(frame) else { return }
    frameOfPacket[chunk.events[index].object] = frame
    carriers[frame, default: 0] += 1
  }

  private func isCarrier(_ object: ObjectID) -> Bool {
    object.kind == .packet || object.kind == .netBufferList
  }

  private func isIndication(_ call: Call) -> Bool {
    call == .protocolReceive || call == .protocolReceivePacket || call == .npfTap
      || call == .protocolReceiveNetBufferLists
  }

  /// A chain names its lists beside the event.
  private mutating func indicate(_ chunk: Chunk, _ index: Int) {
    let object = chunk.events[index].object
    guard object.isList else { return indicate(object) }
    guard let extra = chunk.extra(.objects, of: index) else { return }
    for member in chunk.numbers[extra.range] {
      indicate(ObjectID(rawValue: UInt32(truncatingIfNeeded: member)))
    }
  }

  private mutating func indicate(_ object: ObjectID) {
    let frame = frameOfPacket[object] ?? object
    guard fates.remove(frame) != nil else { return }
    indicatedCount += 1
  }

  private mutating func drop(_ event: Event) {
    let frame = frameOfPacket[event.object] ?? event.object
    if fates.remove(frame) != nil {
      FrameCensus.add(event.status, to: &drops)
    } else {
      FrameCensus.add(event.status, to: &otherDrops)
    }
  }

  private static func add(_ reason: Word, to drops: inout [Drop]) {
    if let index = drops.firstIndex(where: { $0.reason == reason }) {
      drops[index].count += 1
    } else {
      drops.append(Drop(reason: reason, count: 1))
    }
  }
}
