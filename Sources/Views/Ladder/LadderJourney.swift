import Events
import Replay

/// The life of what belongs together: an IRP, its packet, its frame, and the calls in which they are handed on.
///
/// Shown is every event about one of them; the calls that are open around it; what such a call does without naming any
/// object; and what caused a call, step by step. Everything else is somebody else's.
struct LadderJourney {
  /// The object that is looked at.
  let subject: ObjectID
  /// What belongs together, in the order in which it appears.
  let members: [ObjectID]
  /// The indices of the events that are shown, in order.
  let shown: [Int]
  /// The number that colours all of them.
  let color: Int
  /// Whether this is the whole life; a life of very many events is looked at around the position only.
  let isWhole: Bool

  /// The journey of an object, as seen from a position.
  ///
  /// It is made anew for every frame, so no more than ``reach`` events are looked at.
  init(_ timeline: Timeline, of subject: ObjectID, near position: Int) {
    self.subject = subject
    let root = timeline.root(of: subject, near: position)
    let start = LadderJourney.start(timeline, root, near: position)
    var scan = JourneyScan(timeline, root, LadderJourney.range(timeline, from: start))
    scan.run()
    if !scan.isOver, position - start > LadderJourney.reach / 2 {
      // A long life: a part of it that stays the same while one walks a few thousand events.
      let middle = (position - LadderJourney.reach / 2) & ~0xFFF
      scan = JourneyScan(timeline, root, LadderJourney.range(timeline, from: max(middle, start)))
      scan.run()
      isWhole = false
    } else {
      isWhole = scan.isOver
    }
    members = scan.members
    color = root.number
    shown = scan.shown.sorted()
  }

  private static func range(_ timeline: Timeline, from start: Int) -> Range<Int> {
    start..<max(min(start + reach, timeline.count), start)
  }

  /// How many events are looked at.
  private static let reach = 1 << 15

  /// Where the journey begins: the birth of its first object, or the first event about it that is found.
  private static func start(_ timeline: Timeline, _ root: ObjectID, near position: Int) -> Int {
    let dropped = timeline.history.droppedCount
    if let alive = timeline.state(at: position)[root], alive.root != .none {
      return max(Int(alive.bornAt), dropped)
    }
    let first = max(position - Timeline.searchCountMax, dropped)
    let last = max(min(position + Timeline.searchCountMax, timeline.count), first)
    return timeline.birth(of: root, near: position, in: first..<last)
      ?? timeline.nextIndex(about: root, from: first, before: last)
      ?? min(max(position, dropped), timeline.count)
  }
}

/// One walk over the events of a life.
private struct JourneyScan {
  /// A call that is open.
  private struct Frame {
    let index: Int
    /// Whether it is about something that belongs to the journey.
    let isOwn: Bool
    /// Whether it is an interrupt.
    let isInterrupt: Bool
    /// Whether anything of the journey happened inside.
    var isHot = false
  }

  /// The open calls of a processor or thread.
  private struct Stack {
    let id: CallStackID
    var frames: [Frame] = []
  }

  let timeline: Timeline
  let range: Range<Int>
  private(set) var members: [ObjectID] = []
  private(set) var shown: Set<Int> = []
  /// Whether nothing of the journey can come behind what was looked at.
  private(set) var isOver = false

  private var known: Set<ObjectID> = []
  private var alive: Set<ObjectID> = []
  private var stacks: [Stack] = []
  private var hotCount = 0
  /// The call around each event of the range; for a return, the call that it ends; -1 for none.
  private var around: [Int] = []
  /// Where each call returns.
  private var leaves: [Int: Int] = [:]
  private var own: [Int] = []

  init(_ timeline: Timeline, _ root: ObjectID, _ range: Range<Int>) {
    self.timeline = timeline
    self.range = range
    let state = timeline.state(at: range.lowerBound)
    stacks = state.openStacks.map { stack in
      Stack(
        id: stack.id,
        frames: stack.frames.map {
          Frame(index: $0.index, isOwn: false, isInterrupt: $0.kind == .interrupt)
        })
    }
    for (object, facts) in state.liveObjects where facts.root == root { join(object) }
    if known.isEmpty { join(root) }
  }

