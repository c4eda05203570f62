import Testing

@testable import Events

struct SuggestionTests {
  private let legal = ["packet", "ne2000", "busmaster", "app"]

  @Test(arguments: [
    ("pakcet", "packet"), ("packt", "packet"), ("paccket", "packet"), ("NE2000", "ne2000"),
    ("bus_master", "busmaster"), ("ap", "app"), ("packet", "packet"),
  ])
  func `a slip of the fingers finds its word`(typed: String, meant: String) {
    #expect(Suggestion.closest(to: typed, in: legal) == meant)
  }

  @Test(arguments: ["", "socket-filter", "xyz"])
  func `a different word finds nothing`(typed: String) {
    #expect(Suggestion.closest(to: typed, in: legal) == nil)
  }

  @Test func `one letter is near to nothing but itself`() {
    #expect(Suggestion.closest(to: "▼", in: ["t", "ap"]) == nil)
    #expect(Suggestion.closest(to: "", in: ["t"]) == nil)
    #expect(Suggestion.closest(to: "T", in: ["t"]) == "t")
  }

  @Test func `nothing is found where nothing is legal`() {
    #expect(Suggestion.closest(to: "packet", in: []) == nil)
  }

  @Test func `the distance counts changes, additions, omissions and exchanges`() {
    #expect(Suggestion.distance("", "") == 0)
    #expect(Suggestion.distance("abc", "abc") == 0)
    #expect(Suggestion.distance("abc", "axc") == 1)
    #expect(Suggestion.distance("abc", "abcd") == 1)
    #expect(Suggestion.distance("abc", "bc") == 1)
    #expect(Suggestion.distance("abc", "acb") == 1)
    #expect(Suggestion.distance("", "abc") == 3)
    #expect(Suggestion.distance("abc", "xyz") == 3)
  }

  @Test func `what there is not is said in one way, with what was meant or where all are listed`() {
    #expect(
      Suggestion.missing("view", "lader", meant: "ladder")
        == "there is no view lader. Did you mean ladder?")
    #expect(
      Suggestion.missing("view", "xyz", meant: nil, otherwise: "0 lists all.")
        == "there is no view xyz. 0 lists all.")
    #expect(Suggestion.missing("view", "xyz", meant: nil) == "there is no view xyz")
  }

  @Test func `a word of any length is answered`() {
    let long = String(repeating: "x", count: 100_000)
    #expect(Suggestion.distance(long, "packet") == 64)
  }
}
