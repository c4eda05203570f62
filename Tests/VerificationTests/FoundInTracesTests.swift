import Events
import Foundation
import Replay
import Testing
import Traces
import Verification

/// What the rules find in every trace that ships: what its scenario expects, and as it was found before.
struct FoundInTracesTests {
  private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "FoundInTraces.txt")

  /// The judgement about each trace, by the path of its scenario; every trace is read and judged once.
  private static let judgements = Result {
    try (Scenarios.sound + Scenarios.broken).sorted().map { ($0, try FoundInTrace($0)) }
  }

  @Test func `every trace breaks exactly the rules that its scenario expects`() throws {
    let judgements = try Self.judgements.get()
    try #require(!judgements.isEmpty)
    for (path, found) in judgements {
      let expected = Set(try Scenarios.findings(path) ?? [])
      let broken = found.judgement.broken(listed: expected)
      #expect(broken == expected, "\(path)")
      #expect(found.judgement.unjudged.isEmpty && found.judgement.hiddenCount == 0, "\(path)")
    }
  }

  /// `GOLDEN=update` writes the file instead and fails; `scripts/golden` does that.
  @Test func `in every trace is found what was found before, a line a trace`() throws {
    let text = try Self.judgements.get().map { $0.1.line + "\n" }.joined()
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else {
      try Data(text.utf8).write(to: Self.golden)
      Issue.record("wrote FoundInTraces.txt; read the difference, then run the tests again")
      return
    }
    let golden = try String(contentsOf: Self.golden, encoding: .utf8)
    let lines = [golden, text].map { Set($0.split(separator: "\n")) }
    #expect(lines[0].symmetricDifference(lines[1]).sorted() == [], "run scripts/golden")
    #expect(golden == text)
  }
}

/// What is found in one trace.
private struct FoundInTrace {
  let name: String
  let judgement: Judgement
  let history: History

  /// Reads the trace beside a scenario.
  init(_ path: String) throws {
    name = String(path.dropFirst(Scenarios.root.path.count + 1).dropLast(5))
    let bytes = try Data(contentsOf: URL(filePath: path.dropLast(5) + ".ndt.jsonl"))
    history = try Trace(text: bytes).history
    judgement = Judgement(Timeline(history), Testimony(of: history, isSimulated: true))
  }

  /// The trace, and behind it rule, severity, event and object of each finding.
  var line: String {
    let found = judgement.findings.map { finding in
      let object = finding.object == .none ? "" : " \(finding.object)"
      let place = history.sequence(of: finding.index)
      return "\(finding.rule) \(finding.severity.word) #\(place)\(object)"
    }
    return "\(name): " + (found.isEmpty ? "nothing" : found.joined(separator: ", "))
  }
}
