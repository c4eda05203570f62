import Foundation
import Testing

/// `ndiscope check` without queries: the rules.
struct RuleCheckTests {
  private static let broken = "r02-ndislwf-completes-twice"
  private static var brokenTrace: String {
    Repository.path("traces/03-filter/broken/\(broken).ndt.jsonl")
  }

  /// How many rules there are: each has a file in the folder of its topic.
  private static let ruleCount = Repository.files(
    under: "Sources/Verification/Rules", endingIn: ".swift"
  ).count { $0.contains("/") }

  private func object(_ run: CommandRun) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(value as? [String: Any])
  }

  @Test func `a sound run keeps every rule`() throws {
    let run = try CommandRun("check", "s02")
    #expect(run.status == 0)
    #expect(run.outputLines == ["ok   211 events: every rule holds"])
  }

  @Test func `a broken rule is told with the guilty event, what led to it, and how to see it`()
    throws
  {
    let run = try CommandRun("check", Self.broken)
    #expect(run.status == 1)
    let head = try #require(run.outputLines.first)
    let place = try #require(head.firstMatch(of: /^error R02 #(\d+): ndislwf .* again$/)).output.1
    #expect(run.outputLines.contains("  A send is completed exactly once."))
    #expect(run.outputLines.contains { $0.hasPrefix("    #\(place) ndislwf") })
    #expect(run.outputLines.contains("  ndiscope explore \(Self.broken) --at \(place)"))
    #expect(run.outputLines.last?.hasSuffix("1 error") == true)
  }

  @Test func `what the scenario expects is fine, and nothing else`() throws {
    for name in [Self.broken, Self.brokenTrace] {
      let run = try CommandRun("check", "--expected", name)
      #expect(run.status == 0, "\(name): \(run.errors)")
      #expect(run.outputLines.last?.hasSuffix("1 error, as the scenario expects") == true)
    }
    let folder = try TemporaryFolder()
    let text = try String(
      contentsOfFile: Repository.path("traces/03-filter/broken/\(Self.broken).yaml"),
      encoding: .utf8)
    let other = text.replacingOccurrences(of: "findings: [R02]", with: "findings: [R03]")
    #expect(other != text)
    let wrong = try CommandRun("check", "--expected", try folder.put("x.yaml", other))
    #expect(wrong.status == 1)
    #expect(wrong.outputLines.contains("FAIL R03 is expected, and is not broken"))
    #expect(try CommandRun("check", "--expected", "s02").status == 0)
  }

  @Test func `a bug check that no rule explains is no success`() throws {
    let name = "s10-bug-d"
    let run = try CommandRun("check", name)
    #expect(run.status == 1)
    let said = "51 events: every rule holds, and bug check 0xD1 stops the machine at #51"
    #expect(run.outputLines == ["FAIL \(said)", "  ndiscope explore \(name) --at 51"])
    let expected = try CommandRun("check", "--expected", name)
    #expect(expected.status == 0 && expected.outputLines.first == "ok   \(said)")
    let value = try object(try CommandRun("check", name, "--format", "json"))["bugcheck"]
    #expect((value as? [String: Any])?["code"] as? Int == 0xD1)
    let junit = try CommandRun("check", name, "--format", "junit").output
    #expect(junit.contains("tests=\"\(Self.ruleCount + 1)\" failures=\"1\""))
    let explained = try CommandRun("check", "r47-packet-uses-null").output
    #expect(!explained.contains("stops the machine"))
  }

  @Test func `rules and queries are checked in one run`() throws {
    let both = try CommandRun("check", "s02", "--rules", "--assert", "send")
    #expect(both.status == 0 && both.outputLines.count == 2)
    #expect(try CommandRun("check", Self.broken, "--assert", "send").status == 0)
    #expect(try CommandRun("check", Self.broken, "--assert", "send", "--rules").status == 1)
  }

  @Test func `programs get findings with their evidence`() throws {
    let object = try object(try CommandRun("check", Self.broken, "--format", "json"))
    #expect(object["ok"] as? Bool == false)
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.count == 1 && findings[0]["rule"] as? String == "R02")
    #expect(findings[0]["severity"] as? String == "error")
    let evidence = try #require(findings[0]["evidence"] as? [[String: Any]])
    #expect(evidence.last?["at"] as? Int == findings[0]["at"] as? Int && evidence.count >= 2)
  }

  @Test func `SARIF has the rule, the level, and the line of the file`() throws {
    let run = try CommandRun("check", Self.brokenTrace, "--format", "sarif")
    #expect(run.status == 1)
    let object = try object(run)
    #expect(object["version"] as? String == "2.1.0" && object["$schema"] != nil)
    let log = try #require((object["runs"] as? [[String: Any]])?.first)
    let driver = try #require((log["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "ndiscope")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.contains { $0["id"] as? String == "R02" })
    let results = try #require(log["results"] as? [[String: Any]])
    #expect(results.count == 1 && results[0]["ruleId"] as? String == "R02")
    #expect(results[0]["level"] as? String == "error")
    let places = try #require(results[0]["locations"] as? [[String: Any]])
    let physical = try #require(places.first?["physicalLocation"] as? [String: Any])
    let line = try #require((physical["region"] as? [String: Any])?["startLine"] as? Int)
    let text = try String(contentsOfFile: Self.brokenTrace, encoding: .utf8)
    let lines = text.split(separator: "\n")
    #expect(lines[line - 1].contains("NdisFSendNetBufferListsComplete"))
  }

  @Test func `JUnit has a test case a rule`() throws {
    let run = try CommandRun(
      "check", Self.broken, "--format", "junit", "--never", "drop", "--rules")
    #expect(run.status == 1)
    let cases = run.outputLines.filter { $0.hasPrefix("<testcase ") }
    #expect(cases.count { $0.contains("classname=\"rules\" name=\"R") } == Self.ruleCount)
    #expect(cases.contains { $0.contains("name=\"never: drop\"") })
    let counts = "tests=\"\(Self.ruleCount + 1)\" failures=\"1\" errors=\"0\" skipped=\"0\""
    #expect(run.output.contains(counts))
    let failed = try #require(cases.first { $0.contains("<failure ") })
    #expect(failed.contains("name=\"R02 A send is completed exactly once.\""))
    let opened = run.output.matches(of: /<[a-z-]+[ >]/).count
    let closed = run.output.matches(of: /<\/[a-z-]+>|\/>/).count
    #expect(opened == closed)
  }

  @Test func `what a trace does not tell is not judged, and that is said`() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Self.brokenTrace, encoding: .utf8)
    let kept = text.split(separator: "\n").filter {
      !$0.contains("\"e\":\"lock\"") && !$0.contains("\"e\":\"unlock\"")
        && !$0.contains("\"e\":\"end\"")
    }
    let foreign = kept.joined(separator: "\n").replacingOccurrences(
      of: "\"source\":{\"kind\":\"sim\"}", with: "\"source\":{\"kind\":\"other\"}")
    let run = try CommandRun("check", try folder.put("x.ndt.jsonl", foreign + "\n"))
    #expect(run.output.contains("error R02"))
    let gap = try #require(run.outputLines.first { $0.contains("R69") })
    #expect(gap.contains("cannot be judged: the trace does not say who takes which lock"))
    #expect(run.output.contains("cannot be judged: the trace does not say how the run ended"))
  }

  @Test func `the line of an event counts what stands between events`() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Self.brokenTrace, encoding: .utf8)
    var lines = text.split(separator: "\n").map(String.init)
    lines.insert("{\"#\":\"a comment\"}", at: 3)
    let moved = try folder.put("x.ndt.jsonl", lines.joined(separator: "\n") + "\n")
    func line(_ path: String) throws -> Int {
      let run = try CommandRun("check", path, "--format", "sarif")
      let found = try #require(run.output.firstMatch(of: /"startLine":(\d+)/))
      return try #require(Int(found.output.1))
    }
    #expect(try line(moved) == line(Self.brokenTrace) + 1)
  }

  @Test func `many seeds keep the rules, and the first run that does not is named`() throws {
    let listed = try CommandRun("check", "--seeds", "8", Self.broken)
    #expect(listed.status != 2 && listed.status != 3)
    let folder = try TemporaryFolder()
    let text = try String(
      contentsOfFile: Repository.path("traces/03-filter/broken/\(Self.broken).yaml"),
      encoding: .utf8)
    let silent = text.replacingOccurrences(of: "  - findings: [R02]\n", with: "")
    let run = try CommandRun("check", "--seeds", "8", try folder.put("x.yaml", silent))
    #expect(run.status == 1 && run.output.contains("R02: ndislwf"))
  }

  @Test func `the commands of the page of rules do what they say`() throws {
    let page = try String(contentsOfFile: Repository.path("docs/rules.md"), encoding: .utf8)
    let commands = page.split(separator: "\n").filter { $0.hasPrefix("    ndiscope ") }
      .map { $0.split(separator: " ").dropFirst().map(String.init) }
    #expect(commands.count >= 9)
    for command in commands where command[0] != "explore" {
      let arguments = command.map { $0 == "FILE" ? Self.brokenTrace : $0 }
      let run = try CommandRun(arguments)
      let isBroken = arguments.contains { $0.hasPrefix("r20") || $0 == Self.brokenTrace }
      let wanted: Int32 = isBroken && !arguments.contains("--expected") ? 1 : 0
      #expect(run.status == wanted && !run.output.isEmpty, "\(arguments): \(run.errors)")
    }
    let place = try #require(commands.first { $0[0] == "explore" })
    let found = try CommandRun("check", place[1])
    #expect(found.outputLines.contains("  ndiscope " + place.joined(separator: " ")))
  }

  @Test func `who names a rule where a scenario is meant is told the scenario`() throws {
    let run = try CommandRun("check", "r20")
    #expect(run.status == 3 && run.errors.contains("Did you mean r20-packet-returns-twice?"))
  }

  @Test func `rules are listed and explained`() throws {
    let list = try CommandRun("list", "rules")
    #expect(list.outputLines.count == Self.ruleCount && Self.ruleCount >= 87)
    #expect(list.outputLines.contains("R02  error    A send is completed exactly once."))
    let text = try CommandRun("explain", "r02").output
    for words in ["R02  a rule", "Typical bug:", "On Windows:", "Cure:", "Source: NDIS_REFERENCE"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(text.contains("Broken in:") && text.contains(Self.broken) && text.contains("Kept in:"))
  }
}
