import Foundation
import TestTerminals
import Testing

/// A live run is written from the screen, and is the same run when it is made again.
@Suite(.serialized)
struct SavingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var file: String { folder.path("saved.ndt.jsonl") }

  /// Runs a trace again; its text, which is that of the saved one.
  private func expectTheSame(_ more: String...) throws {
    let again = folder.path("again.ndt.jsonl")
    let run = try CommandRun(["simulate", "--from", file, "-o", again] + more)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("the same as recorded"))
    #expect(try folder.text("again.ndt.jsonl") == folder.text("saved.ndt.jsonl"))
  }

  private func leave(_ program: TerminalProgram) {
    program.type("Q")
    #expect(program.end() == .exited(0))
    #expect(program.isGivenBack)
  }

  @Test func `what was done to a run is in its trace, and is done again`() throws {
    let program = try TerminalProgram("explore", "s02")
    #expect(program.type("G", showing: "#211/211"))
    #expect(program.type("enext frames\r\r", showing: "Collisions"))
    #expect(program.type("ewrites a frame\r\r", showing: "WriteFile"))
    program.type("G")
    #expect(program.waits { $0.lines.contains { $0.contains(/#(\d+)\/\1\b/) } })
    #expect(program.type(":w \(file)\r", showing: "events."))
    leave(program)
    let text = try folder.text("saved.ndt.jsonl")
    #expect(text.contains("\"arg\":\"write: 60, by: app\"") && text.contains("collide: 1"))
    #expect(text.hasSuffix("\n") && text.contains("\"e\":\"end\""))
    try expectTheSame()
    let opened = try TerminalProgram("explore", file, "--at", "end")
    #expect(opened.shows("PAUSED"))
    leave(opened)
  }

  @Test func `a run that is not over is written as far as it is there`() throws {
    let program = try TerminalProgram("explore", "s02")
    #expect(program.type("llllllllllllllllllll", showing: "#20/"))
    #expect(program.type(":save \(file)\r", showing: "so far; the run goes on."))
    leave(program)
    #expect(try !folder.text("saved.ndt.jsonl").contains("\"e\":\"end\""))
    try expectTheSame()
  }

  @Test func `a file is replaced only when that is asked for`() throws {
    let program = try TerminalProgram("explore", "s02")
    #expect(program.type("l:w \(file)\r", showing: "the run goes on."))
    let first = try folder.text("saved.ndt.jsonl")
    #expect(program.type("G", showing: "#211/211"))
    #expect(program.type(":w \(file)\r", showing: "is there already;"))
    #expect(try folder.text("saved.ndt.jsonl") == first)
    #expect(program.type(":w! \(file)\r", showing: "all 211 events."))
    leave(program)
    #expect(try folder.text("saved.ndt.jsonl").count > first.count)
    #expect(try folder.names == ["saved.ndt.jsonl"])
    try expectTheSame()
  }

  @Test func `what was copied replaces a file only when that is asked for`() throws {
    let program = try TerminalProgram("explore", "s02")
    #expect(program.type("lY:yank \(file)\r", showing: "has it,"))
    let first = try folder.text("saved.ndt.jsonl")
    #expect(program.type("lY:yank \(file)\r", showing: "is there already; :yank! "))
    #expect(try folder.text("saved.ndt.jsonl") == first)
    #expect(program.type(":yank! \(file)\r", showing: "has it,"))
    #expect(try folder.text("saved.ndt.jsonl") != first)
    leave(program)
  }

  @Test func `a branch that is taken on the screen is the one of the command line`() throws {
    let trace = Repository.trace("s02-send-pending")
    let program = try TerminalProgram("explore", trace, "--at", "0")
    #expect(program.shows("/211"))
    #expect(program.type("VCP2 nested #14\r", showing: "Another branch begins here."))
    #expect(program.type("G", showing: "#212/212"))
    #expect(program.type(":w \(file)\r", showing: "all 212 events."))
    leave(program)
    let branch = folder.path("branch.ndt.jsonl")
    let run = try CommandRun(
      "simulate", "--from", trace, "--at", "13", "--choose", "CP2=nested", "-o", branch)
    #expect(run.status == 0)
    #expect(try folder.text("branch.ndt.jsonl") == folder.text("saved.ndt.jsonl"))
    try expectTheSame()
  }

  @Test func `a branch of a run that was never written names its parent all the same`() throws {
    let program = try TerminalProgram("explore", "s02")
    #expect(program.type("G", showing: "#211/211"))
    #expect(program.type(":w \(folder.path("parent"))\r", showing: "all 211 events."))
    #expect(program.type("ggVCP2 nested #14\r", showing: "Another branch begins here."))
    #expect(program.type("G", showing: "#212/212"))
    #expect(program.type(":w \(file)\r", showing: "all 212 events."))
    leave(program)
    let run = try CommandRun(
      "simulate", "--from", folder.path("parent"), "--at", "13", "--choose", "CP2=nested", "-o",
      folder.path("branch.ndt.jsonl"))
    #expect(run.status == 0)
    #expect(try folder.text("branch.ndt.jsonl") == folder.text("saved.ndt.jsonl"))
    try expectTheSame()
  }

  @Test func `a run that hears a capture names it`() throws {
    let capture = Repository.capture("tcpdump__ssh.pcap")
    let program = try TerminalProgram("explore", "s04", "--frames", capture)
    #expect(program.type("llllllll", showing: "#8/"))
    #expect(program.type(":w \(file)\r", showing: "the run goes on."))
    leave(program)
    try expectTheSame("--frames", capture)
  }

  @Test func `what cannot be written says why, and the session goes on`() throws {
    let program = try TerminalProgram("explore", "s02")
    #expect(program.type("l:w /nonexistent/x\r", showing: "No such file or directory"))
    #expect(program.type(":w \(folder.path(""))\r", showing: "is no file that can be replaced"))
    #expect(program.type(":w \(file).gz\r", showing: "leave .gz away"))
    #expect(program.type(":w \(folder.path("x.yaml"))\r", showing: "would be read as a scenario"))
    #expect(program.type("ll", showing: "#3/"))
    leave(program)
    #expect(try folder.names == [])
  }
}
