import Terminal
import Testing

struct KeyNameTests {
  @Test(arguments: [
    ("l", Input.character("l")), ("Space", .character(" ")), ("space", .character(" ")),
    ("F8", .key(.function(8))), ("Left", .key(.left)), ("←", .key(.left)),
    ("Ctrl-O", .key(.character("o"), .control)), ("C-o", .key(.character("o"), .control)),
    ("Alt-Left", .key(.left, .alt)), ("Shift-Tab", .key(.backtab)), ("PgDn", .key(.pageDown)),
    ("Ctrl-Right", .key(.right, .control)), ("Alt-x", .key(.character("x"), .alt)),
    ("-", .character("-")), ("ß", .character("ß")), ("Esc", .key(.escape)),
  ])
  func `a name is a key, and the key has that name`(name: String, input: Input) {
    #expect(KeyName.input(name) == input)
    #expect(KeyName.input(KeyName.text(input)) == input)
    #expect(KeyName.input(KeyName.plain(input)) == input)
  }

  @Test(arguments: ["", " ", "Foo", "Ctrl-", "F0", "F99", "Shift-x", "Ctrl-Foo", "ll"])
  func `anything else is no key`(name: String) { #expect(KeyName.input(name) == nil) }

  @Test func `all keys that are no characters are named in few words`() {
    let text = KeyName.spellings.joined(separator: ", ")
    #expect(text.contains("F1 to F20") && text.contains("Shift-"))
    #expect(KeyName.names.contains("F20") && KeyName.input("F21") == nil)
    for name in KeyName.names where !name.hasPrefix("F") { #expect(text.contains(name)) }
    for name in KeyName.names + ["Space"] {
      for prefix in ["Ctrl-", "Alt-", "Shift-"] { #expect(KeyName.input(prefix + name) != nil) }
    }
  }

  @Test(arguments: KeyName.names)
  func `every name that is offered is a key`(name: String) {
    #expect(KeyName.input(name) != nil)
  }
}
