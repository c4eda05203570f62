import Events
import Foundation
import Testing

@testable import Traces

/// What can be wrong with a scenario file, and where it is said to be wrong.
struct ScenarioErrorTests {
  private static let head = "id: s1\ntitle: A test\nstack: [app, packet, ne2000]\n"

  private func expectError(_ text: String, _ error: YAMLError) {
    #expect(throws: error) { try ScenarioFile.scenario(text) }
  }

  private static func at(_ line: Int, _ column: Int) -> SourcePosition {
    SourcePosition(line: line, column: column)
  }

  @Test(arguments: [
    ("", "the file is empty", 1, 1), ("id: [", "did not find expected node content", 2, 1),
    ("id: s\n\tx: y\n", "found a tab character that violates indentation", 2, 1),
    ("a: b: c\n", "mapping values are not allowed in this context", 1, 5),
    ("id: *x\n", "found undefined alias", 1, 5),
  ])
  func `what is not YAML is said with its place`(
    text: String, problem: String, line: Int, column: Int
  ) {
    expectError(text, .notYAML(problem: problem, at: Self.at(line, column)))
  }

  @Test(arguments: [
    ("id: a\nid: b\n", "id", 2, 1), ("id: a\nid: b\nid: c\n", "id", 2, 1),
    ("a:\n  b: 1\n  c: 2\n  b: 3\n", "b", 4, 3), ("{ a: 1, b: 2, a: 3 }\n", "a", 1, 15),
    ("b: 1\na: 1\nb: 2\na: 2\n", "a, b", 4, 1),
    ("x: { a: 1, a: 2 }\ny: { a: 1, a: 2 }\n", "a", 1, 12),
    ("x: &x 1\na: *x\na: *x\n", "a", 3, 1),
  ])
  func `a key that stands twice is said with its second place`(
    text: String, key: String, line: Int, column: Int
  ) {
    expectError(
      text, .notYAML(problem: "the key \(key) stands twice", at: Self.at(line, column)))
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func `lines are counted as an editor does`(end: String) {
    expectError(
      "id: s\r\ntitle: \"a\(end)b\"\r\nsede: 1\r\n",
      .unknownKey("sede", legal: ScenarioFile.keys, at: Self.at(3, 1)))
    expectError(
      "{ title: \"a\(end)b\", idd: 1 }\n",
      .unknownKey("idd", legal: ScenarioFile.keys, at: Self.at(1, 17)))
  }

  @Test(arguments: [
    ("id: s\ntitle: t\n", "stack", 1, 1), ("title: t\nstack: []\n", "id", 1, 1),
    ("id: s\nstack: []\n", "title", 1, 1),
    (head + "do:\n  - { write: 60 }\n", "at, after or on", 5, 5),
    (head + "do:\n  - { at: 1us, write_array: { count: 1 } }\n", "bytes", 5, 29),
    (head + "do:\n  - { at: 1us, frame: { to: station } }\n", "bytes", 5, 23),
    (head + "expect:\n  - { count: NdisSend }\n", "is", 5, 5),
  ])
  func `a missing key is said with the place where it belongs`(
    text: String, key: String, line: Int, column: Int
  ) {
    expectError(text, .missingKey(key, at: Self.at(line, column)))
  }

  @Test func `a stimulus or an expectation without one is told what there is`() {
    expectError(
      Self.head + "do: [{ at: 1us }]\n",
      .missingKey(ActionReader.stimuli.joined(separator: ", "), at: Self.at(4, 6)))
    expectError(
      Self.head + "expect: [{ is: 1 }]\n",
      .missingKey(ExpectationReader.kinds.joined(separator: ", "), at: Self.at(4, 10)))
  }

  @Test func `an unknown key is said with what is legal`() {
    expectError(
      "id: s\ntitel: t\n",
      .unknownKey("titel", legal: ScenarioFile.keys, at: Self.at(2, 1)))
    expectError(
      Self.head + "choices: { CP13: yes }\n",
      .unknownKey("CP13", legal: ChoicePoint.allCases.map(\.name), at: Self.at(4, 12)))
    expectError(
      Self.head + "do:\n  - { at: 1us, frame: { bytes: 60, too: all } }\n",
      .unknownKey("too", legal: ["bytes", "to", "intact"], at: Self.at(5, 36)))
  }

  @Test(arguments: [
    ("never: drop, is: 5", "is", ["never"], 25), ("calls: [NdisSend], is: 7", "is", ["calls"], 31),
    ("that: send, after: NdisSend", "after", ["that"], 24),
    ("frames: conserved, after: drop", "after", ["frames"], 31),
    ("count: NdisSend, is: 1, after: drop", "after", ["count", "is"], 36),
  ])
  func `is and after are refused where they say nothing`(
    line: String, key: String, legal: [String], column: Int
  ) {
    expectError(
      Self.head + "expect: [{ \(line) }]\n",
      .unknownKey(key, legal: legal, at: Self.at(4, column)))
  }

  @Test(arguments: [
    ("[seed, pending]", 18), ("{ MiniportSend: seed }", 33), ("{ nth: 1, is: seed }", 31),
  ])
  func `seed is not listed where it is no outcome`(rule: String, column: Int) {
    expectError(
      Self.head + "choices: { CP1: \(rule) }\n",
      .badValue(
        "seed", expected: "an outcome of CP1", legal: ["success", "failure", "pending"],
        at: Self.at(4, column)))
  }

  @Test func `the sentence of an unknown key has the fix`() {
    let error = #expect(throws: YAMLError.self) {
      try ScenarioFile.scenario(Self.head + "do:\n  - { at: 1us, wriet: 60 }\n")
    }
    #expect(error?.position == Self.at(5, 16))
    #expect(
      error?.sentence.hasPrefix("unknown key \"wriet\". Did you mean write? Legal: at,") == true)
  }

  @Test(arguments: [
    ("seed: -1", "-1", "a whole number, not negative", 4, 7),
    ("seed: 1.5", "1.5", "a whole number, not negative", 4, 7),
    ("do: 5", "5", "a list", 4, 5), ("do: [write]", "write", "a mapping of keys to values", 4, 6),
    (
      "do: [{ at: soon, write: 60 }]", "soon", "a time with its unit, such as 10us, 1.5ms or 2s", 4,
      12
    ),
    ("do: [{ at: 10, write: 60 }]", "10", "a time with its unit, such as 10us, 1.5ms or 2s", 4, 12),
    ("do: [{ at: 1us, write: some }]", "some", "a whole number", 4, 24),
    ("do: [{ at: 1us, write: 60, by: [a] }]", "a list", "a text", 4, 32),
    (
      "do: [{ on: a b, write: 60 }]", "a b",
      "a call such as NdisSend, NdisSend.leave or NdisSend.leave=PENDING", 4, 12
    ),
    ("do: [{ at: 1us, frame: { bytes: 60, intact: maybe } }]", "maybe", "yes or no", 4, 45),
    (
      "params: { cpus: { a: 1 } }", "a mapping", "a number, a word, yes or no, or a list of those",
      4, 17
    ),
    ("expect: [{ owner: packet, is: ndis }]", "packet", "an object such as P1", 4, 19),
    ("expect: [{ queue: q, is: [P1, x] }]", "x", "an object such as P1", 4, 31),
    ("expect: [{ frames: lost }]", "lost", "the word conserved", 4, 20),
    ("choices: { CP3: all }", "all", "a whole number", 4, 17),
  ])
  func `a value that cannot be there is said with what is expected`(
    line: String, value: String, expected: String, row: Int, column: Int
  ) {
    expectError(
      Self.head + line + "\n",
      .badValue(value, expected: expected, legal: [], at: Self.at(row, column)))
  }

  @Test func `a word that is none of a few is said with all of them`() {
    expectError(
      Self.head + "choices: { CP2: neested }\n",
      .badValue(
        "neested", expected: "an outcome of CP2", legal: ["nested", "other-cpu", "after", "seed"],
        at: Self.at(4, 17)))
    expectError(
      Self.head + "do: [{ at: 1us, frame: { bytes: 60, to: me } }]\n",
      .badValue(
        "me", expected: "a receiver", legal: ["station", "broadcast", "multicast", "other"],
        at: Self.at(4, 41)))
  }

  @Test(arguments: [
    ("do: [{ at: 1us, after: 2us, write: 60 }]", ["at", "after"], 6),
    ("do: [{ at: 1us, write: 60, read: 60 }]", ["write", "read"], 6),
    ("expect: [{ never: a, count: b, is: 1 }]", ["never", "count"], 10),
  ])
  func `several things where one is meant are named`(line: String, names: [String], column: Int) {
    expectError(Self.head + line + "\n", .tooMany(names, at: Self.at(4, column)))
  }

  @Test func `a layer is one driver`() {
    expectError(
      "id: s\ntitle: t\nstack:\n  - { app: {}, packet: {} }\n",
      .tooMany(["app", "packet"], at: Self.at(4, 5)))
  }

  @Test func `a file that is not there, a folder, and one that is not text are refused`() throws {
    #expect(throws: YAMLError.unreadable(path: "/no/such", code: 2)) {
      try ScenarioFile.scenario(at: "/no/such")
    }
    let folder = FileManager.default.temporaryDirectory
    #expect(throws: YAMLError.unreadable(path: folder.path, code: 21)) {
      try ScenarioFile.scenario(at: folder.path)
    }
    #expect(throws: YAMLError.notText(problem: "the file is not UTF-8 text", at: Self.at(1, 4))) {
      try load([0x69, 0x64, 0x3A, 0xFF])
    }
    #expect(throws: YAMLError.notText(problem: "the file is not UTF-8 text", at: Self.at(2, 2))) {
      try load(Array("id: é\na".utf8) + [0xE2, 0x80, 0x0A])
    }
    #expect(
      throws: YAMLError.notText(problem: "the file is larger than 1 MiB", at: Self.at(1, 1))
    ) { try load([UInt8](repeating: 0x20, count: 1 << 20 + 1)) }
  }

  @Test func `a text that leaves no room in the header of a trace is refused`() throws {
    // Two quotes, three line ends that count twice, and the sign of a remark.
    let room = ScenarioFile.quotedBytesMax - Self.head.utf8.count - 6
    let text = Array((Self.head + "#" + String(repeating: "x", count: room)).utf8)
    #expect(try load(text).id == "s1")
    #expect(throws: YAMLError.notText(problem: ScenarioFile.tooLong, at: Self.at(1, 1))) {
      try load(text + Array("x".utf8))
    }
  }

  @Test func `a byte order mark before the text is no part of it`() throws {
    let text = Self.head + "seed: -1\n"
    expectError(
      "\u{FEFF}" + text,
      .badValue("-1", expected: "a whole number, not negative", legal: [], at: Self.at(4, 7)))
    let scenario = try load([0xEF, 0xBB, 0xBF] + Array(Self.head.utf8))
    #expect(scenario.id == "s1" && scenario.text == Self.head)
  }

  @Test(arguments: [
    ("id: x\ntitle: \"a\u{1}b\"\n", 2, 10), ("id: x\u{7}\n", 1, 6),
    ("id: é\r\ntitle: é\u{1B}\r\n", 2, 9),
  ])
  func `a control character is said with its place, in one line`(
    text: String, line: Int, column: Int
  ) {
    expectError(
      text, .notYAML(problem: "control characters are not allowed", at: Self.at(line, column)))
  }

  @Test(arguments: [
    ("id: \"\"\ntitle: t\nstack: []\n", "", "a short name such as s02b-cpu", 1, 5),
    ("id: s\ntitle: \" \"\nstack: []\n", " ", "one line that says what happens", 2, 8),
  ])
  func `a name and a title in which nothing stands are refused`(
    text: String, value: String, expected: String, line: Int, column: Int
  ) {
    expectError(
      text, .badValue(value, expected: expected, legal: [], at: Self.at(line, column)))
  }

  @Test(arguments: ["id:\ntitle: t\nstack: []\n", "id: s\ntitle:\nstack: []\n"])
  func `so is a key without a value`(text: String) {
    let error = #expect(throws: YAMLError.self) { try ScenarioFile.scenario(text) }
    #expect(error?.sentence.hasPrefix("\"\" is not ") == true)
  }

  @Test(arguments: ["", "a b", "Pkt", "a.b", "é"])
  func `an id that is not lower case letters, digits and dashes is refused`(id: String) {
    expectError(
      "id: s\ntitle: t\nstack: [{ packet: { id: \"\(id)\" } }]\n",
      .badValue(
        id, expected: "an id of lower case letters, digits, - and _", legal: [],
        at: Self.at(3, 25)))
  }

  @Test func `an id of such letters is taken`() throws {
    let scenario = try ScenarioFile.scenario(
      "id: s\ntitle: t\nstack: [{ packet: { id: left-2_b, pool: 4 } }]\n")
    #expect(scenario.stack.first?.id == "left-2_b")
    #expect(scenario.stack.first?.settings.map(\.name) == ["pool"])
  }

  @Test(arguments: [
    ("{ nth: 3 }", 17), ("{ NdisAllocatePacket: { nth: 3 } }", 39), ("[{ odds: 5% }]", 18),
  ])
  func `a clause without an outcome lacks the key for it`(rule: String, column: Int) {
    expectError(
      Self.head + "choices: { CP7: \(rule) }\n", .missingKey("is", at: Self.at(4, column)))
  }

  @Test(arguments: [
    ("from: 2ms, until: 1ms", "1ms", "a time later than from"),
    ("from: 2ms, until: 2ms", "2ms", "a time later than from"),
    ("at: 2ms, until: 1ms", "1ms", "a time later than at"),
    ("until: 0", "0", "a time later than 0"),
  ])
  func `a span of time that ends before it begins is refused`(
    span: String, value: String, expected: String
  ) {
    let error = #expect(throws: YAMLError.self) {
      try ScenarioFile.scenario(Self.head + "choices: { CP1: { \(span), is: success } }\n")
    }
    #expect(error?.sentence == "\"\(value)\" is not \(expected).")
    #expect(error?.position.line == 4)
  }

  @Test func `a list without outcomes is refused`() {
    expectError(
      Self.head + "choices: { CP1: [] }\n",
      .badValue("[]", expected: "a list of at least one outcome", legal: [], at: Self.at(4, 17)))
  }

  @Test(arguments: [
    ("at: 1us, nth: 2", ["at", "nth"]), ("after: 1us, delay: 2us", ["after", "delay"]),
    ("at: 1us, nth: 2, delay: 2us", ["at", "nth", "delay"]),
  ])
  func `what belongs to a pattern does not stand beside a time`(when: String, names: [String]) {
    expectError(
      Self.head + "do: [{ \(when), write: 60 }]\n", .tooMany(names, at: Self.at(4, 6)))
  }

  @Test func `the place of a claimed query is where its text begins`() throws {
    let scenario = try ScenarioFile.scenario(
      Self.head + "expect:\n  - that: send and\n  - { that: \"send\" }\n  - never: drop\n")
    #expect(
      scenario.expectations.map(\.position) == [Self.at(5, 11), Self.at(6, 13), Self.at(7, 5)])
  }

  private func load(_ bytes: [UInt8]) throws -> Scenario {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try ScenarioFile.scenario(at: file.path)
  }

  @Test func `values that repeat each other a million times are refused`() {
    let bomb = (1...9).map {
      "  a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]"
    }
    #expect(throws: YAMLError.self) {
      try ScenarioFile.scenario(
        Self.head + "params:\n  a0: &a0 [x, x, x, x, x]\n" + bomb.joined(separator: "\n") + "\n")
    }
  }

  @Test(arguments: ["[", "{a: ", "- "])
  func `a text of nothing but beginnings is refused`(piece: String) {
    #expect(throws: YAMLError.self) {
      try ScenarioFile.scenario(String(repeating: piece, count: 50_000))
    }
  }
}
