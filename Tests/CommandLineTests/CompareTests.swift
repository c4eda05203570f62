import Foundation
import Testing

struct CompareTests {
  @Test func `what is the same ends with 0, what differs with 1`() throws {
    let same = try CommandRun("compare", "s02", "s02")
    #expect(same.status == 0 && same.output.hasPrefix("the same: 211 events"))
    let other = try CommandRun("compare", "s02", "s02b", "--limit", "1", "--ascii")
    #expect(other.status == 1)
    #expect(other.outputLines[0].contains("the first at A #14, B #14"))
    #expect(other.outputLines[1].hasPrefix("! ") && other.outputLines[1].hasSuffix("after"))
    #expect(other.outputLines[2].hasSuffix("nested"))
    #expect(other.outputLines[3].contains("--limit shows more"))
  }

  /// A trace of one call of a stack with two adapters.
  private static func trace(_ keys: String) -> String {
    """
    {"ndt":1,"schema":"1.0","topology":{"components":[{"id":"p","kind":"protocol"},\
    {"id":"m","kind":"miniport"}],"adapters":[{"id":"a1","miniport":"m"},\
    {"id":"a2","miniport":"m"}]}}
    {"t":0,\(keys)}
    {"t":0,"e":"end","n":1}

    """
  }

  @Test(arguments: [
    (#""e":"bugcheck","code":124,"p":[5]"#, #""e":"bugcheck","code":124,"p":[6]"#, "7C, 5"),
    (#""oid":"OID_A""#, #""oid":"OID_B""#, "OID: OID_A"),
    (#""adp":"a1""#, #""adp":"a2""#, "place: a1"),
    (#""len":60"#, #""len":61"#, "length: 60 bytes"),
    (#""irql":"PASSIVE""#, #""irql":"DISPATCH""#, "level: PASSIVE"),
    (
      #""obj":["N1","N2"],"sts":["SUCCESS","SUCCESS"]"#,
      #""obj":["N1","N2"],"sts":["SUCCESS","FAILURE"]"#, "SUCCESS"
    ),
  ])
  func `what differs stands at the end of the line`(a: String, b: String, end: String) throws {
    let folder = try TemporaryFolder()
    let files = try zip(["a.ndt.jsonl", "b.ndt.jsonl"], [a, b]).map { name, keys in
      let call = #""e":"enter","call":"M","to":"m","from":"p","#
      return try folder.put(name, Self.trace(keys.hasPrefix("\"e\"") ? keys : call + keys))
    }
    let run = try CommandRun("compare", files[0], files[1], "--ascii")
    #expect(run.status == 1 && run.outputLines.count == 3)
    let lines = run.outputLines.dropFirst().map { $0.dropFirst() }
    #expect(lines.first?.hasSuffix(end) == true && lines.first != lines.last)
    #expect(try CommandRun("compare", files[0], files[0]).status == 0)
  }

  @Test func `programs get an object`() throws {
    let run = try CommandRun("compare", "s02", "s02b", "--limit", "2", "--format", "json")
    #expect(run.status == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["same"] as? Bool == false && object["events"] as? [Int] == [211, 43])
    let rows = try #require(object["rows"] as? [[String: Any]])
    #expect(rows.count == 2 && rows[0]["kind"] as? String == "changed")
  }

  @Test func `the words for programs are written as everywhere`() throws {
    let run = try CommandRun(
      "compare", "s02", "s02b", "--exact", "--limit", "1000", "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["first_line"] as? Int != nil)
    let rows = try #require(object["rows"] as? [[String: Any]])
    let kinds = Set(rows.compactMap { $0["kind"] as? String })
    #expect(kinds.contains("only_a") && kinds.isSubset(of: ["changed", "only_a", "only_b"]))
  }

  @Test func `exact counts times and numbers as well`() throws {
    let same = try CommandRun("compare", "s02", "s02", "--exact")
    #expect(same.status == 0 && same.output == "the same: all 211 lines\n")
    #expect(try CommandRun("compare", "s02", "s02b", "--exact").status == 1)
    #expect(try CommandRun("compare", "s02", "nothing-of-that-name").status == 3)
  }

  @Test func `a difference that no column shows is shown as the trace has it`() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Repository.trace("s02-send-pending"), encoding: .utf8)
    let changed = try folder.put(
      "changed.ndt.jsonl", text.replacing(#"{"t":1000,"#, with: #"{"t":1001,"#, maxReplacements: 1))
    let exact = try CommandRun("compare", "s02", changed, "--exact")
    #expect(exact.status == 1 && exact.outputLines.count == 3)
    #expect(exact.outputLines[1].contains(#"   {"t":1000,"e":"inject","#))
    #expect(exact.outputLines[2].contains(#"   {"t":1001,"e":"inject","#))
    let again = try CommandRun("simulate", "--from", changed, "-o", "/dev/null")
    #expect(again.status == 1)
    #expect(again.errors.contains("the file was changed, or another build of model 1 made it. The"))
    #expect(again.errors.contains(#"   {"t":1001,"e":"inject","#))
    #expect(again.errors.contains(#"   {"t":1000,"e":"inject","#))
  }

  @Test func `the screen shows two runs when it is asked to`() throws {
    let run = try CommandRun(
      "screenshot", "s02", "--against", "s02b", "--view", "compare", "--at", "14")
    #expect(run.status == 0)
    #expect(run.output.contains("choice CP2") && run.output.contains("B #14"))
  }
}