  mutating func run() {
    for index in range {
      take(index)
      if alive.isEmpty, hotCount == 0, !own.isEmpty {
        isOver = true
        break
      }
    }
    if range.upperBound == timeline.count { isOver = true }
    for index in own { show(index) }
  }

  private mutating func join(_ object: ObjectID) {
    guard known.insert(object).inserted else { return }
    members.append(object)
    alive.insert(object)
  }

  // MARK: - What happens

  private mutating func take(_ index: Int) {
    let event = timeline.history[index]
    let stack = stackIndex(event)
    let isOwn = isOwn(event, index)
    if event.life == .free { end(event, index) }
    let top = stacks[stack].frames.last
    around.append(top?.index ?? -1)
    if isOwn || (top?.isOwn == true && isQuiet(event)) { own.append(index) }
    if isOwn { heat(stack) }
    if event.kind.opensCall {
      stacks[stack].frames.append(
        Frame(
          index: index, isOwn: isOwn, isInterrupt: event.kind == .interrupt, isHot: isOwn))
      if isOwn { hotCount += 1 }
    } else if event.kind == .leave, let last = stacks[stack].frames.popLast() {
      leaves[last.index] = index
      if last.isHot { hotCount -= 1 }
    }
  }

  /// Whether an event is about something of the journey; what is made of that belongs to it as well.
  private mutating func isOwn(_ event: Event, _ index: Int) -> Bool {
    guard event.object != .none else { return false }
    let objects = event.object.isList ? timeline.history.objects(of: index) : [event.object]
    if event.hasExtras {
      let parent = timeline.history.parent(of: index)
      if parent != .none, known.contains(parent) { objects.forEach { join($0) } }
    }
    return objects.contains { known.contains($0) }
  }

  private mutating func end(_ event: Event, _ index: Int) {
    for object in timeline.history.objects(of: index) { alive.remove(object) }
  }

  /// Whether an event names nothing that travels, so that it belongs to the call in which it happens.
  private func isQuiet(_ event: Event) -> Bool {
    !event.object.isList && !event.object.kind.isTraveller && event.kind != .leave
  }

  /// Marks the calls around an event of the journey; an interrupt has nothing to do with what it interrupts.
  private mutating func heat(_ stack: Int) {
    for depth in stacks[stack].frames.indices.reversed() {
      let frame = stacks[stack].frames[depth]
      if !frame.isHot {
        stacks[stack].frames[depth].isHot = true
        hotCount += 1
      }
      if frame.isInterrupt { return }
    }
  }

  private mutating func stackIndex(_ event: Event) -> Int {
    let id = event.stack
    if let index = stacks.firstIndex(where: { $0.id == id }) { return index }
    stacks.append(Stack(id: id))
    return stacks.count - 1
  }

  // MARK: - What is shown

  /// Shows an event with its return, the calls around it, and what caused it.
  private mutating func show(_ index: Int) {
    var waiting = [index]
    while let next = waiting.popLast() {
      guard shown.insert(next).inserted else { continue }
      let event = timeline.history[next]
      if let leave = leaves[next] { waiting.append(leave) }
      if event.kind != .interrupt, let call = call(around: next) { waiting.append(call) }
      if let cause = cause(of: event, next) { waiting.append(cause) }
    }
  }

  private func call(around index: Int) -> Int? {
    let offset = index - range.lowerBound
    guard around.indices.contains(offset), timeline.history.keeps(around[offset]) else {
      return nil
    }
    return around[offset]
  }

  /// The cause of an event, if it lies in the same life, or began it.
  private func cause(of event: Event, _ index: Int) -> Int? {
    guard event.cause != 0,
      let cause = timeline.history.index(ofSequence: Int(event.cause)), cause < index
    else { return nil }
    return cause >= range.lowerBound || index == range.lowerBound ? cause : nil
  }
}
