import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// V lets a choice come out differently, and the run goes on from there.
struct BranchSessionTests {
  @Test func `V offers what can come out differently behind the cursor`() throws {
    var walk = try Walk(live: "s02")
    walk.type("GggV")
    #expect(walk.text.contains("What shall come out differently?"))
    #expect(
      walk.text.contains("MiniportSend: CP2 nested") && walk.text.contains("instead of after"))
    walk.press(.escape)
    #expect(walk.session.overlay == nil && walk.timeline.count == 211)
  }

  @Test func `the run goes on from the choice, and what lies before it stays`() throws {
    var walk = try Walk(live: "s02")
    walk.type("G")
    let before = walk.timeline
    walk.type("ggVCP2 nested #14")
    walk.press(.enter)
    #expect(walk.position == 14 && walk.event?.kind == .choice)
    #expect(walk.event?.status == Word.Outcome.nested)
    #expect((0..<13).allSatisfy { walk.timeline.history[$0] == before.history[$0] })
    walk.type("G")
    #expect(walk.timeline.count == 212 && walk.position == 212)
    walk.type("e")
    #expect(walk.session.overlay != nil)
  }

  @Test func `what was injected before the branch stays`() throws {
    var walk = try Walk(live: "s01")
    walk.type("Gewrites a frame")
    walk.press(.enter)
    walk.press(.enter)
    walk.type("G")
    let count = walk.timeline.count
    let choice = try #require((0..<count).last { walk.timeline.history[$0].kind == .choice })
    walk.type("ggVCP1 pending #\(choice + 1)")
    walk.press(.enter)
    #expect(walk.position == choice + 1)
    #expect(walk.event?.status == Word.Outcome.pending)
    walk.type("G")
    #expect(walk.timeline.count > choice + 1)
  }

  @Test func `a branch forgets the places that only the other run had`() throws {
    var walk = try Walk(live: "s02")
    walk.type("Gma")
    walk.go(to: 61)
    walk.press(.function(6))
    #expect(walk.session.attention.followed == ObjectID("F2"))
    walk.type("ggV")
    walk.press(.enter)
    let count = walk.timeline.count
    #expect(count < 211 && walk.session.attention.marks.isEmpty)
    #expect(walk.message.contains("F2, which was followed, and marks"))
    #expect(walk.session.attention.followed == .none)
    for _ in 0..<4 {
      walk.press(.left, .alt)
      #expect(walk.position <= count)
      walk.type("b%]")
    }
  }

  @Test func `what began before a branch is followed on, and that the rest is not is said`() throws
  {
    var walk = try Walk(live: "s23-sendto")
    walk.type("G")
    walk.go(to: 49)
    walk.press(.function(6))
    let packet = ObjectID("P2")
    #expect(walk.session.attention.followed == packet)
    walk.type("V")
    walk.press(.enter)
    #expect(walk.position == 50 && walk.session.attention.followed == packet)
    #expect(walk.message.contains("D compares it with the run that was left"))
    walk.type("u")
    walk.press(.function(6))
    walk.go(to: 52)
    walk.press(.function(6))
    #expect(walk.session.attention.followed == ObjectID("F1"))
    walk.go(to: 49)
    walk.type("V")
    walk.press(.enter)
    #expect(walk.session.attention.followed == .none)
    #expect(walk.message.contains("F1 was of the run that was left, so nothing is followed now"))
    walk.type("u")
    #expect(walk.session.attention.followed == ObjectID("F1"))
  }

  @Test func `a run that begins anew goes on following what will be there again`() throws {
    var walk = try Walk(live: "s02")
    walk.type("G")
    walk.go(to: 9)
    walk.press(.function(6))
    walk.type("r")
    #expect(walk.position == 0 && walk.session.attention.followed == ObjectID("P1"))
  }

  @Test func `a branch forgets the notes of the other run, and undo brings them back`() throws {
    var walk = try Walk(live: "s02")
    walk.type("G")
    walk.go(to: 4)
    walk.type(":note before")
    walk.press(.enter)
    walk.go(to: 60)
    walk.type(":note hello there")
    walk.press(.enter)
    walk.type("d")
    walk.go(to: 9)
    walk.type("V")
    walk.press(.enter)
    #expect(walk.session.notebook.notes.map(\.text) == ["before"])
    #expect(walk.session.notebook.comparedWith == nil)
    walk.type("u")
    #expect(walk.session.notebook.notes.count == 2 && walk.session.notebook.comparedWith == 60)
  }

  @Test func `a branch forgets what was folded in the other run, and undo brings that back`() throws
  {
    var walk = try Walk(live: "s02")
    walk.type("G")
    walk.go(to: 9)
    walk.loop.session.look.toggled[.tree] = [2, 150]
    walk.loop.session.look.pickedRows[.counters] = 3
    walk.loop.session.look.inspection.row = 2
    walk.type("V")
    walk.press(.enter)
    #expect(walk.timeline.count < 211 && walk.session.look.toggled[.tree] == [2])
    #expect(walk.session.look.pickedRows.isEmpty && walk.session.look.inspection.row == 0)
    walk.loop.session.look.toggled[.tree] = [2, 14, 15, 16]
    walk.type("u")
    #expect(walk.timeline.count == 211 && walk.session.look.toggled[.tree] == [2, 150])
    walk.press(.character("r"), .control)
    #expect(walk.session.look.toggled[.tree] == [2, 14, 15, 16])
  }

  @Test func `a run that begins anew forgets what was folded behind what was done to it`() throws {
    var walk = try Walk(live: "s02")
    walk.type("G")
    walk.loop.session.look.toggled[.tree] = [2, 150]
    walk.loop.session.look.bugCheckAside = 0
    let (timeline, facts) = (walk.timeline, walk.session.run)
    walk.loop.session.receiveRestart(timeline, facts, partingIndex: 100)
    #expect(walk.session.look.toggled[.tree] == [2] && walk.session.look.bugCheckAside == nil)
    walk.loop.session.receiveRestart(timeline, facts, partingIndex: nil)
    #expect(walk.session.look.toggled[.tree] == [2])
  }

  @Test func `a mark behind what is simulated again is simulated again`() throws {
    var walk = try Walk(live: "s02")
    walk.type("Ghhmar")
    #expect(walk.timeline.count < 209)
    walk.type("]")
    #expect(walk.position == 209)
  }

  @Test func `where no choice is known, V says so`() throws {
    var walk = try Walk(live: "s02")
    walk.type("V")
    #expect(walk.message == "No choice is known after #0. G simulates the run to its end.")
    walk.type("G")
    walk.go(to: 120)
    walk.type("V")
    #expect(
      walk.message
        == "No choice follows #120. The last one is CP2 at #105: g 104, then V, takes another outcome of it."
    )
    walk.go(to: 104)
    walk.type("V")
    #expect(walk.text.contains("CP2 nested") && walk.text.contains("After it"))
  }

  @Test func `an outcome that is not possible is refused with those that are`() throws {
    var walk = try Walk(live: "s10-sync")
    walk.type("GggVCP1 failure")
    walk.press(.enter)
    #expect(walk.message.contains("CP1 can only be success or pending"))
  }
}
