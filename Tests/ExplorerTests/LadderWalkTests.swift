import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// The ladder under the keys of a user.
struct LadderWalkTests {
  /// A walk that follows the first packet of a send that is completed later.
  private func walk() throws -> Walk {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 9)
    walk.type("2")
    walk.press(.function(6))
    return walk
  }

  @Test func `j walks the life of the packet and steps over what is folded`() throws {
    var walk = try walk()
    #expect(walk.session.look.view == .ladder && walk.session.attention.followed.kind == .packet)
    while !walk.lines.contains(where: { $0.contains("►") && $0.contains("Enter opens") }) {
      let before = walk.position
      walk.type("j")
      try #require(walk.position == before + 1)
    }
    let fold = walk.position
    walk.type("j")
    #expect(walk.position > fold + 20)
    walk.type("k")
    #expect(walk.position == fold)
  }

  @Test func `Enter opens a fold where one stands, and closes it again`() throws {
    var walk = try walk()
    walk.go(to: 20)
    let folded = walk.lines
    walk.press(.enter)
    #expect(walk.position == 20 && walk.text.contains("Enter closes"))
    walk.type("j")
    #expect(walk.position == 21)
    walk.type("k")
    walk.press(.enter)
    #expect(walk.lines == folded)
  }

  @Test func `a shows the events of others as well, and folds them again`() throws {
    var walk = try walk()
    let folded = walk.lines
    walk.type("a")
    #expect(!walk.text.contains("Enter opens"))
    walk.type("a")
    #expect(walk.lines == folded)
  }

  @Test func `a says why there is nothing to choose`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("a")
    #expect(walk.message == "Only the ladder folds events; 2 shows it.")
    walk.type("2a")
    #expect(walk.message == "All events are shown: F6 follows the object of this step.")
  }

  @Test func `without an object j and k are steps, from the beginning to the end`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("2k")
    #expect(walk.position == 0 && walk.message.hasPrefix("This is #0"))
    walk.type("jj")
    #expect(walk.position == 2)
    walk.type("kk")
    #expect(walk.position == 0)
    walk.type("Gj")
    #expect(walk.position == walk.timeline.count && walk.message.contains("the end"))
  }

  @Test func `a live run goes on below the last row`() throws {
    var walk = try Walk(live: "s02")
    walk.type("2jjj")
    #expect(walk.position == 3)
  }

  @Test func `Enter on an event inspects its object`() throws {
    var walk = try walk()
    walk.press(.enter)
    #expect(walk.session.look.view == .inspector)
  }

  @Test func `Enter where the filter hides the step inspects its object`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 60)
    walk.type("2&layer == app")
    walk.press(.enter)
    #expect(walk.text.contains("RemoveHeadList, which the filter hides"))
    let object = try #require(walk.session.moment.objects.first)
    walk.press(.enter)
    #expect(walk.session.look.view == .inspector && walk.session.attention.picked == object)
  }

  @Test func `Enter on a row that names no object says that one is at its moment`() throws {
    var walk = try Walk(recorded: "s02")
    let history = walk.timeline.history
    let index = try #require(
      (0..<walk.timeline.count).first { history.objects(of: $0).first == nil })
    walk.go(to: index + 1)
    walk.type("2")
    walk.press(.enter)
    #expect(walk.message == "You are at the moment of this row, and it names no object.")
  }
}
