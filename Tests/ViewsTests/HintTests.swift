import Events
import Replay
import Terminal
import Testing

@testable import Views

/// The line above the keys says one useful sentence.
struct HintTests {
  @Test func `it tells what comes next, and where the call is completed`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let moment = try timeline.moment(at: "MiniportSend")
    let completion = try #require(moment.timeline.completion(of: moment.position - 1))
    #expect(
      hint(moment) == [
        "Next: CP1: Does the miniport finish the call inside its handler? Here: pending.",
        "  % jumps to the completion of P1, #\(completion + 1)",
      ])
  }

  @Test func `it knows both ends of a trace`() throws {
    let timeline = try Shipped.named("s01-send-sync").timeline
    #expect(hint(timeline.moment(0)).first?.hasPrefix("This is #0, the beginning. Next: ") == true)
    let end = timeline.moment(timeline.count)
    #expect(hint(end).first == "#38, the end.   h goes back   gg to the beginning")
    #expect(
      hint(end) { $0.isGrowing = true }.first?.hasPrefix("l simulates the next event") == true)
  }

  @Test func `it speaks about the object that is picked`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(90)
    let held = hint(moment) { $0.picked = ObjectID(.packet, 3) }
    #expect(held.first == "P3 belongs to ne2000 since #41, 81.4 µs.")
    let absent = hint(moment) { $0.picked = ObjectID(.packet, 77) }
    #expect(absent.first == "P77 does not exist here.")
  }

  @Test func `each key for a picked object says what it does`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(90)
    let (one, other) = (ObjectID(.packet, 3), ObjectID(.packet, 4))
    let keys = hint(moment) { $0.picked = one }.dropFirst()
    #expect(
      keys.map { $0.trimmed } == [
        "Enter inspects it", "F6 follows it", "* # its next and last event", "Esc unpicks it",
      ])
    let followed = hint(moment) { ($0.picked, $0.followed) = (one, one) }
    #expect(followed.contains("   F6 stops following it"))
    let another = hint(moment) { ($0.picked, $0.followed) = (one, other) }
    #expect(another.contains("   F6 stops following P4"))
  }

  @Test func `the key that opens says what it does in the pane that has the focus`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(90)
    let one = ObjectID(.packet, 3)
    func keys(_ view: ViewKind, _ picked: ObjectID, _ change: (inout Scene) -> Void = { _ in })
      -> [String]
    {
      hint(moment) { scene in
        (scene.view, scene.focus, scene.picked) = (view, view.facts.panes[0], picked)
        change(&scene)
      }.map(\.trimmed)
    }
    #expect(keys(.stack, one).contains("Enter inspects it"))
    #expect(!keys(.stack, ObjectID(.packet, 77)).joined().contains("Enter"))
    let life = keys(.dna, one).first { $0.hasPrefix("Enter ") }
    #expect(life?.wholeMatch(of: /Enter goes to #\d+/) != nil)
    let tree = InspectorTree(moment, one, Inspection())
    let branch = try #require(tree.rows.firstIndex { $0.isOpen == true })
    let link = try #require(tree.rows.firstIndex { $0.isOpen == nil && $0.target != nil })
    let rest = try #require(tree.rows.firstIndex { $0.isOpen == nil && $0.target == nil })
    let closes = keys(.inspector, one) { $0.inspection.row = branch }
    #expect(closes.contains("Enter closes the branch"))
    let goes = keys(.inspector, one) { $0.inspection.row = link }.joined()
    #expect(goes.contains("Enter goes to #"))
    #expect(!keys(.inspector, one) { $0.inspection.row = rest }.joined().contains("Enter"))
  }

  @Test func `while playing it tells how to stop`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(90)
    #expect(hint(moment) { $0.playing = .forward }.first?.hasPrefix("Space stops") == true)
  }

  @Test(arguments: Shipped.all)
  func `it always says something, and its first sentence ends`(shipped: Shipped) {
    for moment in shipped.moments(8) {
      let first = hint(moment).first ?? ""
      let isSentence = first.hasSuffix(".") || first.hasSuffix("beginning")
      if !isSentence { Issue.record("\(shipped) at \(moment.position): \(first)") }
    }
  }

  private func hint(
    _ moment: Moment, _ change: (inout Scene) -> Void = { _ in }
  ) -> [String] {
    var scene = Scene(moment, title: "")
    change(&scene)
    return Hint(scene).pieces.map(\.text)
  }
}
