import Events
import Replay
import Testing
import Traces

/// What has no parent is the first of its own journey, and that is known without looking for its beginning.
struct KinshipTests {
  private func event(
    _ number: Int, of parent: Int? = nil, _ life: Life = .unchanged, isOwned: Bool = false,
    to history: inout History
  ) {
    var event = Event(.action, time: 0)
    event.object = ObjectID(.packet, number)
    event.life = life
    if isOwned { event.owner = ComponentID(index: 0) }
    history.append(event)
    if let parent { history.attach(.of, Int64(ObjectID(.packet, parent).rawValue)) }
  }

  private func emptyHistory() throws -> History {
    let header =
      #"{"ndt":1,"schema":"1.0","title":"kin","clock":{"unit":"ns","kind":"virtual"},"topology":"#
      + #"{"components":[{"id":"packet","kind":"protocol"}]}}"#
    return History(lexicon: try Trace(text: (header + "\n").utf8).history.lexicon)
  }

  /// Which of the packets up to a number may have parents.
  private func children(_ timeline: Timeline, upTo last: Int) -> [Int] {
    (1...last).filter { timeline.mayHaveParent(ObjectID(.packet, $0)) }
  }

  @Test func `what has no parent is the first of its journey at every position`() throws {
    var found = 0
    for name in Golden.names {
      let timeline = try Golden.timeline(name)
      timeline.visitStates(from: 1, through: timeline.count) { state in
        for object in timeline.history.objects(of: state.position - 1) {
          guard let root = state[object]?.root, root != object else { continue }
          #expect(timeline.mayHaveParent(object), "\(name): \(object) at \(state.position)")
          found += 1
        }
      }
    }
    #expect(found > 0)
  }

  @Test func `a child is what is made of something, or given a parent while it is alive`() throws {
    var history = try emptyHistory()
    event(1, .new, to: &history)
    event(2, of: 1, .new, to: &history)
    event(3, isOwned: true, to: &history)
    event(4, of: 1, to: &history)
    event(5, isOwned: true, to: &history)
    event(5, of: 1, to: &history)
    let timeline = Timeline(history)
    #expect(children(timeline, upTo: 7) == [2, 5])
    #expect(timeline.end[ObjectID(.packet, 5)]?.root == ObjectID(.packet, 1))
  }

  @Test func `timelines that part have each their own children`() throws {
    var history = try emptyHistory()
    event(1, .new, to: &history)
    event(2, of: 1, .new, to: &history)
    let short = Timeline(history)
    #expect(children(short, upTo: 5) == [2])
    var (left, right) = (short, short)
    var longer = history
    event(3, of: 1, .new, to: &longer)
    left.extend(with: longer)
    #expect(children(left, upTo: 5) == [2, 3])
    longer = history
    event(4, of: 1, .new, to: &longer)
    right.extend(with: longer)
    #expect(children(right, upTo: 5) == [2, 4])
    #expect(children(short, upTo: 5) == [2])
    #expect(left.identity != right.identity && left.identity != short.identity)
    let copy = left
    #expect(copy.identity == left.identity)
  }

  @Test(arguments: [false, true])
  func `a child stays one when the event that made it is dropped`(isAskedBefore: Bool) throws {
    var history = try emptyHistory()
    event(1, .new, to: &history)
    event(2, of: 1, .new, to: &history)
    event(3, .new, to: &history)
    while history.count < Chunk.capacity + 10 { event(1, to: &history) }
    event(3, of: 1, to: &history)
    event(2, .free, to: &history)
    var timeline = Timeline(history)
    if isAskedBefore { #expect(children(timeline, upTo: 4) == [2, 3]) }
    timeline.dropFullChunks(keeping: 1)
    #expect(timeline.history.droppedCount == Chunk.capacity)
    #expect(children(timeline, upTo: 4) == [2, 3])
  }
}
