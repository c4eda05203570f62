import Events
import Replay

/// What somebody notices of a broken driver without knowing what it did: the machine stops, or something never comes back.
///
/// It is read off the end of the run alone, so it can tell nothing about the bug that the run does not show.
public enum Symptom: Hashable, Sendable {
  /// The machine stops; the index of that event.
  case bugCheck(Int)
  /// A call never returns; the index of the event with which it began.
  case hang(Int)
  /// So many I/O requests with this call are never completed.
  case openIO(Call, count: Int)
  /// So many objects of a kind stay with somebody.
  case left(ObjectKind, with: ComponentID, count: Int)
  /// So many received packets or lists wait in a queue of a protocol driver for somebody who reads.
  case waiting(PlaceID, count: Int)
  /// A counter does not come back to where it began.
  case counter(PlaceID, value: Int)
  /// A pool does not get back what was taken from it.
  case pool(PlaceID, used: Int)
  /// Somebody reads or writes memory that he must not touch, so many times.
  case memory(Int)
  /// So many things are dropped.
  case drops(Int)
  /// Nobody notices anything.
  case none

  /// What is noticed of a run that has come to its end, the worst first.
  public static func all(of timeline: Timeline) -> [Symptom] {
    if let stop = timeline.firstIndex(from: 0, where: { $0.kind == .bugcheck }) {
      return [.bugCheck(stop)]
    }
    let reader = SymptomReader(timeline)
    let found = reader.hangs + reader.openIO(isRead: false) + reader.left + reader.places
    let events = reader.events
    let other = found + events
    if !other.isEmpty { return other }
    let usual = reader.openIO(isRead: true) + reader.waiting
    return usual.isEmpty ? [.none] : usual
  }
}

/// Reads symptoms off the end of a run that no bug check has stopped.
private struct SymptomReader {
  private let timeline: Timeline
  private let end: StackState

  init(_ timeline: Timeline) {
    self.timeline = timeline
    end = timeline.end
  }

  /// The outermost call of each stack that is still open.
  var hangs: [Symptom] { end.openStacks.compactMap { $0.frames.first.map { .hang($0.index) } } }

  /// What programs have asked for and wait for; that a read waits is usual where nothing arrives.
  func openIO(isRead: Bool) -> [Symptom] {
    let calls = end.liveObjects.filter { $0.object.kind == .irp }
      .map { call(of: $0.object, bornAt: Int($0.state.bornAt)) }
      .filter { SymptomReader.reads.contains($0) == isRead }
    return counted(calls).map { .openIO($0.key, count: $0.count) }
  }

  /// The queues of protocol drivers in which received packets or lists wait; that is usual where nobody reads.
  var waiting: [Symptom] {
    protocolQueues.compactMap { queue in
      let count = waitingThings(in: queue).count
      return count > 0 ? .waiting(queue, count: count) : nil
    }
  }

  private var protocolQueues: [PlaceID] {
    timeline.history.lexicon.places.enumerated()
      .filter { $1.kind == .queue && isOfProtocol($1.owner) }
      .map { PlaceID(index: $0.offset) }
  }

  private func isOfProtocol(_ owner: PlaceOwner) -> Bool {
    switch owner {
    case .component(let id): timeline.history.lexicon[id]?.kind == .protocol
    case .binding: true
    case .adapter, .module: false
    }
  }

  private func waitingThings(in queue: PlaceID) -> [ObjectID] {
    end.members(of: queue).filter { $0.kind == .packet || $0.kind == .netBufferList }
  }

  /// What is alive, is no I/O request and does not wait to be read, by its kind and by who has it.
  var left: [Symptom] {
    let waiting = Set(protocolQueues.flatMap(waitingThings))
    let things = end.liveObjects
      .filter {
        SymptomReader.returned.contains($0.object.kind) && !waiting.contains($0.object)
      }
      .map { Holding(kind: $0.object.kind, owner: $0.state.owner) }
    return counted(things).map { .left($0.key.kind, with: $0.key.owner, count: $0.count) }
  }

  /// Counters and pools that are above where they began, and not for what waits to be read alone.
  var places: [Symptom] {
    let waitingCount = protocolQueues.map { waitingThings(in: $0).count }.reduce(0, +)
    return timeline.history.lexicon.places.enumerated().compactMap { index, place in
      let id = PlaceID(index: index)
      let value = end.value(of: id)
      guard value > place.initialValue else { return nil }
      switch place.kind {
      case .counter: return .counter(id, value: value)
      case .pool:
        return value - place.initialValue > waitingCount ? .pool(id, used: value) : nil
      case .queue, .register, .machine: return nil
      }
    }
  }

  /// What single events show.
  var events: [Symptom] {
    let touches = count(.touch)
    let drops = count(.drop)
    return (touches > 0 ? [.memory(touches)] : []) + (drops > 0 ? [.drops(drops)] : [])
  }

  private struct Holding: Hashable {
    let kind: ObjectKind
    let owner: ComponentID
  }

  /// With which call an I/O request began, as the I/O manager calls it.
  private func call(of irp: ObjectID, bornAt: Int) -> Call {
    let isBeginning = { (event: Event) in event.kind == .enter && event.object == irp }
    guard let index = timeline.firstIndex(from: bornAt, where: isBeginning) else { return .none }
    let event = timeline.history[index]
    let open = timeline.state(at: index + 1).innermostCall(on: event.stack)
    return open?.handler ?? event.call
  }

  private func count(_ kind: EventKind) -> Int {
    var count = 0
    var index = 0
    while let found = timeline.firstIndex(from: index, where: { $0.kind == kind }) {
      count += 1
      index = found + 1
    }
    return count
  }

  /// How often each comes, in the order of the first ones.
  private func counted<Thing: Hashable>(_ things: [Thing]) -> [(key: Thing, count: Int)] {
    var order: [Thing] = []
    var counts: [Thing: Int] = [:]
    for thing in things {
      if counts[thing] == nil { order.append(thing) }
      counts[thing, default: 0] += 1
    }
    return order.map { ($0, counts[$0] ?? 0) }
  }

  private static let reads: Set<Call> = [.irpMjRead, .ioctlAfdRecvDatagram, .ioctlAfdSelect]
  /// What somebody takes and gives back.
  private static let returned: Set<ObjectKind> = [
    .packet, .netBufferList, .request, .memory, .workItem, .timer,
  ]
}
