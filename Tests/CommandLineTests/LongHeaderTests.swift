import Foundation
import TestTerminals
import Testing

/// Traces whose first line would be longer than anybody reads: nothing is written, and why is said.
@Suite(.serialized)
struct LongHeaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A trace whose header is so many bytes long; a key that nobody knows fills it.
  private func trace(headerBytes: Int, filler: String = "x") throws -> String {
    let begin = "{\"ndt\":1,\"schema\":\"1.0\",\"topology\":{},\"zig\":\""
    let room = headerBytes - begin.utf8.count - 2
    let text = String(repeating: filler, count: room / filler.utf8.count)
    let events = "{\"t\":0,\"e\":\"note\",\"note\":\"n\"}\n{\"t\":0,\"e\":\"end\",\"n\":1}\n"
    return try folder.put("long.ndt.jsonl", begin + text + "\"}\n" + events)
  }

  @Test func `a scenario whose text does not fit into a trace is refused before it runs`() throws {
    let path = try folder.put(
      "big.yaml",
      "id: big\ntitle: t\nstack: [app, packet, ne2000]\n"
        + String(repeating: "# \"a remark\"\n", count: 60_000))
    let run = try CommandRun("simulate", path, "-o", folder.path("big.ndt.jsonl"))
    #expect(run.status == 3)
    #expect(run.errors.contains("the scenario is too long: the first line of a trace"))
    #expect(try folder.names == ["big.yaml"])
  }

  @Test func `a trace whose canonical header is too long is not written`() throws {
    let path = try trace(headerBytes: 600_000, filler: "\\b")
    let run = try CommandRun("fmt", path, "-o", folder.path("again.ndt.jsonl"))
    #expect(run.status == 3)
    #expect(run.errors.contains("the trace was not written: its first line would have "))
    #expect(try folder.names == ["long.ndt.jsonl"])
  }

  @Test func `a trace that has no room for a mark says so when it is written`() throws {
    let path = try trace(headerBytes: 1 << 20)
    #expect(try CommandRun("fmt", "--check", path).status == 0)
    let program = try TerminalProgram("explore", path)
    let saved = folder.path("saved.ndt.jsonl")
    #expect(program.type("G", showing: "#1/1"))
    program.type("ma")
    #expect(program.type(":w \(saved)\r", showing: "the trace was not written"))
    #expect(try folder.names == ["long.ndt.jsonl"])
    program.type("Q")
    #expect(program.end() == .exited(0))
  }
}
