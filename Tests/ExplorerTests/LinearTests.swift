import Events
import Live
import Replay
import Terminal
import Testing
import Traces
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

  @Test func `words in help find what is no action of this view`() throws {
    let (text, ending, _) = try run("help", "exhaust", "")
    #expect(ending == .left && text.contains("\n1  ") && !text.contains("Nothing is found"))
  }

  @Test(arguments: ["0", "-1", "1000", "\(Int.min)", "\(Int.max)"])
  func `a number that no entry of a list has is refused`(number: String) throws {
    let (text, ending, _) = try run("inject", number)
    #expect(text.contains("! write a number from 1 to "))
    #expect(ending == .failed(line: 2))
  }

  @Test func `an empty line closes what is open, and else does the last thing again`() throws {
    let (text, _, session) = try run("step", "", "", "help", "", "", isScript: false)
    #expect(session.position == 3)
    #expect(text.contains("\nClosed."))
  }

  @Test func `a view is written as rows`() throws {
    let (text, _, _) = try run("goto 41", "ladder", "counters", "look")
    #expect(text.contains("2 Ladder"))
    #expect(text.contains("7 Counters"))
  }

  @Test func `the rows that a view has no room for are counted`() throws {
    let ladder = try run("end", "goto 13", "ladder", on: "s18-send").text
    #expect(ladder.hasSuffix("\n+9 below"))
    let events = try run("end", "goto 100", "events").text
    #expect(events.hasSuffix(" below") && events.contains(" above  +"))
    #expect(try !run("step 3", "events").text.contains(" below"))
  }

  @Test func `a script ends at the line that is wrong, a person may go on`() throws {
    let wrong = try run("step 3", "# a comment", "stpe", "step 3")
    #expect(wrong.ending == .failed(line: 3))
    #expect(wrong.text.contains("Did you mean step?"))
    #expect(wrong.session.position == 3)
    let person = try run("step 3", "stpe", "step 3", isScript: false)
    #expect(person.ending == .left && person.session.position == 6)
  }

  @Test func `a sign alone is a key, with a number a place, and with words a comment`() throws {
    let back = try run("goto 63", "#")
    #expect(back.session.position < 63 && back.text.contains("#\(back.session.position) of "))
    #expect(try run("goto 20", "#9").session.position == 9)
    #expect(try run("goto 20", "# 9").session.position == 20)
  }

  @Test func `keys work too, and leaving leaves`() throws {
    let (_, ending, session) = try run("l", "l", ">", "%", "q", "step 5")
    #expect(ending == .left)
    #expect(session.position > 2)
  }

  @Test func `a letter is the key that help shows, and behind a colon a word or a place`() throws {
    #expect(try run("t").session.look.timeForm == .delta)
    #expect(try run("g", "9").session.position == 9)
    #expect(try run(":4").session.position == 4)
    #expect(try run("4").session.look.view == .inspector)
    #expect(try run("goto 9", ":n").session.position > 9)
    #expect(try run("ladder", ":q", "step").session.position == 0)
  }

  @Test func `a key that asks takes its answer from the same line`() throws {
    #expect(try run("g 128").session.position == 128)
    #expect(try run("end", "g 50%", "g +5", "g -3").session.position == 107)
    #expect(try run("goto 9", "m a", "goto 20", "'a").session.position == 9)
    #expect(try run("goto 9", "m a", "goto 20", "'", "a").session.position == 9)
    #expect(try run("goto 9", "m a", "goto 20", "goto 30", "''").session.position == 20)
    #expect(try run("goto 9", "goto 20", "goto 30", "''").session.position == 20)
    #expect(try run("/NdisSend").session.position > 0)
    let filtered = try run("end", "& send", "&receive")
    #expect(filtered.session.sieve.filter?.text == "receive")
    #expect(try run("g drop or send").session.position > 0)
    #expect(try run("' z").text.contains("z"))
    #expect(try run("F2 x.ndt.jsonl").text.contains(Message.cannotWrite.text))
  }

  @Test func `the line that leads back is written in one piece`() throws {
    var written: [String] = []
    let run = try LiveRun(Walk.scenario("s02"))
    let source = LiveSource(
      run, linker: { _, _, _ in .line(RunLink(.shipped(id: "s02", checksum: "0"), seed: run.seed)) }
    )
    var loop = LinearLoop(source) { written += $0 }
    var rest = ["goto 41", "link", "step"][...]
    _ = loop.run(isScript: true) { rest.popFirst() }
    let line = loop.session.study.copied
    #expect(!line.isEmpty && written.contains(line))
    #expect(!written.contains { $0.contains("clipboard") || $0 == LinearWords.done })
    #expect(loop.session.overlay == nil && loop.session.position == 42)
  }

  @Test func `behind an open list a colon begins a command`() throws {
    let (text, _, session) = try run("help", ":goto 9")
    #expect(session.position == 9 && session.overlay == nil)
    #expect(!text.contains("Nothing is found"))
  }

  @Test func `every pane is told in its turn, however little room a screen would have`() throws {
    #expect(try run("goto 12", "next_pane", "look").text.contains("Who has what"))
  }

  @Test func `every command is answered`() throws {
    for (line, words) in [
      ("4", "4 Inspector"), ("zoom", "one pane stands alone anyway"),
      (":pick I1", "Picked: IRP I1: owner "), ("F6", "Follows "), ("1", "1 Stack"),
      ("stack", "1 Stack"), ("freeze", "Nothing is played line by line"), ("t", "Times: "),
    ] {
      let before = try run("goto 12").text
      let text = try run("goto 12", line).text.dropFirst(before.count)
      #expect(text.contains(words) && !text.contains("Done."), "\(line): \(text)")
    }
    #expect(try run("goto 12", "F6", "F6").text.hasSuffix("Follows nothing."))
    #expect(try !run("goto 12", "freeze").text.contains("goes on at"))
    #expect(try !run("play").text.contains("Done."))
    #expect(try !run("views").text.contains("Esc closes"))
    #expect(try run("views", "ladder", "1").text.contains("2 Ladder"))
  }

  @Test func `a question promises no key, and an empty line takes what is offered`() throws {
    let asked = try run("goto", "9").text
    #expect(asked.contains("? go to  128   50%   412us   +5   an empty line closes"))
    let (text, _, session) = try run("inject", "reads", "1", "")
    #expect(text.contains("an empty line takes "))
    #expect(session.overlay == nil)
    #expect(try run("write", "").text.contains("\nClosed."))
    #expect(!asked.contains("Esc"))
  }

  @Test func `an empty line of a script does nothing, and a question at its end is said`() throws {
    let script = try run("", "step", "", "")
    #expect(script.session.position == 1 && script.ending == .left)
    #expect(try run("", isScript: false).session.position == 0)
    let asked = try run("step", "goto")
    #expect(asked.ending == .failed(line: 2))
    #expect(asked.text.contains("in the middle of a question"))
    #expect(try run("views").ending == .left)
  }

  @Test(arguments: ["goto 9999", "c drop", "to_mark z", "mark ab", "undo", "theme nord", "theme"])
  func `what cannot be done ends a script, however well it is spelt`(line: String) throws {
    let script = try run(line, "step")
    #expect(script.ending == .failed(line: 1))
    #expect(script.text.contains("\n! "))
    #expect(try run(line, "step", isScript: false).ending == .left)
  }

  @Test func `what warns and was asked for ends no script`() throws {
    #expect(try run("step", "copy_line", "step").ending == .left)
    #expect(try run("end", "verdict", on: "r11-packet-frees-after").ending == .left)
  }

  @Test func `words that an open list does not have end a script, and so does its end among them`()
    throws
  {
    let lost = try run("goto 9", "why", "foo bar", "step")
    #expect(lost.ending == .failed(line: 3) && lost.session.position == 9)
    #expect(lost.text.contains("a colon begins a command"))
    let open = try run("help", "step")
    #expect(open.ending == .failed(line: 2))
    #expect(open.text.contains("in the middle of a question"))
    #expect(try run("goto 9", "why").ending == .left)
    #expect(try run("goto 9", "why", ":step").session.position == 10)
  }

  @Test func `without a screen there are no themes, and that is said`() throws {
    #expect(try run("theme nord").text.contains("There is no screen here"))
    #expect(try run("theme").session.overlay == nil)
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
    #expect(!text.contains("there is no command"))
  }
}
