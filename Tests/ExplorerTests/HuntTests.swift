import Events
import Foundation
import Live
import Replay
import Terminal
import Testing
import Traces
import Verification
import Views

@testable import Explorer

/// Hunts in the broken scenarios of this repository.
struct HuntTests {
  private func prey(_ id: String) throws -> Prey {
    try #require(Prey.all.first { $0.scenario.id == id })
  }

  @Test func `there is something to hunt`() {
    #expect(Prey.all.count >= 15)
  }

  @Test func `what only the card shows is no bug to point at`() throws {
    let others = Prey.all.filter { !$0.hunt.isOfDriver($0.timeline) }
    #expect(!others.isEmpty && others.allSatisfy { $0.finding.rule == "R17" })
  }

  @Test(arguments: Prey.all)
  func `no view and no window tells the bug before the guess`(prey: Prey) throws {
    var walk = prey.walk
    for view in prey.someViews {
      walk.go(to: prey.finding.index + 1)
      walk.type(":\(view.name)")
      walk.press(.enter)
      #expect(walk.session.look.view == view)
      for key in [Key.escape, .end] {
        walk.press(key)
        let text = walk.text
        for secret in prey.secrets { #expect(!text.contains(secret), "\(view.name)") }
        #expect(!text.contains("all adds up") && !text.contains("does not add up"))
      }
    }
    walk.type("1H")
    let text = walk.text
    #expect(text.contains("noticed"))
    for secret in prey.secrets { #expect(!text.contains(secret)) }
  }

  @Test(arguments: Prey.all)
  func `nothing that is written line by line tells the bug`(prey: Prey) throws {
    let lines = [
      "symptom", "", "end", "findings", "look", "link", "hint", "write x", "exhaust CP1 2",
    ]
    let text = written(prey, lines).text
    #expect(text.contains("Bug hunt 7") && text.contains("Hidden: this is what you hunt"))
    for secret in prey.secrets { #expect(!text.contains(secret)) }
  }

  @Test func `what would tell the secret is refused, and that is said`() throws {
    let prey = try #require(Prey.all.first)
    for line in ["write x", "save", "link", "exhaust CP1 2", "compare s02", "against s02"] {
      #expect(written(prey, [line]).text.contains("! Not in a hunt: this would tell"), "\(line)")
    }
    var walk = prey.walk
    walk.press(.escape)
    walk.press(.function(2))
    #expect(walk.message.hasPrefix("Not in a hunt") && walk.session.overlay == nil)
  }

  @Test(arguments: Prey.all)
  func `the keys of marks do not lead to the guilty event`(prey: Prey) {
    var walk = prey.walk
    walk.press(.escape)
    walk.type("]")
    let kind = walk.event?.kind
    #expect(walk.position == 0 || kind == .drop || kind == .bugcheck)
    #expect(!walk.message.contains("broken rule"))
  }

  @Test func `a wrong guess ends no script`() throws {
    let prey = try #require(
      Prey.all.first { prey in
        !prey.hunt.findings.contains { finding in
          finding.index == 0 || finding.evidence.contains { $0.index == 0 }
        }
      })
    var loop = LinearLoop(FixedSource(prey.timeline, hunt: prey.hunt)) { _ in }
    var rest = ["goto 1", "guilty", "guilty", "step"][...]
    #expect(loop.run(isScript: true) { rest.popFirst() } == .left)
    #expect(loop.session.position == 2)
  }

  @Test(arguments: Prey.all)
  func `every bug is found at its guilty event, and then it is explained`(prey: Prey) throws {
    var walk = prey.walk
    walk.go(to: prey.finding.index + 1)
    walk.type("!")
    #expect(walk.session.hunt?.ending == .guilty(prey.finding))
    #expect(walk.session.hunt?.points == 100)
    let title = String(prey.scenario.title.prefix(20))
    let (text, _) = written(prey, ["goto \(prey.finding.index + 1)", "guilty"])
    #expect(text.contains("Right: this is the guilty event"))
    #expect(text.contains(title) && text.contains(prey.finding.facts?.cure ?? "?"))
    for step in prey.finding.evidence { #expect(text.contains(step.sentence)) }
    #expect(text.contains("ndiscope explore \(prey.scenario.id) --at "))
  }

  @Test(arguments: Prey.all)
  func `something is noticed of every bug, in words`(prey: Prey) {
    #expect(!prey.hunt.symptoms.isEmpty)
    for symptom in prey.hunt.symptoms {
      let sentence = HuntWords.sentence(symptom, prey.timeline)
      #expect(sentence.hasSuffix(".") && sentence.count > 20)
    }
  }

  @Test func `what is noticed is read off the end of the run`() throws {
    let stops = try prey("r02-ne2000-completes-and-succeeds")
    guard case .bugCheck(let index) = stops.hunt.symptoms[0] else {
      Issue.record("\(stops.hunt.symptoms)")
      return
    }
    #expect(stops.timeline.history[index].kind == .bugcheck && stops.hunt.symptoms.count == 1)
    let waits = try prey("r03-ne2000-loses-send")
    #expect(waits.hunt.symptoms.contains { if case .openIO = $0 { true } else { false } })
  }

  @Test func `a frame that waits to be read is no leak, nor is what is taken for it`() throws {
    let prey = try prey("r48-ndislwf-sets-handlers-late")
    #expect(prey.hunt.symptoms.count == 1)
    guard case .waiting(let queue, 1) = prey.hunt.symptoms[0] else {
      Issue.record("\(prey.hunt.symptoms)")
      return
    }
    #expect(prey.timeline.end.members(of: queue).count == 1)
    let sentence = HuntWords.sentence(prey.hunt.symptoms[0], prey.timeline)
    #expect(sentence.hasPrefix("1 received frame waits in b1.RecvLists at the end"))
  }

  @Test func `what a hunt costs has room in its row`() throws {
    var walk = try prey("r03-ne2000-loses-send").walk
    walk.type(":symptom")
    walk.press(.enter)
    let rows = walk.lines.filter { $0.contains(" price ") || $0.contains(" par ") }
    #expect(rows.count >= 2 && rows.allSatisfy { !$0.contains("…") }, "\(walk.text)")
  }

  @Test func `the card of a hunt says each thing once`() throws {
    var walk = try prey("r03-ne2000-loses-send").walk
    walk.type("H")
    let window = try #require(walk.session.scene.window)
    let cells = window.rows.map(\.cells)
    #expect(cells.contains { $0[0] == "so far" && $0[1] == "cost 0" })
    #expect(cells.contains { $0[0] == "par" && !$0[1].contains("Par") })
  }

  @Test func `the key line has the keys of a hunt as long as it goes on`() throws {
    var walk = try prey("r02-ne2000-completes-and-succeeds").walk
    #expect(walk.lines.last?.contains("l step  ! guilty  H noticed  s o f") == true)
    walk.type(":give_up")
    walk.press(.enter)
    walk.press(.escape)
    #expect(walk.lines.last?.contains("l step  s o f") == true)
  }

  @Test func `an event of the evidence is half of the points`() throws {
    let prey = try prey("r02-ne2000-completes-and-succeeds")
    let other = try #require(prey.finding.evidence.first { $0.index != prey.finding.index })
    var walk = prey.walk
    walk.go(to: other.index + 1)
    walk.type("!")
    #expect(walk.session.hunt?.ending == .evidence(prey.finding))
    #expect(walk.session.hunt?.points == 50)
    #expect(walk.text.contains("Nearly"))
  }

  @Test func `every movement is a step, whatever makes it, and looking is none`() throws {
    var walk = try prey("r02-ne2000-completes-and-succeeds").walk
    walk.type("lll")
    #expect(walk.session.hunt?.stepCount == 3)
    walk.type("h")
    walk.type("G")
    walk.go(to: 2)
    #expect(walk.session.hunt?.stepCount == 6)
    walk.type("123i1jkH")
    walk.press(.escape)
    walk.type("t~")
    #expect(walk.session.hunt?.stepCount == 6)
    #expect(walk.text.contains("hunt: cost 6, par "))
  }

  @Test func `a wrong guess costs twenty once, hints cost more and more`() throws {
    var walk = try prey("r02-ne2000-completes-and-succeeds").walk
    walk.type("!")
    #expect(walk.message.contains("No event has happened yet"))
    walk.type("l!")
    #expect(walk.session.hunt?.cost == 21 && walk.message.hasPrefix("No: #1"))
    walk.type("!")
    #expect(walk.session.hunt?.cost == 21)
    for (cost, words) in [(31, "guilty event"), (51, "guilty event"), (81, "about P")] {
      walk.type(":hint")
      walk.press(.enter)
      #expect(walk.session.hunt?.cost == cost && walk.message.contains(words))
    }
    walk.type(":hint")
    walk.press(.enter)
    #expect(walk.session.hunt?.cost == 81 && walk.message.hasPrefix("There are no more hints"))
  }

  @Test func `where a rule is about no object, the last hint says where its story begins`() throws {
    var walk = try prey("r17-packet-never-sets-filter").walk
    for _ in 0..<3 {
      walk.type(":hint")
      walk.press(.enter)
    }
    #expect(walk.message.hasPrefix("The rule is about no object."))
    #expect(!walk.message.contains("lock"))
  }

  @Test func `points are a hundred up to par, and fewer in proportion`() throws {
    var hunt = try prey("r02-ne2000-completes-and-succeeds").hunt
    for position in 1...hunt.par { hunt.see(position) }
    #expect(hunt.cost == hunt.par)
    var late = hunt
    for position in 1...hunt.par { late.see(position) }
    _ = hunt.guess(hunt.findings[0].index)
    _ = late.guess(late.findings[0].index)
    #expect(hunt.points == 100 && late.points == 50)
  }

  @Test func `who gives up sees what was wrong, and everything that was hidden`() throws {
    let prey = try prey("r02-ne2000-completes-and-succeeds")
    let (text, session) = written(prey, ["give_up", "", "end", "findings", "look"])
    #expect(text.contains("This was wrong") && text.contains("0 of 100"))
    #expect(!text.contains("Hidden: this is what you hunt"))
    #expect(session.hunt?.goesOn == false)
  }

  @Test func `where there is no hunt, that is said`() throws {
    var walk = try Walk(recorded: "s01")
    walk.type("!")
    #expect(walk.message.contains("ndiscope hunt"))
    #expect(walk.text.contains("all adds up"))
  }

  private func written(_ prey: Prey, _ lines: [String]) -> (text: String, session: Session) {
    var written: [String] = []
    var loop = LinearLoop(FixedSource(prey.timeline, hunt: prey.hunt)) { written += $0 }
    var rest = lines[...]
    _ = loop.run(isScript: false) { rest.popFirst() }
    return (written.joined(separator: "\n"), loop.session)
  }
}

/// A scenario that is hunted, and what nobody may read before the end.
struct Prey: CustomTestStringConvertible {
  let path: String
  let scenario: Scenario
  let hunt: Hunt
  let timeline: Timeline

  var testDescription: String { scenario.id }
  var walk: Walk { Walk(FixedSource(timeline, hunt: hunt)) }
  /// The first finding.
  var finding: RuleFinding { hunt.findings[0] }

  /// The first view and three of the others; the next bug has the next three, so that each view shows some twenty bugs.
  var someViews: [ViewKind] {
    let all = ViewKind.allCases
    let start = (Prey.all.firstIndex { $0.path == path } ?? 0) * 3
    return [all[0]] + (start..<start + 3).map { all[$0 % all.count] }
  }

  /// The words that would give the bug away.
  var secrets: [String] {
    let bugs = scenario.text.matches(of: /bug: ([a-z-]+)/).map { String($0.output.1) }
    let title = scenario.title.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
    return bugs + [scenario.id, title, finding.rule, hunt.secret.name]
  }

  init?(_ path: String) throws {
    self.path = path
    scenario = try ScenarioFile.scenario(at: path)
    var run = try LiveRun(scenario)
    run.extend(to: 100_000)
    timeline = run.timeline
    let secret = Hunt.Secret(title: scenario.title, name: scenario.id)
    guard let hunt = Hunt(timeline, seed: 7, secret: secret) else { return nil }
    self.hunt = hunt
  }

  /// Every broken driver in whose run a rule finds something.
  static let all: [Prey] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "traces").path
    let walk = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let paths = walk.filter { $0.contains("/broken/r") && $0.hasSuffix(".yaml") }.sorted()
    return paths.compactMap { try? Prey(root + "/" + $0) }
  }()
}
