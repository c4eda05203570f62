import Events
import Testing

@testable import Traces

struct ErrorTextTests {
  private static let place = SourcePosition(line: 3, column: 5)
  private static let hostile = "\u{1B}[2J\u{9B}31m\n\u{202E}x"

  /// Sentences about a trace file.
  static let sentences: [(TraceProblem, String)] = [
    (TraceProblem(.notJSON, line: 3, column: 8, detail: "x"), "3:8: error: this is not JSON at x"),
    (TraceProblem(.notJSON, line: 3), "3: error: this is not JSON"),
    (TraceProblem(.duplicateKey, line: 3, detail: #""t""#), #"3: error: the key "t" stands twice"#),
    (
      TraceProblem(.missingKey, line: 2, detail: "to"),
      "2: error: an event of this kind needs the key to"
    ),
    (
      TraceProblem(.badTime, line: 2, column: 6, detail: #""soon""#),
      #"2:6: error: "soon" is not a time: write nanoseconds, or a text such as "12.5us" or "#
        + #""+400ns""#
    ),
    (
      TraceProblem(.queueLength, line: 4, detail: "nic.Tx has 1, not 2"),
      "4: error: the length is wrong: nic.Tx has 1, not 2"
    ),
    (TraceProblem(.wrongCount, line: 9, detail: "7"), "9: error: the end line must say 7"),
    (
      TraceProblem(.notAnInteger, line: 3, column: 6, detail: "1.5"),
      "3:6: error: 1.5 is not a whole number of at most 63 bits"
    ),
    (
      TraceProblem(.notAnInteger, line: 3, column: 6, detail: "-01"),
      "3:6: error: -01 begins with a 0 that JSON does not allow"
    ),
    (
      TraceProblem(.badSequence, line: 2, detail: "0"),
      "2: error: the sequence number 0 is not larger than the one before; the first one is 1"
    ),
    (
      TraceProblem(.unknownKey, line: 3, detail: "zig"),
      "3: warning: the key zig is unknown here; it is kept"
    ),
    (TraceProblem(.byteOrderMark, line: 0), "warning: the file begins with a byte order mark"),
    (
      TraceProblem(.neverReturns, line: 0, detail: "NdisSend #2"),
      "warning: the call NdisSend #2 never returns"
    ),
  ]

  @Test(arguments: sentences)
  func `a problem says where and what`(problem: TraceProblem, sentence: String) {
    #expect(problem.sentence == sentence)
  }

  @Test(arguments: TraceProblem.Kind.allCases)
  func `every kind is one sentence without a full stop`(kind: TraceProblem.Kind) {
    for detail in ["", "nic"] {
      let sentence = kind.sentence(detail)
      #expect(!sentence.isEmpty && !sentence.hasSuffix(".") && !sentence.contains("\n"))
    }
  }

  @Test(arguments: TraceProblem.Kind.allCases)
  func `nothing of a file commands a terminal`(kind: TraceProblem.Kind) {
    expectTame(TraceProblem(kind, line: 1, detail: Self.hostile).sentence)
  }

  @Test func `a problem stands behind the path of its file`() {
    #expect(
      TraceProblem(.byteOrderMark, line: 0).sentence(in: "a.jsonl")
        == "a.jsonl: warning: the file begins with a byte order mark")
    #expect(
      TraceProblem(.notJSON, line: 3).sentence(in: "a.jsonl")
        == "a.jsonl:3: error: this is not JSON")
  }

  @Test func `a file that is no trace says so in a sentence`() {
    let problem = TraceProblem(.notJSON, line: 1, detail: "hello")
    #expect(
      TraceError.notATrace(problem).sentence
        == "line 1: this is not a trace: the first line must be a header such as "
        + #"{"ndt":1,"schema":"1.0",...} (this is not JSON at hello)"#)
    #expect(
      TraceError.newerVersion(3).sentence
        == "this is version 3 of the trace format; this program reads version 1. "
        + "Use a newer ndiscope")
    #expect(
      TraceError.unreadable(path: "a.ndt.jsonl", code: 2).sentence
        == "a.ndt.jsonl: No such file or directory")
    #expect(TraceError.notAFile(path: "a").sentence == "a: this is a folder, not a trace file")
    expectTame(
      TraceError.notATrace(TraceProblem(.notJSON, line: 1, detail: Self.hostile)).sentence)
  }

  /// Sentences about a scenario file.
  static let mistakes: [(YAMLError, String)] = [
    (.unreadable(path: "s.yaml", code: 13), "Permission denied"),
    (.notYAML(problem: "found a tab", at: place), "this is not YAML: found a tab"),
    (.notText(problem: "the file is not UTF-8 text", at: place), "the file is not UTF-8 text"),
    (
      .unknownKey("stak", legal: ["stack", "seed"], at: place),
      #"unknown key "stak". Did you mean stack? Legal: stack, seed"#
    ),
    (.unknownKey("zzz", legal: ["do"], at: place), #"unknown key "zzz". Legal: do"#),
    (.missingKey("title", at: place), #"the key "title" is missing"#),
    (.missingKey("is", at: place), #"the key "is" is missing"#),
    (
      .badValue("five", expected: "a whole number", legal: [], at: place),
      #""five" is not a whole number."#
    ),
    (
      .badValue("sucess", expected: "an outcome of CP1", legal: ["success", "seed"], at: place),
      #""sucess" is not an outcome of CP1. Did you mean success? Legal: success, seed"#
    ),
    (.tooMany(["at", "on"], at: place), "only one of these can stand here: at, on"),
  ]

  @Test(arguments: mistakes)
  func `a mistake in a scenario says what is legal`(error: YAMLError, sentence: String) {
    #expect(error.sentence == sentence)
  }

  @Test func `nothing of a scenario commands a terminal`() {
    let text = Self.hostile
    for error: YAMLError in [
      .notText(problem: text, at: Self.place), .notYAML(problem: text, at: Self.place),
      .unknownKey(text, legal: [text], at: Self.place),
      .missingKey(text, at: Self.place), .tooMany([text], at: Self.place),
      .badValue(text, expected: text, legal: [], at: Self.place),
    ] {
      expectTame(error.sentence)
    }
  }

  private func expectTame(_ sentence: String) {
    let isTame = sentence.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0 != "\u{202E}"
    }
    #expect(isTame, "\(sentence.debugDescription)")
  }
}
