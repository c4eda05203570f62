import Testing

@testable import Terminal

struct WordsTests {
  @Test(arguments: [
    ("a bc  d", "a|bc|d"), ("把 P5 交给", "把|P5|交|给"), ("完成之前，上面", "完|成|之|前，|上|面"),
    ("返回 PENDING：已接受", "返|回|PENDING：|已|接|受"), ("（甲）乙", "（甲）|乙"), (" a ", "a"), ("", ""),
    ("各\u{302A}b", "各\u{302A}|b"), ("e\u{301}b", "e\u{301}b"),
  ])
  func `a line may end between words and between Chinese characters`(text: String, seen: String) {
    #expect(Words(text).map { String($0.text) }.joined(separator: "|") == seen)
  }

  @Test func `line feeds are counted`() {
    #expect(Words("a\nb \n\n c").map(\.lineBreakCount) == [0, 1, 2])
  }
}
