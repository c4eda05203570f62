import Events
import Terminal
import Testing
import Traces

@testable import Settings

/// Filters, rules and macros as people write them.
struct RuleFileTests {
  @Test func `a file has filters, rules and macros in their order`() throws {
    let file = try RuleFile(
      """
      filters:
        stuck: "${stuck:30 s}"
        mine: layer == qos-flt
      rules:
        late: pair.dt > 1 ms and seq > 3 -> warn L
        arrow: note ~ "->" -> bad !
      macros:
        both:
          arguments: [object, object]
          query: obj == $1 or obj == $2
      """)
    #expect(file.filters.map(\.name) == ["stuck", "mine"])
    #expect(file.filters[1].query == "layer == qos-flt")
    #expect(file.filters[1].position == SourcePosition(line: 3, column: 9))
    let rules = try #require(file.rules)
    #expect(rules.map(\.query) == ["pair.dt > 1 ms and seq > 3", "note ~ \"->\""])
    #expect(rules.map(\.letter) == ["L", "!"] && rules.map(\.role) == [.warn, .bad])
    #expect(file.macros.map(\.arguments) == [["object", "object"]])
  }

  @Test(arguments: ["\n", "\r\n"])
  func `a file that begins with a comment is read, whatever ends its lines`(end: String) throws {
    let file = try RuleFile("# mine\(end)filters:\(end)  a: send\(end)")
    #expect(file.filters.map(\.query) == ["send"])
    #expect(file.filters[0].position == SourcePosition(line: 3, column: 6))
  }

  @Test func `a file without rules leaves those that ship, an empty list takes them away`() throws {
    #expect(try RuleFile("filters: { a: send }").rules == nil)
    #expect(try RuleFile("rules: {}").rules == [])
  }

  @Test(arguments: [
    ("colours: {}", 1, 1), ("rules:\n  late: send", 2, 9),
    ("rules:\n  late: send -> warn", 2, 9), ("rules:\n  late: send -> pink L", 2, 9),
    ("rules:\n  late: send -> warn LL", 2, 9), ("filters:\n  \"a b\": send", 2, 3),
    ("filters: [send]", 1, 10), ("macros:\n  m: { arguments: [], query: send }", 2, 6),
    ("macros:\n  m: { query: send }", 2, 6),
  ])
  func `what is wrong is said with its place`(text: String, line: Int, column: Int) throws {
    do {
      _ = try RuleFile(text)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.position == SourcePosition(line: line, column: column), "\(error)")
    }
  }

  @Test func `a name that begins with a digit is told how names begin`() throws {
    let error = try #require(throws: YAMLError.self) { try RuleFile("filters:\n  1a: send") }
    #expect(
      error.sentence == "\"1a\" is not a name: it is letters, digits, _ and -, a letter first.")
  }
}
