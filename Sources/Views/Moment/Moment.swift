import Events
import Replay

/// One position of a timeline, with what the panes of a screen ask about it.
///
/// A position is a gap between two events. The event just before it is the one that is shown: its effects are there, the
/// next one has not happened.
///
/// All panes of a frame share one, because two states and a history are much to hand on.
public final class Moment: Sendable {
  /// The events.
  public let timeline: Timeline
  /// The gap at which we stand, `0 ... timeline.count`.
  public let position: Int
  /// The stack here.
  public let state: StackState
  /// The stack before the event that is shown; the same as ``state`` at the beginning.
  public let before: StackState
  /// What is alive here, once somebody has asked.
  private let living = LastAnswer<Int, [(object: ObjectID, state: ObjectState)]>()
  /// The first objects of journeys: a frame names the same object many times.
  private let roots = Answers<ObjectID, ObjectID>()

  /// The moment at a position; what lies outside is moved to the nearest end.
  public init(_ timeline: Timeline, at position: Int) {
    self.timeline = timeline
    self.position = min(max(position, timeline.history.droppedCount), timeline.count)
    before = timeline.state(at: max(self.position - 1, timeline.history.droppedCount))
    state = timeline.state(at: self.position)
  }

  /// The objects that are alive here with their states, ordered by kind and number.
  var alive: [(object: ObjectID, state: ObjectState)] {
    living.answer(position) { state.liveObjects }
  }

  /// The events.
  public var history: History { timeline.history }
  /// The names.
  public var lexicon: Lexicon { timeline.history.lexicon }

  /// The index of the event that is shown, or `nil` at the beginning.
  public var index: Int? { position > history.droppedCount ? position - 1 : nil }
  /// The event that is shown, or `nil` at the beginning.
  public var event: Event? { index.map { history[$0] } }
  /// The sequence number of the event that is shown, or of the last one that was dropped; 0 at the beginning.
  public var number: Int { position > 0 ? history.sequence(of: position - 1) : 0 }
  /// The sequence number of the last event.
  public var lastNumber: Int {
    timeline.count > 0 ? history.sequence(of: timeline.count - 1) : 0
  }
  /// The time of the event that is shown, in nanoseconds.
  public var time: Int64 { state.time }

  /// The objects that the event that is shown is about.
  public var objects: [ObjectID] { index.map(history.objects(of:)) ?? [] }

  /// The component that calls or that a call returns to, by the call stack; none for what nobody called.
  public var caller: ComponentID {
    guard let index, let event else { return .none }
    if let said = history.extra(.from, of: index) {
      return ComponentID(rawValue: UInt16(truncatingIfNeeded: said.value))
    }
    switch event.kind {
    case .enter: return state.openCalls(on: event.stack).last?.from ?? .none
    case .leave: return before.openCalls(on: event.stack).last?.from ?? .none
    case .action, .own, .state, .interrupt, .wire, .drop, .choice, .inject, .touch, .wait, .signal,
      .lock, .unlock, .topology, .seen, .bugcheck, .note, .lost, .unknown:
      return .none
    }
  }

  /// What a call returns: its count, or its status.
  func answer(of event: Event) -> String {
    event.value == Event.absent ? lexicon.text(event.status) : String(event.value)
  }

  /// The open calls of the stack on which the event that is shown happens, outermost first.
  public var openCalls: [OpenCall] {
    guard let event else { return [] }
    return state.openCalls(on: event.stack)
  }
}

// MARK: - Journeys

extension Moment {
  /// The number that colours an object: that of the first object of its journey.
  public func journey(of object: ObjectID) -> Int {
    if let known = state[object] ?? before[object] { return known.root.number }
    return roots.answer(object) { timeline.root(of: object, near: position) }.number
  }

  /// The length of an object in bytes: its own, else that of what it was made for; `nil` if nobody said it.
  func length(of object: ObjectID) -> Int? {
    state.length(of: object) ?? before.length(of: object)
  }

  /// The number that colours an id in a text, or `nil` if no event is about such an object.
  public func journey(ofID id: Substring) -> Int? {
    object(ofID: id).map { journey(of: $0) }
  }

  /// The object that an id names; read byte by byte, because a frame is full of them.
  private func object(ofID id: Substring) -> ObjectID? {
    var kind: ObjectKind?
    var number = 0
    for byte in id.utf8 {
      guard kind != nil else {
        kind = ObjectKind(letter: byte)
        if kind == nil { return nil }
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = number * 10 + Int(byte - 0x30)
      guard number <= ObjectID.numberMax else { return nil }
    }
    guard let kind, id.utf8.count > 1 else { return nil }
    return ObjectID(kind, number)
  }
}

extension Timeline {
  /// The first object of the journey of an object that need not be alive; itself if nothing is known.
  ///
  /// The search goes back from a position, and no further than ``searchCountMax`` events in either direction: a colour is not
  /// worth more.
  func root(of object: ObjectID, near position: Int) -> ObjectID {
    guard mayHaveParent(object) else { return object }
    let end = min(position + Timeline.searchCountMax, count)
    let start = max(position - Timeline.searchCountMax, history.droppedCount)
    if let alive = state(at: min(max(position, start), count))[object] { return alive.root }
    if let birth = birth(of: object, near: position, in: start..<max(end, start)) {
      return state(at: birth + 1)[object]?.root ?? object
    }
    let index =
      previousIndex(about: object, before: position, notBefore: start)
      ?? nextIndex(about: object, from: position, before: end)
    guard let index else { return object }
    return (state(at: index)[object] ?? state(at: index + 1)[object])?.root ?? object
  }

  /// The index of the event with which an object begins, or `nil` if it is not among the events of a range.
  func birth(of object: ObjectID, near position: Int, in range: Range<Int>) -> Int? {
    let isBirth = { (event: Event) in event.life == .new && event.object == object }
    return lastIndex(before: position, notBefore: range.lowerBound, where: isBirth)
      ?? firstIndex(from: position, before: range.upperBound, where: isBirth)
  }

  static let searchCountMax = 100_000
}
