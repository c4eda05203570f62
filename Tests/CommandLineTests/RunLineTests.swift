import Foundation
import TestTerminals
import Testing

/// A line leads back to exactly the moment that it was made at.
@Suite(.serialized)
struct RunLineTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The line that the program shows, written by itself into a file.
  private func line(_ program: TerminalProgram) throws -> String {
    let file = "line\(UInt32.random(in: 0 ... .max)).txt"
    #expect(program.type(":link\r", showing: "leads back to exactly this moment"))
    #expect(program.type("\r:yank \(folder.path(file))\r", showing: "has it"))
    let text = try folder.text(file)
    #expect(text.hasPrefix("ndiscope:") && text.hasSuffix("\n"))
    return String(text.dropLast())
  }

  private func leave(_ program: TerminalProgram) {
    program.type("Q")
    #expect(program.end() == .exited(0))
  }

  @Test func `a run with an injection is opened at its moment, in its view`() throws {
    let program = try TerminalProgram("explore", "s02", "--seed", "7")
    #expect(program.type("G", showing: "#211/211"))
    #expect(program.type("ewrites a frame\r\r", showing: "WriteFile"))
    #expect(program.type("3lll", showing: "#215/"))
    let line = try line(program)
    #expect(line.count < 300)
    leave(program)
    let opened = try TerminalProgram("explore", line)
    #expect(opened.shows("#215/") && opened.shows("3 Events"))
    #expect(try self.line(opened) == line)
    leave(opened)
    let state = try CommandRun(["state", line, "--at", "215"])
    #expect(state.status == 0 && state.output.contains("ne2000"))
  }

  @Test func `state and screenshot show the moment of a line, unless another one is asked for`()
    throws
  {
    let program = try TerminalProgram("explore", "s02", "--at", "9")
    #expect(program.shows("#9/"))
    #expect(program.type("3", showing: "3 Events"))
    let line = try line(program)
    leave(program)
    let state = try CommandRun("state", line)
    let there = try CommandRun("state", "s02", "--at", "9")
    #expect(state.status == 0 && state.output == there.output)
    let end = try CommandRun("state", line, "--at", "end")
    #expect(end.output == (try CommandRun("state", "s02").output) && end.output != state.output)
    let screen = try CommandRun("screenshot", line)
    let same = try CommandRun("screenshot", "s02", "--at", "9", "--view", "events")
    #expect(screen.status == 0 && screen.output == same.output)
    let other = try CommandRun("screenshot", line, "--at", "0", "--view", "stack")
    #expect(other.output == (try CommandRun("screenshot", "s02").output))
  }

  @Test func `a branch is opened as it was`() throws {
    let program = try TerminalProgram("explore", "s02")
    #expect(program.type("G", showing: "#211/211"))
    program.type("\u{1B}[H")
    #expect(program.type("VCP2 nested #14\r", showing: "Another branch begins here"))
    #expect(program.type("G", showing: "#212/212"))
    let line = try line(program)
    leave(program)
    let opened = try TerminalProgram("explore", line)
    #expect(opened.shows("#212/212"))
    leave(opened)
  }

  @Test func `a scenario of one's own goes along`() throws {
    let file = folder.path("mine.yaml")
    let text = """
      id: mine
      title: One frame
      purpose: A frame is written.
      stack:
        - app: { name: one.exe }
        - packet
        - ne2000
      do:
      - { at: 10us, write: 60 }
      """
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let program = try TerminalProgram("explore", file, "--at", "9")
    #expect(program.shows("#9/"))
    let line = try line(program)
    leave(program)
    try FileManager.default.removeItem(atPath: file)
    let opened = try TerminalProgram("explore", line)
    #expect(opened.shows("#9/") && opened.shows("One frame"))
    leave(opened)
  }

  @Test(arguments: [
    ("ndiscope:AAAA", 3, "the line is damaged"), ("ndiscope:", 3, "the line is damaged"),
  ])
  func `a damaged line is refused`(line: String, status: Int32, words: String) throws {
    for command in ["explore", "state", "print"] {
      let run = try CommandRun([command, line])
      #expect(run.status == status && run.errors.contains(words), "\(command): \(run.errors)")
    }
    let run = try CommandRun(["simulate", line])
    #expect(run.status == status)
  }

  @Test func `marks and notes are written with a recorded trace and come back`() throws {
    let recorded = folder.path("run.ndt.jsonl")
    #expect(try CommandRun(["simulate", "s02", "-o", recorded]).status == 0)
    let program = try TerminalProgram("explore", recorded)
    #expect(program.type("llll", showing: "#4/"))
    #expect(program.type("ma", showing: "Mark a"))
    #expect(program.type(":note the pool\r", showing: "The note stands"))
    let marked = folder.path("marked.ndt.jsonl")
    #expect(program.type(":w \(marked)\r", showing: "marks and notes"))
    leave(program)
    #expect(try CommandRun(["fmt", "--check", marked]).status == 0)
    #expect(try CommandRun(["simulate", "--from", marked, "-o", folder.path("x")]).status == 0)
    let opened = try TerminalProgram("explore", marked)
    #expect(opened.shows("PAUSED"))
    #expect(opened.type("'a", showing: "note  the pool"))
    leave(opened)
  }

  @Test func `explain says what a word means, and what was meant`() throws {
    let found = try CommandRun(["explain", "NdisSend"])
    #expect(found.status == 0 && found.output.contains("ProtocolSendComplete"))
    let list = try CommandRun(["explain"])
    #expect(list.status == 0 && list.output.contains("lookahead"))
    let plain = try CommandRun(["explain", "--ascii", "IRP"])
    #expect(plain.output.contains("IRP  ") && plain.output.utf8.allSatisfy { $0 < 0x80 })
    #expect(!plain.output.contains("??"))
    let spoken = try CommandRun(["explain", "double"])
    #expect(spoken.status == 0 && spoken.output.contains("\n  double completion  a word"))
    let unknown = try CommandRun(["explain", "NdisSendd"])
    #expect(unknown.status == 2 && unknown.errors.contains("Did you mean NdisSend?"))
  }
}
