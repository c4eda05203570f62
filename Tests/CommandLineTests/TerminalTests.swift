import Foundation
import Glibc
import Terminal
import TestTerminals
import Testing

/// The real program in a real terminal.
@Suite(.serialized)
struct TerminalTests {
  private let small = Size(rows: 24, columns: 80)

  @Test(arguments: [Size(rows: 36, columns: 120), Size(rows: 24, columns: 80)])
  func `a scenario is walked forward and back, and the terminal is given back`(size: Size) throws {
    let program = try TerminalProgram("explore", "s02", size: size)
    #expect(program.shows("PAUSED"))
    #expect(program.shows("the beginning"))
    #expect(program.screen.isSecondScreen)
    #expect(program.terminal.modes != program.modesBefore)
    #expect(program.type("llllllll", showing: "#8/"))
    #expect(program.shows("NdisSend"))
    #expect(program.type("%", showing: "ProtocolSendComplete"))
    #expect(program.type("hhh", showing: "#61/"))
    #expect(program.type("g8\r", showing: "#8/"))
    #expect(program.type("3", showing: "3 Events"))
    #expect(program.type("?", showing: "What do you want to do?"))
    program.type("\u{1B}")
    #expect(program.waits { !$0.lines.joined().contains("What do you want to do?") })
    #expect(program.type("q", showing: "1 Stack"))
    program.type("q")
    #expect(program.end() == .exited(0))
    #expect(program.isGivenBack)
    #expect(program.screen.unknown == [])
  }

  @Test func `without a file there is a menu, and q comes back to it`() throws {
    let program = try TerminalProgram()
    #expect(program.shows("n d i s c o p e"))
    #expect(program.shows("NDIS 5 send, pending completion"))
    #expect(program.type("j\r", showing: "PAUSED"))
    #expect(program.shows("s02  NDIS 5 send, pend"))
    #expect(program.type("q", showing: "n d i s c o p e"))
    program.type("q")
    #expect(program.end() == .exited(0))
    #expect(program.isGivenBack)
  }

