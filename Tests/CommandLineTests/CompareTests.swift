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

  @Test func `the screen shows two runs when it is asked to`() throws {
    let run = try CommandRun(
      "screenshot", "s02", "--against", "s02b", "--view", "compare", "--at", "14")
    #expect(run.status == 0)
    #expect(run.output.contains("choice CP2") && run.output.contains("B #14"))
  }
}
