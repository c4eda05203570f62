import Events
import Testing

@testable import Traces

/// Where two histories differ, and how it is shown.
struct HistoryDifferenceTests {
  private func history(_ line: String) throws -> History {
    try SmallTrace.complete(#"{"t":0,"e":"note","note":"x"}"#, line).history
  }

  private func excerpts(_ a: String, _ b: String) throws -> [String] {
    let histories = (try history(a), try history(b))
    let found = try #require(histories.0.firstDifference(from: histories.1))
    #expect(found == 1)
    let excerpts = histories.0.excerpts(of: found, histories.1)
    return [excerpts?.own, excerpts?.other].compactMap(\.self)
  }

  @Test func `an excerpt begins with the key that is other`() throws {
    #expect(
      try excerpts(
        #"{"t":5,"e":"note","len":60,"note":"x"}"#, #"{"t":5,"e":"note","len":61,"note":"x"}"#)
        == [#"…"len":60,"note":"x"}"#, #"…"len":61,"note":"x"}"#])
    #expect(
      try excerpts(#"{"t":5,"e":"note","note":"x"}"#, #"{"t":6,"e":"note","note":"x"}"#)
        == [#"{"t":5,"e":"note","note":"x"}"#, #"{"t":6,"e":"note","note":"x"}"#])
  }

  @Test func `of a long line only the place of the difference is shown`() throws {
    let long = String(repeating: "a", count: 500)
    let found = try excerpts(
      #"{"t":5,"e":"note","note":"\#(long)X\#(long)"}"#,
      #"{"t":5,"e":"note","note":"\#(long)Y\#(long)"}"#)
    #expect(found.map(\.count) == [102, 102])
    #expect(zip(found, ["X", "Y"]).allSatisfy { $0.contains($1) && $0.first == "…" })
  }

  @Test func `what is not there has no excerpt`() throws {
    let a = try history(#"{"t":5,"e":"note","note":"x"}"#)
    let isThere = a.excerpts(of: 2, a) != nil
    #expect(!isThere)
  }
}
