import Events
import Live
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

struct LinearTests {
  /// What comes of some lines.
  private func run(
    _ lines: String..., on id: String = "s02", isScript: Bool = true
  ) throws -> (text: String, ending: LinearLoop.Ending, session: Session) {
    var written: [String] = []
    let source = LiveSource(try LiveRun(Walk.scenario(id)))
    var loop = LinearLoop(source) { written += $0 }
    var rest = lines[...]
    let ending = loop.run(isScript: isScript) { rest.popFirst() }
    return (written.joined(separator: "\n"), ending, loop.session)
  }

  @Test func `commands step, and each moment is told in words`() throws {
    let (text, ending, session) = try run("step 8", ":step", "goto 9", "match")
    #expect(ending == .left)
    #expect(text.contains("#9 of "))
    #expect(text.contains("MiniportSend, from NDIS to ne2000, P1"))
    #expect(text.contains("Changed: owner of P1 from NDIS to ne2000"))
    #expect(session.position == 63)
  }

  @Test func `nothing that is written can command a terminal, whatever comes in`() throws {
    let (text, _, _) = try run(
      "\u{1B}[2J", "step \u{7}", ":help \u{9B}", "", isScript: false)
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }

  @Test func `a list is numbered and a number chooses`() throws {
    let (text, _, session) = try run("inject", "reads", "1", "60")
    #expect(text.contains("What shall happen?"))
    #expect(text.contains("\n1  "))
    #expect(text.contains("? A number from 1 to "))
    #expect(session.timeline.history.count > 0)
  }

  @Test func `an empty line closes what is open, and else does the last thing again`() throws {
    let (text, _, session) = try run("step", "", "", "help", "", "")
    #expect(session.position == 3)
    #expect(text.contains("Closed. Nothing has changed."))
  }

  @Test func `a view is written as rows`() throws {
    let (text, _, _) = try run("goto 41", "ladder", "counters", "look")
    #expect(text.contains("2 Ladder"))
    #expect(text.contains("7 Counters"))
  }

  @Test func `a script ends at the line that is wrong, a person may go on`() throws {
    let wrong = try run("step 3", "# a comment", "stpe", "step 3")
    #expect(wrong.ending == .failed(line: 3))
    #expect(wrong.text.contains("! did you mean step?"))
    #expect(wrong.session.position == 3)
    let person = try run("step 3", "stpe", "step 3", isScript: false)
    #expect(person.ending == .left && person.session.position == 6)
  }

  @Test func `keys work too, and leaving leaves`() throws {
    let (_, ending, session) = try run("l", "l", ">", "%", "q", "step 5")
    #expect(ending == .left)
    #expect(session.position > 2)
  }

  @Test func `nothing is played, and a run to the end ends`() throws {
    let (text, _, session) = try run("play", "end")
    #expect(text.contains("Nothing is played line by line"))
    #expect(session.position == session.timeline.count && !session.run.isGrowing)
  }

  @Test(arguments: ActionCatalog.all.map(\.name))
  func `every action can be done by its name`(name: String) throws {
    let (text, ending, _) = try run("step 20", name, "", isScript: false)
    #expect(ending == .left)
    #expect(!text.contains("there is no such command"))
  }
}
