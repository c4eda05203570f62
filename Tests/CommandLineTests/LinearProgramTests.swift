import Foundation
import Terminal
import Testing

/// `explore --linear`, and the tour, on the real program.
@Suite(.serialized)
struct LinearProgramTests {
  /// Runs the program through a shell, with lines on its input.
  private func run(_ lines: String, _ arguments: String, before: String = "") throws -> (
    text: String, status: Int32?
  ) {
    let folder = try TemporaryFolder()
    let input = try folder.put("in", lines)
    let output = folder.path("out")
    let program = try TerminalProgram(
      "/bin/sh",
      ["-c", "\(before) \"$0\" \(arguments) < \(input) > \(output) 2>&1", CommandRun.program])
    let ending = program.end()
    guard case .exited(let status) = ending else { return ("", nil) }
    return (try folder.text("out"), status)
  }

  @Test func `a run of a capture is told with the name of the capture`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("heard.ndt.jsonl")
    let capture = Repository.capture("tcpdump__ssh.pcap")
    #expect(try CommandRun("simulate", "s01", "--frames", capture, "-o", path).status == 0)
    for arguments in [path, "s01 --frames \(capture)"] {
      let (text, status) = try run("", "explore \(arguments) --linear")
      #expect(status == 0 && text.contains("s01  tcpdump__ssh.pcap  NDIS 5 send"), "\(text)")
    }
  }

  @Test func `a script walks, writes and leaves, without one escape sequence`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("x.ndt.jsonl")
    let (text, status) = try run(
      "goto 9\nmatch\n# a comment\nend\nwrite \(path)\n", "explore s02 --linear")
    #expect(status == 0)
    #expect(text.contains("#63 of "))
    #expect(text.contains("has all 211 events"))
    #expect(!text.contains("\u{1B}"))
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func `a wrong line ends a script with its number`() throws {
    let (text, status) = try run("step 3\nstpe\nstep 3\n", "explore s02 --linear")
    #expect(status == 2)
    #expect(text.contains("Did you mean step?"))
    #expect(text.contains("line 2 of the input could not be done"))
  }

  @Test func `a trace is read line by line too`() throws {
    let (text, status) = try run(
      "end\n", "explore \(Repository.trace("s02-send-pending")) --linear --at 50%")
    #expect(status == 0)
    #expect(text.contains("#105 of 211") && text.contains("#211 of 211"))
  }

  @Test func `a time is found in a run that is simulated up to it`() throws {
    let (text, status) = try run("", "explore s02 --linear --at 30us")
    #expect(status == 0)
    #expect(text.contains("#32 of 211"))
  }

  @Test func `what is damaged is neither written nor led back to as if it were whole`() throws {
    let folder = try TemporaryFolder()
    var lines = try String(contentsOfFile: Repository.trace("s02-send-pending"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
    lines[99] = #"{"bad": tr"#
    let text = lines.joined(separator: "\n") + "\n"
    let path = try folder.put("x.ndt.jsonl", text)
    for line in ["write! \(path)", "link"] {
      let (said, _) = try run("\(line)\n", "explore \(path) --linear")
      #expect(said.contains("A part of this trace could not be read"), "\(said)")
    }
    #expect(try folder.text("x.ndt.jsonl") == text)
  }

  @Test func `a terminal that can only write lines gets lines`() throws {
    let program = try TerminalProgram("explore", "s02", type: "dumb")
    #expect(program.shows("> "))
    program.type("goto 9\n")
    #expect(program.shows("MiniportSend, from NDIS to ne2000"))
    program.type("q\n")
    #expect(program.end() == .exited(0))
    #expect(!program.written.contains(0x1B))
  }

  @Test func `without a terminal and a file there is help, on any terminal`() throws {
    let (text, status) = try run("", "explore", before: "TERM=dumb")
    #expect(status == 0 && text.contains("USAGE"))
    #expect(try run("", "explore --linear").status == 2)
  }

  // MARK: - The tour

  @Test func `the tour is shown once, and Escape leaves it`() throws {
    let state = try TemporaryFolder()
    let environment = ["XDG_STATE_HOME": state.path(".")]
    var program = try TerminalProgram(CommandRun.program, [], environment: environment)
    #expect(program.shows("Tour 1/11"))
    #expect(program.type("l", showing: "Tour 2/11"))
    program.type("\u{1B}")
    #expect(program.shows("n d i s c o p e"))
    program.type("q")
    #expect(program.end() == .exited(0))
    program = try TerminalProgram(CommandRun.program, [], environment: environment)
    #expect(program.shows("n d i s c o p e"))
    #expect(program.type("\r", showing: "PAUSED"))
    #expect(program.type("ll\u{1B}OP", showing: "What do you want to do?"))
    #expect(program.type("\u{1B}OP", showing: "Tour 1/11"))
    program.type("\u{1B}")
    #expect(program.shows("The tour is over."))
    #expect(program.shows("#2/"))
    program.type("Q")
    #expect(program.end() == .exited(0))
  }

  @Test func `there is no tour if nobody wants it`() throws {
    let state = try TemporaryFolder()
    let program = try TerminalProgram(
      CommandRun.program, ["explore", "--no-tour"], environment: ["XDG_STATE_HOME": state.path(".")]
    )
    #expect(program.shows("n d i s c o p e"))
    program.type("q")
    #expect(program.end() == .exited(0))
  }
}
