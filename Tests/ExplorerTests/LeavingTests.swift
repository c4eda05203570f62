import Events
import Live
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// Nothing that the user did is lost without a question, and nobody is asked where nothing is lost.
struct LeavingTests {
  private func asks(_ walk: Walk) -> Bool {
    if case .list(.leaving, _) = walk.session.overlay { true } else { false }
  }

  /// A walk through a trace that can be written.
  private func walk(_ keeper: Keeper) -> Walk { Walk(keeper) }

  private func command(_ text: String, _ walk: inout Walk) {
    walk.type(":" + text)
    walk.press(.enter)
  }

  @Test(arguments: ["q", ":q\r"])
  func `a mark that no file has is asked about, and Escape stays`(keys: String) throws {
    var walk = walk(try Keeper())
    walk.type("lllma")
    for key in keys { walk.take(key == "\r" ? .key(.enter) : .character(key)) }
    #expect(walk.ending == nil && asks(walk))
    #expect(walk.text.contains("Leave? What you did is in no file."))
    #expect(walk.text.contains("loses marks"))
    walk.press(.escape)
    #expect(walk.ending == nil && walk.session.overlay == nil && walk.position == 3)
  }

  @Test func `the question leads to the line that writes, and behind that q leaves`() throws {
    let keeper = try Keeper()
    var walk = walk(keeper)
    walk.type("lllma")
    walk.press(.function(10))
    walk.press(.enter)
    walk.type("x.ndt.jsonl")
    walk.press(.enter)
    #expect(keeper.paths == ["x.ndt.jsonl"] && walk.ending == nil)
    walk.type("q")
    #expect(walk.ending == .left)
  }

  @Test func `what could not be written is asked about again`() throws {
    let keeper = try Keeper()
    keeper.kind = .error
    var walk = walk(keeper)
    walk.type("ma")
    command("write x", &walk)
    walk.type("q")
    #expect(walk.ending == nil && asks(walk))
  }

  @Test func `one leaves without writing`() throws {
    var walk = walk(try Keeper())
    command("note mine", &walk)
    walk.type("q")
    #expect(walk.text.contains("loses notes"))
    walk.press(.down)
    walk.press(.enter)
    #expect(walk.ending == .left)
  }

  @Test(arguments: ["Q", ":q!\r", "qQ"])
  func `who wants to leave at once is not asked`(keys: String) throws {
    var walk = walk(try Keeper())
    walk.type("ma")
    for key in keys { walk.take(key == "\r" ? .key(.enter) : .character(key)) }
    #expect(walk.ending == .quit)
  }

  @Test func `q in a view goes back to the stack, whatever was done`() throws {
    var walk = walk(try Keeper())
    walk.type("ma3q")
    #expect(walk.ending == nil && !asks(walk) && walk.session.look.view == .stack)
  }

  @Test func `what was taken back is not asked about`() throws {
    var walk = walk(try Keeper())
    walk.type("lllmauq")
    #expect(walk.ending == .left)
  }

  @Test func `what was done to a live run is asked about, and a run begun anew is not`() throws {
    for (keys, isAsked) in [
      ("lll", false), ("lllewrites\r\r", true), ("lllewrites\r\ru", false),
      ("lllr", false), ("lllewrites\r\rr", false),
    ] {
      var walk = try Walk(live: "s02")
      for key in keys { walk.take(key == "\r" ? .key(.enter) : .character(key)) }
      walk.type("q")
      #expect(asks(walk) == isAsked && (walk.ending == nil) == isAsked, "\(keys)")
      if isAsked { #expect(walk.text.contains("loses what was done to the run")) }
    }
  }

  @Test func `a run that was only visited is left without a question`() throws {
    let keeper = try Keeper()
    var walk = Walk(keeper, Surroundings(opener: { _ in (keeper, "") }))
    walk.loop.visit("other")
    let opened = walk.loop.takeVisit()
    var visit = try #require(opened)
    for key in "ma" { _ = visit.handle(.character(key)) }
    #expect(visit.handle(.character("q")) == .left)
  }

  // MARK: - Line by line

  private func lines(_ lines: String..., isScript: Bool) throws -> (
    text: String, ending: LinearLoop.Ending, session: Session
  ) {
    var text: [String] = []
    var loop = LinearLoop(try Keeper()) { text += $0 }
    var rest = lines[...]
    let ending = loop.run(isScript: isScript) { rest.popFirst() }
    return (text.joined(separator: "\n"), ending, loop.session)
  }

  @Test func `line by line a person is asked once, and a second q leaves`() throws {
    let once = try lines("m a", ":q", "", "step", isScript: false)
    #expect(once.text.contains("Leave? What you did is in no file.") && once.session.position == 1)
    let twice = try lines("m a", "q", ":q", "step", isScript: false)
    #expect(twice.ending == .left && twice.session.position == 0)
  }

  @Test(arguments: ["q", ":q", "quit"])
  func `a script that leaves is not asked`(line: String) throws {
    let script = try lines("m a", line, "step", isScript: true)
    #expect(script.ending == .left && script.session.position == 0)
    #expect(!script.text.contains("Leave?"))
  }
}

/// A trace that can be written.
private final class Keeper: StubSource {
  let timeline: Timeline
  private(set) var paths: [String] = []
  /// How well writing goes.
  var kind = Message.Kind.note

  init() throws { timeline = try Walk(recorded: "s02").timeline }

  var facts: RunFacts {
    var facts = RunFacts(title: "a trace")
    facts.isRecorded = true
    return facts
  }

  func save(_ request: SaveRequest) -> Message {
    paths.append(request.path)
    return Message("written", kind)
  }
}
