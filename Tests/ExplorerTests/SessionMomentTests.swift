import Replay
import Testing
import Views

@testable import Explorer

/// One key asks for the moment several times; it is made once.
struct SessionMomentTests {
  @Test func `one moment serves all who ask at a place, and no other place`() throws {
    var walk = try Walk.endless()
    walk.extend(by: 500)
    let first = walk.session.moment
    #expect(walk.session.moment === first)
    #expect(first.position == walk.position)
    var moved = walk.session
    moved.show(100)
    #expect(moved.moment.position == 100)
    moved.show(200)
    #expect(moved.moment.position == 200)
    #expect(walk.session.moment.position == walk.position)
  }

  @Test func `a run that has grown has another moment at the same place`() throws {
    var walk = try Walk.endless()
    walk.extend(by: 500)
    let first = walk.session.moment
    let count = walk.timeline.count
    walk.extend(by: 500)
    #expect(walk.timeline.count > count)
    let second = walk.session.moment
    #expect(second !== first && second.timeline.count == walk.timeline.count)
    #expect(first.timeline.count == count)
  }
}
