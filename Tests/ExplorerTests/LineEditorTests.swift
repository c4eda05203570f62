import Terminal
import TestNumbers
import Testing

@testable import Explorer

struct LineEditorTests {
  /// A line after some keys.
  private func line(_ text: String, _ keys: [Input]) -> LineEditor {
    var line = LineEditor(text)
    for key in keys { _ = line.type(key) }
    return line
  }

  private func control(_ character: Character) -> Input { .key(.character(character), .control) }

  @Test func `the keys of readline edit the line`() {
    #expect(line("abc", [.key(.backspace)]).text == "ab")
    #expect(line("abc", [control("a"), .key(.delete)]).text == "bc")
    #expect(line("abc", [.key(.home), control("d"), control("d")]).text == "c")
    #expect(line("abc", [control("b"), .character("x")]).text == "abxc")
    #expect(line("abc", [control("a"), control("f"), control("k")]).text == "a")
    #expect(line("abc", [.key(.left), control("u")]).text == "c")
    #expect(line("ab cd  ", [control("w")]).text == "ab ")
    #expect(line("abc", [control("a"), control("e"), .character("d")]).text == "abcd")
    #expect(line("abc", [.key(.home), .key(.left), .key(.right), .character("-")]).text == "a-bc")
  }

  @Test func `what means nothing is said`() {
    var line = LineEditor("a")
    let isKnown = line.type(.key(.function(3)))
    #expect(!isKnown)
    #expect(line == LineEditor("a"))
  }

  @Test func `accents, flags and families are one character`() {
    var line = line("", "e\u{301}x".unicodeScalars.map { .character(Character($0)) })
    #expect(line.text == "e\u{301}x" && line.cursor == 2)
    _ = line.type(.key(.backspace))
    _ = line.type(.key(.backspace))
    #expect(line.text == "" && line.cursor == 0)
    var flag = self.line("", "🇩🇪!".unicodeScalars.map { .character(Character($0)) })
    #expect(flag.cursor == 2)
    _ = flag.type(.key(.home))
    _ = flag.type(.character("🇫"))
    #expect(flag.cursor <= flag.text.count)
  }

  @Test func `a line ends at the end of a line, and has a limit`() {
    var line = LineEditor("ab")
    line.insert("cd\nef")
    #expect(line.text == "abcd")
    line.insert(String(repeating: "x", count: 100_000))
    #expect(line.text.count == 1_000)
    line.insert("y")
    #expect(line.text.count == 1_000)
  }

  @Test func `a line that had no room for all says so until it is changed`() {
    var line = LineEditor()
    line.insert(String(repeating: "x", count: 1_000))
    #expect(!line.isCut)
    let steps: [(Input, Bool)] = [
      (.character("y"), true), (.key(.function(3)), true), (.key(.backspace), false),
    ]
    for (input, isCut) in steps {
      _ = line.type(input)
      #expect(line.isCut == isCut, "\(input)")
    }
    line.insert("z\nand another line")
    #expect(!line.isCut)
    line.insert("z")
    #expect(line.isCut)
  }

  @Test func `what was cut is not run before somebody has seen it`() throws {
    var walk = try Walk(recorded: "s02")
    let query = String(repeating: "send or ", count: 130) + "drop"
    walk.type(":")
    walk.take(.paste("filter " + query))
    #expect(walk.text.contains("1 000 characters fit: the rest was left out"))
    walk.press(.enter)
    #expect(walk.session.overlay != nil && walk.session.sieve.filter == nil)
    #expect(walk.text.contains("1 000 characters fit"))
    walk.press(.character("u"), .control)
    walk.type("filter drop")
    walk.press(.enter)
    #expect(walk.session.overlay == nil && walk.session.sieve.filter != nil)
  }

  @Test func `random keys keep the cursor in the line`() {
    var random = RandomNumbers(seed: 7)
    let scalars = Array("ab \u{301}\u{200D}👩🇩🇪包\u{FE0F}\r".unicodeScalars)
    let keys: [Input] = [
      .key(.backspace), .key(.delete), .key(.left), .key(.right), .key(.home), .key(.end),
      control("w"), control("u"), control("k"),
    ]
    var line = LineEditor()
    for _ in 0..<20_000 {
      if random.below(3) == 0 {
        _ = line.type(keys[random.below(keys.count - (random.below(8) == 0 ? 0 : 2))])
      } else {
        _ = line.type(.character(Character(scalars[random.below(scalars.count)])))
      }
      guard 0...line.text.count ~= line.cursor else {
        Issue.record("the cursor is at \(line.cursor) of \(line.text.count)")
        return
      }
    }
  }
}
