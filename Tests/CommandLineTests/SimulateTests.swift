import Foundation
import Testing

struct SimulateTests {
  /// A small scenario with an expectation.
  private func scenario(expect: String = "{ count: NdisSend, is: 1 }") -> String {
    """
    id: mine
    title: One frame
    purpose: >
      A program writes one frame.
    stack:
      - app: { name: writer.exe }
      - packet
      - ne2000
    do:
      - { at: 1us, write: 60 }
    expect:
      - \(expect)
    """
  }

  @Test func `a scenario makes its golden trace, and the result goes beside it`() throws {
    let run = try CommandRun("simulate", "s02")
    #expect(run.status == 0)
    #expect(
      run.output
        == (try String(contentsOfFile: Repository.trace("s02-send-pending"), encoding: .utf8)))
    #expect(run.errors == "s02: 211 events, 8 of 8 expectations met\n")
  }

  @Test func `a file holds the same bytes, and nothing else is left in its folder`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun("simulate", "s02", "-o", folder.path("x.ndt.jsonl"))
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(try folder.text("x.ndt.jsonl") == CommandRun("simulate", "s02", "-o", "-").output)
    #expect(try folder.names == ["x.ndt.jsonl"])
  }

  @Test func `a long run that is written while it is made is the one that is written at its end`()
    throws
  {
    let folder = try TemporaryFolder()
    let text = """
      id: long
      title: Many frames
      stack: [app, packet, ne2000]
      do: [{ at: 1us, write: 60, times: 1500, every: 1ms }]

      """
    let expectation = "expect: [{ count: NdisSend, is: 1500 }]\n"
    let streamed = try CommandRun("simulate", try folder.put("a.yaml", text), "-o", "-")
    let whole = try CommandRun("simulate", try folder.put("b.yaml", text + expectation), "-o", "-")
    #expect(streamed.status == 0 && whole.status == 0)
    #expect(streamed.outputLines.count > 50_000)
    #expect(streamed.outputLines.dropFirst() == whole.outputLines.dropFirst())
  }

  @Test func `a seed is recorded and can be given again`() throws {
    let first = try CommandRun("simulate", "s02", "--seed", "77")
    #expect(first.output.contains("\"seed\":\"77\""))
    #expect(try CommandRun("simulate", "s02", "--seed", "77").output == first.output)
  }

  @Test func `an expectation that is met ends with 0`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun("simulate", try folder.put("mine.yaml", scenario()))
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("mine: ") && run.errors.hasSuffix("1 of 1 expectations met\n"))
  }

  @Test func `an expectation that is not met ends with 1, its line and what was found`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("mine.yaml", scenario(expect: "{ count: NdisSend, is: 7 }"))
    let run = try CommandRun("simulate", path)
    #expect(run.status == 1)
    #expect(run.outputLines.count > 10)
    #expect(run.errors.contains("\(path):12:5: expected "))
    #expect(run.errors.contains("0 of 1 expectations met"))
  }

  /// A text that is replaced, by what, and what is said about it.
  static let mistakes: [(String, String, String)] = [
    ("write: 60", "wirte: 60", ":10:16: unknown key \"wirte\". Did you mean write?"),
    ("- packet", "- pakcet", ":7:5: "), ("at: 1us", "at: 1parsec", ":10:"),
    ("id: mine", "name: mine", ":1:1: "), ("stack:", "stack: [", ":"),
    ("write: 60", "write: 9999999", ":10:"),
  ]

  @Test(arguments: mistakes)
  func `a mistake in a scenario ends with 3, its line, its column and the cure`(
    right: String, wrong: String, sentence: String
  ) throws {
    let folder = try TemporaryFolder()
    let text = scenario().replacingOccurrences(of: right, with: wrong)
    let path = try folder.put("mine.yaml", text)
    for command in ["simulate", "print"] {
      let run = try CommandRun(command, path)
      #expect(run.status == 3)
      #expect(run.output.isEmpty)
      #expect(run.errors.hasPrefix("ndiscope: \(path)\(sentence)"), "\(run.errors)")
    }
  }

  @Test func `a scenario that is not there ends with 3`() throws {
    let run = try CommandRun("simulate", "/nonexistent/x.yaml")
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("ndiscope: /nonexistent/x.yaml: No such file"))
  }
}
