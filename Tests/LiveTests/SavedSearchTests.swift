import Events
import Testing

@testable import Live

/// The text of a search gives back every byte of its scenario.
struct SavedSearchTests {
  private func search(_ scenario: String) -> SavedSearch {
    var search = SavedSearch()
    search.scenario = scenario
    search.points = [.finishInside]
    search.depth = 1
    search.eventCountMax = 100
    return search
  }

  private func text(of search: SavedSearch) -> String {
    var text = ""
    search.write { text += $0 }
    return text
  }

  @Test(arguments: [
    "id: a\ntitle: b", "id: a\ntitle: b\n", "id: a\r\ntitle: b\r\n", "id: a\rtitle: b\r",
    "id: a\n\r\n\n\r", "title: >\n\u{301}a\n \u{301}b\n", "", "\n", "|\n| end\nend\n",
  ])
  func `a scenario is read as it was, whatever ends its lines and whatever begins them`(
    scenario: String
  ) throws {
    let read = try SavedSearch(text(of: search(scenario)))
    #expect(Array(read.scenario.utf8) == Array(scenario.utf8))
    #expect(read.points == [.finishInside] && read.eventCountMax == 100)
  }

  @Test(arguments: ["id: a\ntitle: b\n", "title: >\n\u{301}a"])
  func `a file that was saved with the ends of Windows is the same search`(
    scenario: String
  ) throws {
    let bytes = text(of: search(scenario)).utf8.flatMap { (byte: UInt8) -> [UInt8] in
      byte == 0x0A ? [0x0D, 0x0A] : [byte]
    }
    let read = try SavedSearch(String(decoding: bytes, as: UTF8.self))
    #expect(Array(read.scenario.utf8) == Array(scenario.utf8))
    #expect(read.scenarioLine == 7 && read.depth == 1)
  }

  @Test func `in such a file too, the line that is wrong is named`() {
    #expect {
      try SavedSearch("ndiscope search 1\r\nseed 1\r\nknown zz 1 1\r\nend\r\n")
    } throws: { error in
      (error as? SavedSearch.Problem)?.line == 3
    }
  }
}
