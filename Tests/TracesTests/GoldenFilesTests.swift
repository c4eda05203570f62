import Events
import Foundation
import Testing

@testable import Traces

/// The traces that ship are canonical: reading and writing them changes nothing.
struct GoldenFilesTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "traces").resolvingSymlinksInPath()

  static let names: [String] = {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".ndt.jsonl") }.sorted()
  }()

  @Test(arguments: names)
  func `a trace that ships is read without a problem and written as it was`(name: String) throws {
    let path = Self.folder.appending(path: name).path
    let trace = try TraceLoader.trace(at: path)
    #expect(trace.problems.isEmpty)
    #expect(trace.history.isComplete)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(trace.lines == text.split(separator: "\n").map(String.init))
    let isSame = trace.text == Array(text.utf8)
    #expect(isSame)
  }

  @Test(arguments: names)
  func `a trace holds the scenario that made it, with its checksum`(name: String) throws {
    let header = try TraceLoader.trace(at: Self.folder.appending(path: name).path).header
    let file = name.replacing(".ndt.jsonl", with: ".yaml")
    let scenario = try ScenarioFile.scenario(at: Self.folder.appending(path: file).path)
    #expect(header.scenarioText == scenario.text && header.scenarioID == scenario.id)
    #expect(header.title == scenario.title && header.source == "sim")
    #expect(
      header.document["scenario"]?["sha256"]?.text
        == SHA256.hexadecimal(of: scenario.text.utf8))
  }

  @Test func `there are traces`() { #expect(Self.names.count >= 38) }

  @Test func `a change of any line of a trace is seen`() throws {
    let path = Self.folder.appending(path: try #require(Self.names.first)).path
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    for index in lines.indices.dropFirst().dropLast() {
      var fewer = lines.map(String.init)
      fewer.remove(at: index)
      let text = fewer.map { $0 + "\n" }.joined()
      let trace = try Trace(text: text.utf8)
      #expect(trace.problems.contains { $0.kind == .wrongCount }, "line \(index + 1)")
    }
  }
}
