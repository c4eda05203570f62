import Events
import Testing
import Traces

@testable import Settings

/// A filter is added to what people wrote, and nothing of that is lost.
struct RuleAddingTests {
  @Test(arguments: [
    ("", "filters:\n  new: \"send\"\n"),
    ("# mine\n", "# mine\nfilters:\n  new: \"send\"\n"),
    (
      "rules:\n  late: send -> warn L  # a remark",
      "rules:\n  late: send -> warn L  # a remark\nfilters:\n  new: \"send\"\n"
    ),
    (
      "filters:\n    a: drop # one\n\n    # two\nrules: {}\n",
      "filters:\n    a: drop # one\n\n    # two\n    new: \"send\"\nrules: {}\n"
    ),
    (
      "rules: {}\nfilters:   # all of them\n  a: drop\n  b: >\n    send\n    or drop\n# end",
      "rules: {}\nfilters:   # all of them\n  a: drop\n  b: >\n    send\n    or drop\n  new: \"send\"\n# end\n"
    ),
    ("# mine\r\n", "# mine\r\nfilters:\r\n  new: \"send\"\r\n"),
    (
      "filters:\r\n    a: drop # one\r\n\r\nrules: {}",
      "filters:\r\n    a: drop # one\r\n    new: \"send\"\r\n\r\nrules: {}\r\n"
    ),
    (
      "filters:\r\n  a: drop\nrules: {}\n",
      "filters:\r\n  a: drop\n  new: \"send\"\r\nrules: {}\n"
    ),
  ])
  func `the line stands behind the others, and everything else stays`(
    text: String, expected: String
  ) throws {
    #expect(try RuleFile.text(text, withFilter: "new", "send") == expected)
  }

  @Test(arguments: [
    "note ~ \"a\\\\.b\"", "obj == ${obj} and @a", "ev == \"x: y # z\"", "{ } [ ] - ? & *",
  ])
  func `a query is read back as it was`(query: String) throws {
    let text = try RuleFile.text("filters:\n  a: send\n", withFilter: "b", query)
    #expect(try RuleFile(text).filters.map(\.query) == ["send", query])
  }

  @Test(arguments: [
    ("filters: { a: send }\n", "one more"), ("filters:\n  new: drop\n", "free"),
    ("filters: [\n", "not YAML"), ("filter:\n  a: send\n", "unknown key"),
  ])
  func `what cannot be added to is refused`(text: String, words: String) {
    let error = #expect(throws: YAMLError.self) {
      try RuleFile.text(text, withFilter: "new", "send")
    }
    #expect(error?.sentence.contains(words) == true, "\(error?.sentence ?? "")")
  }
}
