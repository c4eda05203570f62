import Foundation
import Terminal
import TestTerminals
import Testing

/// Filters, macros and rules of one's own, on the real program.
@Suite(.serialized)
struct RuleTests {
  private let home: TemporaryFolder
  private var environment: [String: String] { ["XDG_CONFIG_HOME": home.path(".")] }

  init() throws {
    home = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: home.path("ndiscope"), withIntermediateDirectories: true)
  }

  private func put(_ text: String) throws -> String { try home.put("ndiscope/rules.yaml", text) }

  private func run(_ arguments: String...) throws -> CommandRun {
    try CommandRun(arguments, environment: environment)
  }

  @Test func `filters and macros of one's own work in every command that takes a query`() throws {
    _ = try put(
      """
      filters:
        mine: send and obj == P1
      macros:
        of: { arguments: [object], query: obj == $1 and send }
      """)
    for query in ["@mine", "${of:P1}"] {
      #expect(try run("print", "s02", "--filter", query).outputLines.count == 3)
      #expect(try run("check", "s02", "--assert", query).status == 0)
      #expect(try run("check", "s02", "--never", query).status == 1)
      let screen = try run("screenshot", "s02", "--view", "events", "--filter", query)
      #expect(screen.status == 0 && screen.output.contains("ok 2 of 211 events"))
    }
    #expect(try run("check", "s02", "--seeds", "1", "--never", "@mine").status == 1)
    #expect(try run("print", "s02", "--filter", "@other").status == 2)
    let chart = try run("screenshot", "s02", "--view", "charts", "--chart", "rate(@mine, 1 ms)")
    #expect(chart.status == 0 && chart.output.contains("rate(@mine, 1 ms)"))
    #expect(try run("screenshot", "s02", "--chart", "ownr").status == 2)
  }

  @Test(arguments: [
    ("rules:\n  a: send -> warn S\n  b: ownr == x -> warn O\n", ":3:6: this is no query", "owner?"),
    ("filters:\n  a: \"${stuk:1 s}\"\n", ":2:6: this is no query", "Did you mean stuck?"),
    (
      "macros:\n  m:\n    arguments: [a]\n    query: obbj == $1\n", ":4:12: this is no query",
      "obj"
    ),
    ("filters:\n  a: held > 20\n", ":2:6: this is no query", "20us"),
    ("filters:\n  \"1\": send\n", ":2:3: ", "it is letters, digits"),
  ])
  func `what is wrong in the file is said with its place when it is read`(
    text: String, place: String, words: String
  ) throws {
    _ = try put(text)
    let result = try run("print", "s02", "--filter", "send")
    #expect(result.status == 3, "\(result.errors)")
    #expect(result.errors.contains("rules.yaml" + place), "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(try run("print", "s02").status == 0)
  }

  @Test func `:save_filter keeps the filter in the file of the user, for every command`() throws {
    let file = try put("# what I look for\nfilters:\n  mine: drop  # losses\n")
    let program = try TerminalProgram(
      CommandRun.program, ["explore", Repository.trace("s02-send-pending")],
      size: Size(rows: 24, columns: 100),
      environment: environment)
    #expect(program.type(":save_filter first\r", showing: "there is no filter"))
    #expect(program.type("\u{07}", showing: "PAUSED"))
    #expect(program.type("&send and obj == P1\r", showing: "ok 2 of"))
    #expect(program.type(":save_filter mine\r", showing: "@mine is there already"))
    #expect(program.type("\u{07}", showing: "PAUSED"))
    #expect(program.type(":save_filter first\r", showing: "@first stands in"))
    #expect(program.type("&\u{15}@fir", showing: "first"))
    #expect(program.type("\u{07}", showing: "PAUSED"))
    program.type("Q")
    #expect(program.end() == .exited(0))
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(
      text
        == "# what I look for\nfilters:\n  mine: drop  # losses\n  first: \"send and obj == P1\"\n")
    #expect(try run("print", "s02", "--filter", "@first").outputLines.count == 3)
  }
}
