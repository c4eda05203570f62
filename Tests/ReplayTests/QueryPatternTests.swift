import Testing

@testable import Replay

/// The patterns of `matches`.
struct QueryPatternTests {
  @Test(arguments: [
    ("abc", "xABCx", true), ("^abc", "xabc", false), ("abc$", "xabc", true), ("a.c", "abc", true),
    ("ab*c", "ac", true), ("ab*c", "abbbc", true), ("ab+c", "ac", false), ("ab?c", "abc", true),
    ("ab?c", "abbc", false), ("a|b|c", "xc", true), ("^(a|b)$", "ab", false),
    ("^(ab)+$", "ababab", true), ("^(ab)+$", "aba", false), ("[a-c]x", "bx", true),
    ("[^a-c]x", "bx", false), ("[]]", "]", true), ("^\\d+$", "0123", true),
    ("\\w\\s\\w", "a b", true),
    ("\\.", "ab", false), ("", "", true), ("^$", "", true), ("^$", "a", false),
    ("(a?|b)*c$", "abac", true),
    ("x*", "", true), ("^(a+)+$", String(repeating: "a", count: 40) + "b", false),
    ("^(a|aa|a?)*c", String(repeating: "a", count: 60), false),
  ])
  func `a pattern is found where it stands`(pattern: String, text: String, isFound: Bool) throws {
    #expect(try QueryPattern(pattern).matches(text) == isFound)
  }

  @Test(arguments: ["(", ")", "[a", "*", "a**", "+a", "a{2}", "\\", "\\q", "(?:a)", "[z-a]"])
  func `a pattern that is none is refused`(pattern: String) {
    #expect(throws: PatternError.self) { try QueryPattern(pattern) }
  }
}
