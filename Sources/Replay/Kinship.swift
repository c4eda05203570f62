import Events
import Synchronization

/// Which objects can belong to the journey of another one: those that an event gives a parent, and that are alive somewhere.
///
/// Every other object is the first of its own journey wherever one stands, so nobody needs to look for its beginning, which
/// many traces do not have: those typed by hand, imported ones, and the start of a recording. It is found out in one pass over
/// the events when it is asked for first, and gone on with when the history grows.
final class Kinship: Sendable {
  private let known: Mutex<Known>

  /// Nothing is known yet.
  init() { known = Mutex(Known()) }

  /// What is known of a history that has grown at its end, or was dropped at its beginning.
  init(takingOver old: Kinship) { known = Mutex(old.known.withLock { $0 }) }

  /// Whether an object can belong to the journey of another one in a history, which must be the same one every time;
  /// `first` is the state before the first event that is kept.
  func hasParent(_ object: ObjectID, in history: History, from first: StackState) -> Bool {
    known.withLock { known in
      known.read(history, from: first)
      return known.children.contains(object) && known.alive.contains(object)
    }
  }
}

/// What the events up to one of them say.
private struct Known: Sendable {
  /// How many events have been read.
  var count = 0
  /// What some event gives a parent.
  var children = ObjectSet()
  /// What is alive somewhere.
  var alive = ObjectSet()

  /// Reads the events that are new.
  mutating func read(_ history: History, from first: StackState) {
    if count < history.droppedCount { begin(at: history.droppedCount, first) }
    while count < history.count {
      let chunk = history.chunk(of: count)
      let start = count & (Chunk.capacity - 1)
      readParents(chunk, from: start)
      readLives(chunk, from: start)
      count += chunk.events.count - start
    }
  }

  /// Takes from a state what the events before it said.
  private mutating func begin(at position: Int, _ state: StackState) {
    count = position
    state.forEachLiveObject { object, facts in
      alive.insert(object)
      if facts.root != object { children.insert(object) }
    }
  }

  private mutating func readParents(_ chunk: Chunk, from start: Int) {
    for extra in chunk.extras[chunk.firstExtra(from: start)...]
    where extra.key == .of && Int(extra.index) < chunk.events.count {
      Known.visitObjects(of: Int(extra.index), in: chunk) { children.insert($0) }
    }
  }

  private mutating func readLives(_ chunk: Chunk, from start: Int) {
    for offset in start..<chunk.events.count {
      let event = chunk.events[offset]
      guard event.life == .new || event.owner != .none else { continue }
      Known.visitObjects(of: offset, in: chunk) { alive.insert($0) }
    }
  }

  private static func visitObjects(
    of offset: Int, in chunk: Chunk, _ body: (ObjectID) -> Void
  ) {
    let object = chunk.events[offset].object
    guard object.isList else {
      if object != .none { body(object) }
      return
    }
    guard let members = chunk.extra(.objects, of: offset) else { return }
    for member in chunk.numbers[members.range] {
      body(ObjectID(rawValue: UInt32(truncatingIfNeeded: member)))
    }
  }
}
