import Events
import Replay
import Testing

@testable import Traces

/// Compares `docs/trace-format.md` with the program, and reads what it shows.
struct TraceManualTests {
  private let manual: Markdown

  init() throws { manual = try Markdown("docs/trace-format.md") }

  /// The traces that the manual shows in full.
  private var examples: [String] { manual.snippets("jsonl").filter { $0.hasPrefix("{\"ndt\"") } }

  @Test func `every trace of the manual is read without a problem`() throws {
    #expect(examples.count >= 2)
    for text in examples {
      let trace = try Trace(text: text.utf8)
      #expect(trace.problems.isEmpty, "\(trace.problems.map(\.sentence))")
      #expect(trace.history.isComplete)
      let again = try Trace(text: trace.text)
      #expect(again.text == trace.text)
    }
  }

  @Test func `the picture that the manual promises is there`() throws {
    let trace = try Trace(text: try #require(examples.last).utf8)
    let timeline = Timeline(trace.history)
    let rows = manual.rows(under: "A trace by hand").filter { Int($0[1]) != nil }
    #expect(rows.count == trace.history.lexicon.components.count)
    let state = timeline.state(at: 9)
    for row in rows {
      let component = try #require(trace.history.lexicon.component(row[0]))
      let traffic = state.traffic[component.index]
      let numbers = [traffic.arrived, traffic.departed, traffic.dropped, traffic.held]
      #expect(row.dropFirst().map { $0 } == numbers.map(String.init), "\(row[0])")
    }
    #expect(timeline.end.heldMax == 0)
    #expect(timeline.end.liveObjectCount == 0)
  }

  @Test func `the manual knows every key in its canonical order`() {
    #expect(names(under: "Keys") == TraceKey.allCases.map(\.word))
  }

  @Test func `the manual knows every kind of event and what it needs`() {
    let rows = manual.rows(under: "Events").filter { $0[0].hasPrefix("`") && $0[0] != "`e`" }
    let kinds = EventKind.allCases.filter { $0 != .unknown }
    #expect(rows.map { $0[0].quoted[0] } == kinds.map(\.word))
    for (row, kind) in zip(rows, kinds) {
      let needed = Set(NeededKeys.keys(of: kind).map(\.word))
      #expect(Set(row[1].quoted) == needed, "\(kind.word)")
    }
  }

  @Test func `the manual knows every problem and how bad it is`() {
    let rows = manual.rows(under: "Problems").filter { $0[0].hasPrefix("`") }
    #expect(rows.map { $0[0].quoted[0] } == TraceProblem.Kind.allCases.map(\.rawValue))
    for (row, kind) in zip(rows, TraceProblem.Kind.allCases) {
      #expect(row[1] == (kind.isWarning ? "warning" : "error"), "\(kind.rawValue)")
    }
  }

  @Test func `the manual knows every key of the header and of the topology`() {
    #expect(names(under: "The header") == HeaderOrder.header.keys)
    let topology = HeaderOrder.header.inner["topology"]
    let places = topology?.inner["components"]?.inner.keys.sorted() ?? []
    let listed = names(under: "The topology")
    #expect(listed.prefix(4) == (topology?.keys ?? [])[...])
    #expect(Set(listed.dropFirst(4)) == Set(places + ["machines"]))
  }

  @Test func `the manual knows every kind of component, object and reason`() {
    let text = manual.lines.joined(separator: " ")
    for kind in ComponentKind.allCases {
      #expect(text.contains("`\(kind.rawValue)`"), "\(kind.rawValue)")
    }
    for kind in ObjectKind.allCases where kind != .none {
      #expect(text.contains("`\(UnicodeScalar(kind.letter))` "), "\(kind)")
    }
    for number in Word.Reason.filterMismatch.rawValue...Word.Reason.oversizeTruncate.rawValue {
      #expect(text.contains("`\(Word.knownTexts[Int(number)])`"))
    }
  }

  /// The first words of the rows under a heading.
  private func names(under title: String) -> [String] {
    manual.rows(under: title).compactMap(\.first?.quoted.first)
  }
}
