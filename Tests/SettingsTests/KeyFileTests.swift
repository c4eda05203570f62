import Events
import Terminal
import Testing
import Traces

@testable import Settings

struct KeyFileTests {
  private static let standard: [KeyFile.Standard] = [
    ("step", [.character("l"), .key(.right)]), ("back", [.character("h")]),
    ("hop", [.character(">")]), ("keys", []),
  ]

  private func changes(_ text: String) throws -> [String: [Input]] {
    Dictionary(
      uniqueKeysWithValues: try KeyFile.changes(text, to: KeyFileTests.standard).map { ($0, $1) })
  }

  @Test func `an action gets other keys, and others lose nothing`() throws {
    let changes = try changes(
      """
      # mine
      step: [l, n, Ctrl-Right]
      hop: none
      keys: ">"
      """)
    #expect(
      changes == [
        "step": [.character("l"), .character("n"), .key(.right, .control)], "hop": [],
        "keys": [.character(">")],
      ])
  }

  @Test func `a byte order mark says nothing`() throws {
    #expect(try changes("\u{FEFF}hop: none\n") == ["hop": []])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a comment is over at the end of its line, whatever ends it`(end: String) throws {
    #expect(try changes("# mine\(end)step: [n]\(end)") == ["step": [.character("n")]])
    let error = try #require(throws: YAMLError.self) { try changes("# mine\(end)stpe: n\(end)") }
    #expect(error.position.line == 2 && error.position.column == 1, "\(error)")
  }

  @Test(arguments: ["", "\n\n", "# only words\n  # and more\n", "# only words\r\n\r\n# and more"])
  func `a file that says nothing changes nothing`(text: String) throws {
    #expect(try changes(text).isEmpty)
  }

  @Test(arguments: [("stpe", " Did you mean step?"), ("resurrect", "")])
  func `a name that no action has is not answered with a part of the names as if it were all`(
    name: String, meant: String
  ) throws {
    let error = try #require(throws: YAMLError.self) { try changes(name + ": x\n") }
    #expect(
      error.sentence
        == "\"\(name)\" is not the name of an action.\(meant) `ndiscope list keys` has all of them."
    )
  }

  @Test(arguments: [
    ("stpe: x\n", 1, 1, "Did you mean step?"),
    ("step: [l, Foo]\n", 1, 11, "\"Foo\" is not a key"),
    ("step: Ctrl-C\n", 1, 7, "Ctrl-C always stops"),
    ("step: Ctrl-M\n", 1, 7, "the same for this key and for Enter"),
    ("step: [\"\\e\"]\n", 1, 8, "it is a control character; the keys that send one have names"),
    ("step: \"\\n\"\n", 1, 7, "it is a control character"),
    ("step: \"Ctrl-\\e\"\n", 1, 7, "it is a control character"),
    ("step: \"\\x9b\"\n", 1, 7, "it is a control character"),
    ("hop: [h]\n", 1, 7, "it means back; to take it away, say what back is done by"),
    ("hop: n\nkeys: n\n", 2, 7, "this file gives it to hop as well"),
    ("hop: [n, n]\n", 1, 10, "it stands twice"),
    ("- a\n", 1, 1, "is not a mapping"), ("step: { a: b }\n", 1, 7, "is not a text"),
    ("step: [\n", 2, 1, "this is not YAML"), ("step: l\nstep: n\n", 2, 1, "stands twice"),
  ])
  func `what is wrong is said with line, column and the way out`(
    text: String, line: Int, column: Int, words: String
  ) throws {
    let error = try #require(throws: YAMLError.self) { try changes(text) }
    #expect(error.position.line == line && error.position.column == column, "\(error)")
    #expect(error.sentence.contains(words), "\(error.sentence)")
  }
}
