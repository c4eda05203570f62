import Events
import Replay
import Testing
import Traces

/// Compares `docs/query-language.md` with the program, and runs what it shows.
struct QueryManualTests {
  private let manual: Markdown

  init() throws { manual = try Markdown("docs/query-language.md") }

  @Test func `the manual knows every field as the program does`() {
    let expected = QueryField.all.map { field in
      ["`\(field.name)`", field.type.words, field.origin, field.sentence]
    }
    let rows = manual.rows(under: "Fields").filter { $0.count == 4 && $0[0].hasPrefix("`") }
    #expect(rows == expected, "\n\(table(expected))")
  }

  @Test func `the manual knows every class and function as the program does`() {
    let classes = QueryClass.all.map { ["`\($0.name)`", $0.sentence] }
    #expect(rows(under: "Classes") == classes, "\n\(table(classes))")
    let functions = QueryFunction.all.map { ["`\($0.name)(\($0.arguments))`", $0.sentence] }
    #expect(rows(under: "Functions") == functions, "\n\(table(functions))")
  }

  @Test func `the manual knows every macro as the program does`() {
    let expected = QueryMacro.all.map { ["`\($0.spelling)`", "`\($0.body)`", $0.sentence] }
    let rows = manual.rows(under: "Macros").filter { $0.count == 3 && $0[0].hasPrefix("`") }
    #expect(rows == expected, "\n\(table(expected))")
  }

  @Test func `every example holds for so many events of the trace that it names`() throws {
    let examples = manual.rows(under: "Examples").filter { $0.count == 4 && $0[0].hasPrefix("`") }
    #expect(examples.count >= 15)
    for example in examples {
      let text = example[0].replacing("\\|", with: "|")
      let timeline = try timeline(try #require(example[2].quoted.first))
      let query = try Query(String(text.dropFirst().dropLast()), in: timeline.history.lexicon)
      #expect("\(timeline.matches(query).count)" == example[3], "\(text)")
    }
  }

  @Test func `the messages of the manual are what the program says`() throws {
    let timeline = try timeline("03-filter/s18-send")
    let messages = manual.snippets("console").flatMap { $0.split(separator: "\n\n") }
    #expect(messages.count >= 3)
    for message in messages {
      let lines = message.split(separator: "\n").map(String.init)
      let error = #expect(throws: QueryError.self) {
        try Query(try #require(lines.first), in: timeline.history.lexicon)
      }
      #expect(error?.lines == lines)
    }
  }

  // MARK: - Helpers

  private func rows(under title: String) -> [[String]] {
    manual.rows(under: title).filter { $0.count == 2 && $0[0].hasPrefix("`") }
  }

  private func timeline(_ name: String) throws -> Timeline {
    let text = try Repository.text("traces/\(name).ndt.jsonl")
    return Timeline(try Trace(text: Array(text.utf8)).history)
  }

  /// Rows as they stand in the manual, to be put there.
  private func table(_ rows: [[String]]) -> String {
    rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}
