import Foundation
import Glibc
import Terminal
import Testing

/// Keys of one's own, and what is kept from one time to the next, on the real program.
@Suite(.serialized)
struct KeyTests {
  private let small = Size(rows: 24, columns: 80)

  @Test func `keys of one's own are read from the folder of the user, or from a file`() throws {
    let home = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: home.path("ndiscope"), withIntermediateDirectories: true)
    let file = try home.put("ndiscope/keys.yaml", "step: [\"~\", Right]\n")
    for (arguments, environment) in [
      (["explore", "s02"], ["XDG_CONFIG_HOME": home.path(".")]),
      (["explore", "s02", "--keys", file], [:]),
    ] {
      let program = try TerminalProgram(
        CommandRun.program, arguments, size: small, environment: environment)
      #expect(program.shows("~ step"))
      #expect(program.type("~~~", showing: "#3/"))
      #expect(program.type("l", showing: "l does nothing here"))
      program.type("Q")
      #expect(program.end() == .exited(0))
    }
  }

  @Test(arguments: [
    ("stpe: x\n", ":1:1: \"stpe\" is not the name of an action. Did you mean step?"),
    ("help: none\ncommand: none\nquit: none\nquit_now: none\n", ": no key would lead to help"),
    ("step: [l,\n  q]\n", ":2:3: \"q\" is not free: it means quit"),
  ])
  func `a wrong file of keys is said with its place, and nothing is opened`(
    text: String, words: String
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.put("keys.yaml", text)
    let run = try CommandRun("explore", "s02", "--keys", file)
    #expect(run.status == 3)
    #expect(run.errors.contains(file + words), "\(run.errors)")
  }

  @Test func `a pipe in the place of the file stops nothing`() throws {
    let home = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: home.path("ndiscope"), withIntermediateDirectories: true)
    #expect(mkfifo(home.path("ndiscope/keys.yaml"), 0o600) == 0)
    let program = try TerminalProgram(
      CommandRun.program, ["explore", "s02"], size: small,
      environment: ["XDG_CONFIG_HOME": home.path(".")])
    #expect(program.end() == .exited(3))
  }

  @Test func `list keys names every action with its keys`() throws {
    let run = try CommandRun("list", "keys")
    #expect(run.status == 0)
    #expect(run.outputLines.contains { $0.hasPrefix("  step ") && $0.contains(" l Right F8 . ") })
  }

  @Test func `list keys takes a file of keys`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.put("keys.yaml", "step: \"~\"\n")
    let run = try CommandRun("list", "keys", "--keys", file)
    #expect(run.status == 0)
    #expect(run.outputLines.contains { $0.hasPrefix("  step ") && $0.contains(" ~ ") })
    #expect(try CommandRun("list", "calls", "--keys", file).status == 2)
  }

  @Test func `what was typed is there the next time, and a damaged file does no harm`() throws {
    let state = try TemporaryFolder()
    let environment = ["XDG_STATE_HOME": state.path("deep/er")]
    for round in 0..<2 {
      let program = try TerminalProgram(
        CommandRun.program, ["explore", "s02"], size: small, environment: environment)
      #expect(program.shows("PAUSED"))
      if round == 0 {
        #expect(program.type(":goto 17\r", showing: "#17/"))
      } else {
        #expect(program.type(":\u{1B}[A", showing: ": goto 17"))
        #expect(program.type("\r", showing: "#17/"))
      }
      program.type("Q")
      #expect(program.end() == .exited(0))
    }
    let path = "deep/er/ndiscope/history"
    #expect(try state.text(path) == ":goto 17\n")
    _ = try state.put(path, ":ok\n\u{0}\u{1B}[2J\n" + String(repeating: "x", count: 100_000) + "\n")
    let program = try TerminalProgram(
      CommandRun.program, ["explore", "s02"], size: small, environment: environment)
    #expect(program.type(":\u{1B}[A", showing: ": ok"))
    program.type("\u{7}Q")
    #expect(program.end() == .exited(0))
  }

  @Test func `a folder that cannot be written is no error`() throws {
    let program = try TerminalProgram(
      CommandRun.program, ["explore", "s02"], size: small,
      environment: ["XDG_STATE_HOME": "/proc/nowhere", "XDG_CONFIG_HOME": "/dev/null"])
    #expect(program.type(":step 3\r", showing: "#3/"))
    program.type("Q")
    #expect(program.end() == .exited(0))
    #expect(program.isGivenBack)
  }
}
