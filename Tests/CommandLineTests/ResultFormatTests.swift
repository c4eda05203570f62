import Foundation
import Testing

/// What `check` writes for other programs is what the definitions of SARIF and of JUnit allow, whatever the file is called.
struct ResultFormatTests {
  private static let broken = "r02-ndislwf-completes-twice"
  private static let strange = "a b&<\"'>]]>:\u{1}\u{7F}\u{FFFE}ü日.ndt.jsonl"

  /// The arguments of checks with findings, with gaps, with rules that are missed, and with queries.
  private static func checks(_ folder: TemporaryFolder) throws -> [[String]] {
    let trace = Repository.path("traces/03-filter/broken/\(broken).ndt.jsonl")
    let text = try String(contentsOfFile: trace, encoding: .utf8)
    let foreign = text.replacingOccurrences(
      of: "\"source\":{\"kind\":\"sim\"}", with: "\"source\":{\"kind\":\"other\"}"
    ).split(separator: "\n").filter {
      !$0.contains("\"e\":\"lock\"") && !$0.contains("\"e\":\"unlock\"")
        && !$0.contains("\"e\":\"end\"")
    }
    let scenario = try String(
      contentsOfFile: trace.replacingOccurrences(of: ".ndt.jsonl", with: ".yaml"), encoding: .utf8)
    let wrong = scenario.replacingOccurrences(of: "findings: [R02]", with: "findings: [R03]")
    return [
      [broken], ["s10-bug-d"], ["s01", "--rules", "--never", "send", "--assert", "drop"],
      [try folder.put(strange, foreign.joined(separator: "\n") + "\n")],
      [try folder.put("damaged.ndt.jsonl", text + "{\n")],
      ["--expected", try folder.put("x.yaml", wrong)],
      ["--expected", Repository.path("traces/01-protocol/s07-offset14-header-trick.yaml")],
    ]
  }

  @Test func `SARIF is what its schema allows`() throws {
    let folder = try TemporaryFolder()
    for arguments in try Self.checks(folder) {
      let run = try CommandRun(["check", "--format", "sarif"] + arguments)
      #expect(SARIFSchema.problems(run.output) == [], "\(arguments)")
    }
  }

  @Test(arguments: [
    ("\"version\":\"2.1.0\",", ""), ("\"version\":\"2.1.0\"", "\"version\":\"2.0\""),
    ("\"level\":\"error\"", "\"level\":\"fatal\""), ("\"startLine\":", "\"startLine\":-"),
    ("\"executionSuccessful\":true", "\"executionSuccessful\":1"),
    ("\"ruleId\":", "\"rule\":"), ("\"text\":", "\"texts\":"), ("\"uri\":\"", "\"uri\":\"a b"),
    ("\"name\":\"ndiscope\"", "\"name\":[]"), ("}", ""),
  ])
  func `what the schema of SARIF does not allow is seen`(old: String, new: String) throws {
    let trace = Repository.path("traces/03-filter/broken/\(Self.broken).ndt.jsonl")
    let text = try CommandRun("check", "--format", "sarif", trace).output
    #expect(text.contains(old) && SARIFSchema.problems(text) == [])
    #expect(SARIFSchema.problems(text.replacingOccurrences(of: old, with: new)) != [])
  }

  @Test func `JUnit is well formed and has the elements that Jenkins allows`() throws {
    let folder = try TemporaryFolder()
    for arguments in try Self.checks(folder) {
      let run = try CommandRun(["check", "--format", "junit"] + arguments)
      let root = try XMLElement(document: run.output)
      let suite = try #require(root.children.first)
      #expect(root.name == "testsuites" && root.children.count == 1 && suite.name == "testsuite")
      #expect(Set(root.attributes.keys) == ["tests", "failures", "errors"])
      #expect(
        Set(suite.attributes.keys) == ["name", "tests", "failures", "errors", "skipped"])
      for key in ["tests", "failures", "errors"] {
        #expect(root.attributes[key] == suite.attributes[key])
      }
      #expect(suite.attributes["tests"] == "\(suite.children.count)")
      let elements = [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]
      for (key, element) in elements {
        let count = suite.children.count { $0.children.contains { $0.name == element } }
        #expect(suite.attributes[key] == "\(count)", "\(arguments)")
      }
      for test in suite.children {
        #expect(test.name == "testcase" && Set(test.attributes.keys) == ["classname", "name"])
        #expect(test.children.count <= 1)
        for child in test.children {
          let keys = child.name == "system-out" ? [] : ["message"]
          #expect(["failure", "error", "skipped", "system-out"].contains(child.name))
          #expect(Array(child.attributes.keys) == keys && child.children.isEmpty)
        }
      }
    }
  }

  @Test func `a strange name of a file is shown in JUnit, and cannot break it`() throws {
    let folder = try TemporaryFolder()
    let arguments = try #require(Self.checks(folder).first { $0[0].contains("]]>") })
    let root = try XMLElement(
      document: try CommandRun(["check", "--format", "junit"] + arguments).output)
    let name = try #require(root.children.first?.attributes["name"])
    #expect(name.contains("a b&<\"'\\''>]]>:") && name.contains("ü日.ndt.jsonl"))
    #expect(throws: XMLElement.Malformed.self) {
      try XMLElement(document: "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>\u{1}</a>")
    }
  }
}