  @Test func `the menu has every scenario that ships`() throws {
    let files = Repository.files(under: "traces", endingIn: ".yaml")
    let program = try TerminalProgram(size: Size(rows: 80, columns: 120))
    #expect(program.shows("Scenarios"))
    #expect(
      program.waits {
        $0.lines.contains { $0.contains("Scenarios") && $0.contains("\(files.count)") }
      })
    program.type("Q")
    #expect(program.end() == .exited(0))
  }

  @Test(arguments: [
    ("winsock", "s23"), ("recvfrom", "s24"), ("double completion", "r51-packet-completes"),
  ])
  func `the menu finds a scenario by what it does not show`(words: String, id: String) throws {
    let program = try TerminalProgram()
    #expect(program.shows("Scenarios"))
    #expect(program.type("/" + words, showing: " \(id)"))
    #expect(program.type("\u{1B}", showing: "q quit"))
    program.type("Q")
    #expect(program.end() == .exited(0))
  }

  @Test func `a recorded trace is opened, plain and packed`() throws {
    let folder = try TemporaryFolder()
    let trace = Repository.trace("s02-send-pending")
    for path in [trace, try Gzip.pack(trace, into: folder, "x.ndt.jsonl.gz")] {
      let program = try TerminalProgram("explore", path, "--at", "50%")
      #expect(program.shows("#105/211"))
      #expect(program.type("G", showing: "#211/211"))
      #expect(program.type("h", showing: "#210/211"))
      program.type("q")
      #expect(program.end() == .exited(0))
      #expect(program.isGivenBack)
    }
  }

  @Test func `a recorded trace takes another branch, even if its file is gone`() throws {
    let folder = try TemporaryFolder()
    let trace = try String(contentsOfFile: Repository.trace("s02-send-pending"), encoding: .utf8)
    let path = try folder.put("x.ndt.jsonl", trace)
    let program = try TerminalProgram("explore", path)
    #expect(program.shows("#0/211"))
    try FileManager.default.removeItem(atPath: path)
    #expect(program.type("V", showing: "What shall come out differently?"))
    #expect(program.type("CP2 nested #14\r", showing: "Another branch begins here."))
    #expect(program.shows("#14/"))
    #expect(program.type("G", showing: "#212/212"))
    #expect(program.type("q", showing: "Leave? What you did is in no file."))
    program.type("Q")
    #expect(program.end() == .exited(0))
  }

  @Test func `a damaged trace is shown as far as it goes, and the end says so`() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Repository.trace("s02-send-pending"), encoding: .utf8)
    let path = try folder.put("x.ndt.jsonl", text + "{oops}\n")
    let program = try TerminalProgram("explore", path)
    #expect(program.shows("/211"))
    #expect(program.shows("line 214"))
    #expect(program.type("G", showing: "#211, the end of what could be read."))
    program.type("q")
    #expect(program.end() == .exited(3))
    #expect(program.isGivenBack)
    #expect(program.text.contains("x.ndt.jsonl:214"))
  }

  @Test func `a trace whose loading was stopped says that its end is missing, and is not written`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path("slow.ndt.jsonl")
    #expect(mkfifo(path, 0o600) == 0)
    let pipe = open(path, O_RDWR | O_CLOEXEC)
    defer { close(pipe) }
    let text = try String(contentsOfFile: Repository.trace("s02-send-pending"), encoding: .utf8)
    let lines = text.split(separator: "\n").prefix(60)
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let count = write(pipe, bytes, bytes.count)
    #expect(count == bytes.count)
    let program = try TerminalProgram("explore", path)
    #expect(program.shows("slow.ndt.jsonl"))
    _ = program.settledLines()
    #expect(program.type("\u{3}", showing: "Loading was stopped"))
    #expect(program.type("G", showing: "the end of what could be read"))
    let file = folder.path("x.ndt.jsonl")
    #expect(program.type(":write \(file)\r", showing: "Not all of this trace was read"))
    program.type("q")
    #expect(program.end() == .exited(0))
    #expect(try folder.names == ["slow.ndt.jsonl"])
  }

  @Test func `a trace that took another branch can be searched like any live run`() throws {
    let program = try TerminalProgram(
      "explore", Repository.trace("broken/r04-packet-completes-twice"))
    #expect(program.shows("#0/"))
    #expect(program.type("V", showing: "What shall come out differently?"))
    #expect(program.type("\r", showing: "Another branch begins here."))
    #expect(program.type(":exhaust CP1,CP2 4\r", showing: "What breaks a rule"))
    #expect(program.type("\r", showing: "The shortest run that breaks R04"))
    program.type("Q")
    #expect(program.end() == .exited(0))
  }

  @Test func `captured frames go through the stack`() throws {
    let program = try TerminalProgram(
      "explore", "s04", "--frames", Repository.capture("tcpdump__ssh.pcap"))
    #expect(program.shows("PAUSED"))
    #expect(program.type("llllllll", showing: "#8/"))
    #expect(program.shows("F1"))
    program.type("q")
    #expect(program.end() == .exited(0))
  }

  @Test func `events are played`() throws {
    let program = try TerminalProgram("explore", "s02")
    #expect(program.shows("PAUSED"))
    #expect(program.type("++++ ", showing: "PLAYING"))
    #expect(program.shows("#211/211"))
    #expect(program.shows("PAUSED"))
    program.type("q")
    #expect(program.end() == .exited(0))
  }

  // MARK: - Ways out

  @Test(arguments: ["\u{3}", "Q", ":q\r", "\u{1B}[21~"])
  func `a key leaves and gives the terminal back`(key: String) throws {
    let program = try TerminalProgram("explore", "s02", size: small)
    #expect(program.shows("PAUSED"))
    program.type(key)
    #expect(program.end() == .exited(0))
    #expect(program.isGivenBack)
  }

  @Test func `Control-C stops what never ends, and leaves when nothing goes on`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(
      "endless.yaml",
      """
      id: endless
      title: A program that reads for ever
      purpose: Nothing arrives.
      stack:
        - app: { name: reader.exe, reads_every: 10us }
        - packet
        - ne2000
      """)
    let program = try TerminalProgram("explore", path)
    #expect(program.shows("PAUSED"))
    #expect(program.type("G", showing: "simulating"))
    #expect(program.type("\u{3}", showing: "Stopped at #"))
    #expect(program.process.poll() == nil)
    program.type("\u{3}")
    #expect(program.end() == .exited(0))
    #expect(program.isGivenBack)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `a signal ends the program at once, and the terminal is given back`(signal: Int32) throws {
    for keys in ["l", "G++++++ ", "?", "g"] {
      let program = try TerminalProgram("explore", "s02", size: small)
      #expect(program.shows("PAUSED"))
      program.type(keys)
      kill(program.process.id, signal)
      #expect(program.end() != nil)
      #expect(program.isGivenBack)
    }
  }

  @Test func `a terminal that hangs up takes the program with it`() throws {
    let program = try TerminalProgram("explore", "s02", size: small)
    #expect(program.shows("PAUSED"))
    program.terminal.hangUp()
    #expect(program.process.waitForEnd() != nil)
  }

  @Test func `a terminal that hangs up leaves the run, and the next start says where`() throws {
    let state = try TemporaryFolder()
    let environment = ["XDG_STATE_HOME": state.path("of mine")]
    let program = try markedProgram(environment)
    program.terminal.hangUp()
    #expect(program.process.waitForEnd() != nil)
    let next = try TerminalProgram("explore", "s02", environment: environment)
    #expect(next.shows("ndiscope was ended from outside last time"))
    let path = state.path("of mine/ndiscope/rescued.ndt.jsonl")
    let sentence = letters("ndiscope explore '\(path)' --at 3 shows it there")
    #expect(next.waits { letters($0).contains(sentence) })
    next.type("Q")
    #expect(next.end() == .exited(0))
    let again = try TerminalProgram("explore", path, "--at", "3", environment: environment)
    #expect(again.shows("#3/") && !again.screen.lines.joined().contains("there is no end line"))
    #expect(again.type("lh", showing: "Here ndiscope was ended from outside."))
    #expect(again.type("hh'", showing: "Where to?"))
    #expect(again.type("a", showing: "#3/"))
    again.type("Q")
    #expect(again.end() == .exited(0))
  }

  @Test func `a SIGHUP that comes again does not keep the run from being kept`() throws {
    let state = try TemporaryFolder()
    let program = try markedProgram(["XDG_STATE_HOME": state.path("state")])
    for _ in 0..<20 {
      kill(program.process.id, SIGHUP)
      usleep(50)
    }
    #expect(program.process.waitForEnd() != nil)
    let text = try state.text("state/ndiscope/hung-up-\(program.process.id)-at-3.ndt.jsonl")
    #expect(text.hasPrefix("{\"ndt\":1"))
  }

  @Test func `runs that are kept together replace neither each other nor an older one`() throws {
    let state = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: state.path("ndiscope"), withIntermediateDirectories: true)
    _ = try state.put("ndiscope/rescued.ndt.jsonl", "older")
    let environment = ["XDG_STATE_HOME": state.path(".")]
    let programs = [try markedProgram(environment), try markedProgram(environment)]
    for program in programs { program.terminal.hangUp() }
    for program in programs { #expect(program.process.waitForEnd() != nil) }
    let next = try TerminalProgram("explore", "s02", environment: environment)
    let sentence = letters("rescued-2.ndt.jsonl --at 3 shows it there; 1 more beside it")
    #expect(next.waits { letters($0).contains(sentence) })
    next.type("Q")
    #expect(next.end() == .exited(0))
    #expect(try state.text("ndiscope/rescued.ndt.jsonl") == "older")
    for name in ["rescued-2", "rescued-3"] {
      #expect(try state.text("ndiscope/\(name).ndt.jsonl").hasPrefix("{\"ndt\":1"))
    }
  }

  /// The program behind three steps, with a mark.
  private func markedProgram(_ environment: [String: String]) throws -> TerminalProgram {
    let program = try TerminalProgram("explore", "s02", environment: environment)
    #expect(program.shows("PAUSED"))
    #expect(program.type("lllma", showing: "Mark a stands at #3"))
    return program
  }

  /// What is seen without blanks, so that it does not matter where a line ends.
  private func letters(_ screen: TerminalEmulator) -> String { letters(screen.lines.joined()) }

  private func letters(_ text: String) -> String { text.filter { $0 != " " } }

  // MARK: - Away and back

  @Test func `Control-Z gives the shell its terminal, and fg brings everything back`() throws {
    let shell = try TerminalProgram(
      "/bin/sh",
      [
        "-c", "set -m; \"$0\" explore s02; echo STOPPED; read line; fg; echo ENDED $?",
        CommandRun.program,
      ],
      size: small)
    #expect(shell.shows("PAUSED"))
    #expect(shell.type("lll", showing: "#3/"))
    #expect(shell.type("\u{1A}", showing: "STOPPED"))
    #expect(!shell.screen.isSecondScreen)
    #expect(shell.type("\n", showing: "#3/"))
    #expect(shell.screen.isSecondScreen)
    #expect(shell.type("l", showing: "#4/"))
    #expect(shell.type("q", showing: "ENDED 0"))
    #expect(shell.end() == .exited(0))
    #expect(shell.isGivenBack)
  }

  @Test func `a terminal of another size is filled again, down to one cell and back`() throws {
    let program = try TerminalProgram("explore", "s02")
    #expect(program.type("lll", showing: "#3/"))
    let first = program.settledLines()
    for size in [(80, 24), (40, 10), (20, 5), (1, 1), (200, 60)] {
      program.resize(Size(rows: size.1, columns: size.0))
      if size.0 >= 20 { #expect(program.shows("#3"), "\(size)") }
    }
    program.resize(Size(rows: 36, columns: 120))
    #expect(program.waits { $0.lines == first })
    program.type("q")
    #expect(program.end() == .exited(0))
    #expect(program.isGivenBack)
  }

  // MARK: - Other terminals

  @Test func `a terminal without a type is told what to do`() throws {
    let program = try TerminalProgram("explore", "s02", type: nil)
    #expect(program.end() == .exited(2))
    #expect(program.text.contains("the variable TERM is not set"))
    #expect(!program.written.contains(0x1B))
    #expect(program.isGivenBack)
  }

  @Test func `a terminal that nobody knows is used as xterm, with a word`() throws {
    let program = try TerminalProgram("explore", "s02", type: "unknown-x")
    #expect(program.shows("does not know the terminal unknown-x"))
    program.type("q")
    #expect(program.end() == .exited(0))
  }

  @Test(arguments: ["vt100", "xterm", "linux", "screen-256color"])
  func `other terminals work`(type: String) throws {
    let program = try TerminalProgram("explore", "s02", size: small, type: type)
    #expect(program.shows("PAUSED"))
    #expect(program.type("llllllllh", showing: "#7/"))
    program.type("q")
    #expect(program.end() == .exited(0))
    #expect(program.terminal.modes == program.modesBefore)
  }

  /// Whether a program asked for a colour.
  private func usesColour(_ program: TerminalProgram) throws -> Bool {
    let text = String(decoding: program.written, as: UTF8.self)
    return text.contains(/\u{1B}\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][0-9;:]*)?m/)
  }

  @Test func `colours are used unless somebody forbids them`() throws {
    for (arguments, environment, isColoured) in [
      (["explore", "s02"], [:], true), (["explore", "s02"], ["NO_COLOR": "1"], false),
      (["explore", "s02", "--mono"], [:], false),
    ] {
      let program = try TerminalProgram(
        CommandRun.program, arguments, size: small, environment: environment)
      #expect(program.type("lllll", showing: "#5/"))
      program.type("T?\u{7}Q")
      #expect(program.end() == .exited(0))
      #expect(try usesColour(program) == isColoured, "\(arguments) \(environment)")
    }
  }

  @Test func `a locale without UTF-8 gets ASCII alone`() throws {
    for (arguments, locale) in [
      (["explore", "s02"], "C"), (["explore", "s02", "--ascii"], "C.UTF-8"),
    ] {
      let program = try TerminalProgram(
        CommandRun.program, arguments, size: small, environment: ["LC_ALL": locale])
      #expect(program.type("lllllllll", showing: "#9/"))
      program.type("34?\u{7}Q")
      #expect(program.end() == .exited(0))
      #expect(program.written.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func `a flood of bytes does no harm`() throws {
    let program = try TerminalProgram("explore", "s02", size: small)
    #expect(program.shows("PAUSED"))
    program.type("\u{1B}[200~" + String(repeating: "paste Q\n", count: 20_000) + "\u{1B}[201~")
    program.type(String(repeating: "\u{1B}[<65;10;10M", count: 5_000))
    #expect(program.shows("#211/211"))
    #expect(program.process.poll() == nil)
    program.type("q")
    #expect(program.end() == .exited(0))
    #expect(program.isGivenBack)
  }

  @Test func `after a flood of clicks, pastes and held keys the next key is answered at once`()
    throws
  {
    let program = try TerminalProgram("explore", "s02", size: small)
    #expect(program.shows("PAUSED"))
    for flood in [
      (0..<10_000).map { "\u{1B}[<0;\($0 % 80 + 1);\($0 % 20 + 2)M" }.joined(),
      "\u{1B}[200~" + String(repeating: "paste \u{7}Q", count: 130_000) + "\u{1B}[201~",
      String(repeating: "l", count: 5_000),
      String(decoding: (0..<50_000).map { UInt8(0x80 + $0 * 37 % 0x80) }, as: UTF8.self),
    ] {
      program.type(flood)
      program.type(":goto 7\r")
      #expect(program.shows("#7/"), "\(flood.prefix(8))")
      program.type(":goto 9\r")
      #expect(program.shows("#9/"))
    }
    #expect(program.process.poll() == nil)
    program.type("Q")
    #expect(program.end() == .exited(0))
    #expect(program.isGivenBack)
  }

  @Test func `a hostile trace cannot command the terminal`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(
      "evil.ndt.jsonl",
      """
      {"ndt":1,"schema":"1.0","title":"\\u001b]0;pwned\\u0007","source":{"kind":"sim"},\
      "clock":{"unit":"ns","kind":"virtual"},"topology":{"components":[\
      {"id":"app","kind":"app","name":"\\u001b[31mEVIL\\u009b2J"}]}}
      {"t":1,"e":"note","at":"app","note":"\\u001b[2J\\u001b]0;pwned\\u0007"}

      """)
    let program = try TerminalProgram("explore", path)
    #expect(program.shows("EVIL"))
    #expect(program.type("l34", showing: "#1"))
    program.type("Q")
    #expect(program.end() != nil)
    let text = String(decoding: program.written, as: UTF8.self)
    #expect(!text.contains("\u{1B}]0;"))
    #expect(!text.unicodeScalars.contains("\u{9B}"))
  }
}
