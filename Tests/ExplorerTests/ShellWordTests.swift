import Testing

@testable import Explorer

struct ShellWordTests {
  @Test(arguments: [
    ("s02", "s02"), ("a/b-c_1.ndt.jsonl", "a/b-c_1.ndt.jsonl"), ("a b", "'a b'"), ("", "''"),
    ("it's", "'it'\\''s'"), ("$HOME", "'$HOME'"), ("a;b", "'a;b'"), ("~x", "'~x'"), ("ä", "'ä'"),
    ("-o", "./-o"), ("- x", "'./- x'"), ("a\nb", "'a\nb'"),
  ])
  func `a word is quoted only where a shell would read something else`(
    word: String, quoted: String
  ) {
    #expect(ShellWord.quoted(word) == quoted)
  }
}
