import Events
import Explorer
import Replay
import Terminal
import Verification

/// The XML that programs understand which collect the results of tests: a test case a rule, and one a query.
extension CheckReport {
  /// The whole document.
  var junit: String {
    let cases =
      fileCases + (verdict.map { ruleCases($0) + stopCases($0) } ?? []) + results.map(queryCase)
    let failed = cases.count { $0.outcome == .failed }
    let broken = cases.count { $0.outcome == .broken }
    let skipped = cases.count { $0.outcome == .skipped }
    let counts = "tests=\"\(cases.count)\" failures=\"\(failed)\" errors=\"\(broken)\""
    let name = TestCase.escaped("ndiscope check \(ShellWord.quoted(file))")
    // The schema of Jenkins knows no `skipped` of all suites.
    let head = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites \(counts)>",
      "<testsuite name=\"\(name)\" \(counts) skipped=\"\(skipped)\">",
    ]
    let lines = head + cases.map(\.element) + ["</testsuite>", "</testsuites>"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// A file that cannot be read whole.
  private var fileCases: [TestCase] {
    guard recording.isDamaged else { return [] }
    return [
      TestCase(
        group: "file", name: "The file can be read.", outcome: .broken,
        message: recording.damages.first ?? "", lines: recording.damages)
    ]
  }

  /// What is said of a test for which there is no event.
  private static let blindMessage = "no event could be read"

  private func ruleCases(_ verdict: RuleVerdict) -> [TestCase] {
    let judgement = verdict.judgement
    let missing = verdict.missing
    let gaps = Dictionary(
      judgement.unjudged.map { ($0.facts.id, $0.sentence) }, uniquingKeysWith: { first, _ in first }
    )
    return RuleCatalog.all.map { rule in
      let facts = rule.facts
      var test = TestCase(group: "rules", name: "\(facts.id) \(facts.promise)")
      let found = judgement.findings.filter { $0.rule == facts.id }
      test.lines = found.flatMap { lines(of: $0) }
      if let bad = found.first(where: verdict.isBad) {
        test.outcome = .failed
        test.message = "#\(number(of: bad.index)): \(bad.sentence)"
      } else if missing.contains(facts.id) {
        test.outcome = .failed
        test.message = "it is expected, and is not broken"
      } else if found.isEmpty, let gap = isBlind ? CheckReport.blindMessage : gaps[facts.id] {
        test.outcome = .skipped
        test.message = gap
      }
      return test
    }
  }

  /// A machine that stops although no rule is broken.
  private func stopCases(_ verdict: RuleVerdict) -> [TestCase] {
    guard let stop = verdict.stop else { return [] }
    return [
      TestCase(
        group: "machine", name: "The machine does not stop.",
        outcome: verdict.expected == nil ? .failed : .passed,
        message: sentence(stop))
    ]
  }

  private func lines(of finding: RuleFinding) -> [String] {
    finding.evidence.map { "#\(number(of: $0.index)) \($0.sentence)" }
      + [command(at: number(of: finding.index))]
  }

  private func queryCase(_ result: QueryResult) -> TestCase {
    guard !isBlind else {
      return TestCase(
        group: "queries", name: "\(result.kind): \(result.query)", outcome: .skipped,
        message: CheckReport.blindMessage)
    }
    return TestCase(
      group: "queries", name: "\(result.kind): \(result.query)",
      outcome: result.isMet ? .passed : .failed, message: result.sentence)
  }
}

/// One test case.
private struct TestCase {
  var group: String
  var name: String
  var outcome = Outcome.passed
  var message = ""
  var lines: [String] = []

  enum Outcome {
    case passed, failed, broken, skipped
  }

  /// The element with what is inside.
  var element: String {
    let head = "<testcase classname=\"\(group)\" name=\"\(TestCase.escaped(name))\""
    let inside = lines.map(TestCase.escaped).joined(separator: "\n")
    let message = TestCase.escaped(self.message)
    switch outcome {
    case .failed: return "\(head)><failure message=\"\(message)\">\(inside)</failure></testcase>"
    case .broken: return "\(head)><error message=\"\(message)\">\(inside)</error></testcase>"
    case .skipped: return "\(head)><skipped message=\"\(message)\"/></testcase>"
    case .passed:
      return inside.isEmpty
        ? "\(head)/>" : "\(head)><system-out>\(inside)</system-out></testcase>"
    }
  }

  /// Text that can stand in an attribute and between tags.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in VisibleText.of(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;".unicodeScalars
      case "<": result += "&lt;".unicodeScalars
      case ">": result += "&gt;".unicodeScalars
      case "\"": result += "&quot;".unicodeScalars
      // XML has no place for these two.
      case "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
