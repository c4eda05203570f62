import Events
import Testing

@testable import Replay

/// A compiled query answers what walking its tree answers.
struct QueryPropertyTests {
  private static let traces = Golden.names.filter {
    $0.hasPrefix("03-filter/s18") || $0.hasPrefix("03-filter/s21")
  }

  @Test func `the traces of these tests are there`() {
    #expect(QueryPropertyTests.traces.count >= 5)
  }

  @Test(arguments: traces)
  func `a compiled query says the same as its tree`(name: String) throws {
    let timeline = try Golden.timeline(name)
    let naive = NaiveQuery(timeline: timeline)
    var random = RandomQuery(seed: 5)
    for _ in 0..<150 {
      let tree = random.tree()
      let query = try Query(tree.description, in: timeline.history.lexicon)
      #expect(timeline.matches(query) == naive.matches(tree), "\(tree)")
    }
  }

  @Test(arguments: traces)
  func `a part of a trace is answered like the whole`(name: String) throws {
    let timeline = try Golden.timeline(name)
    var random = RandomQuery(seed: 8)
    for _ in 0..<60 {
      let query = try Query(random.tree().description, in: timeline.history.lexicon)
      let all = timeline.matches(query)
      let range = 7..<timeline.count - 5
      #expect(timeline.matches(query, in: range) == all.filter(range.contains), "\(query.text)")
      let search = timeline.search(for: query)
      #expect(search.firstIndex() == all.first)
      #expect(search.lastIndex(before: timeline.count) == all.last)
      if let last = all.last { #expect(query.matches(timeline, at: last)) }
    }
  }

  @Test(arguments: Golden.names)
  func `the index of calls says what searching says`(name: String) throws {
    let timeline = try Golden.timeline(name)
    let calls = timeline.indexes.calls(timeline.history)
    let completions = timeline.indexes.completions(timeline.history)
    for index in 0..<timeline.count {
      let event = timeline.history[index]
      if event.kind == .leave {
        #expect(calls.partner(of: index) == timeline.enter(ofLeave: index), "#\(index + 1)")
        continue
      }
      if event.kind.opensCall {
        #expect(calls.partner(of: index) == timeline.leave(ofEnter: index), "#\(index + 1)")
      }
      guard event.call != .none else { continue }
      let completion = completions.completion(of: index, in: timeline.history, calls)
      #expect(completion == timeline.completion(of: index), "#\(index + 1)")
      #expect(completions.origin(of: index) == timeline.origin(of: index), "#\(index + 1)")
    }
  }
}
