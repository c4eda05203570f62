import Testing

@testable import Replay

/// What binds how, and what may be written how.
struct QueryParserTests {
  private func canonical(_ text: String) throws -> String {
    try QueryParser.tree(of: text).description
  }

  @Test(arguments: [
    ("send or complete and drop", "(send or (complete and drop))"),
    ("send and complete or drop", "((send and complete) or drop)"),
    ("not send and drop", "(not send and drop)"),
    ("not (send and drop)", "not (send and drop)"),
    ("!send || drop && oid", "(not send or (drop and oid))"),
    ("not not send", "not not send"),
    ("seq + 1 * 2 == 7", "{seq + {1 * 2}} == 7"),
    ("{seq + 1} * 2 == 7", "{{seq + 1} * 2} == 7"),
    ("seq - 1 - 1 == 7", "{{seq - 1} - 1} == 7"),
    ("seq & 1 == 1", "{seq & 1} == 1"),
  ])
  func `not binds stronger than and, and that stronger than or`(
    text: String, expected: String
  ) throws {
    #expect(try canonical(text) == expected)
  }

  @Test(arguments: [
    ("eq", "=="), ("==", "=="), ("ne", "!="), ("!=", "!="), ("===", "==="), ("!==", "!=="),
    ("gt", ">"), (">", ">"), ("ge", ">="), (">=", ">="), ("lt", "<"), ("<", "<"), ("le", "<="),
    ("<=", "<="), ("~", "matches"), ("matches", "matches"), ("contains", "contains"),
  ])
  func `an operator may be a sign or a word`(written: String, canonical: String) throws {
    #expect(try self.canonical("seq \(written) 5") == "seq \(canonical) 5")
  }

  @Test(arguments: [
    ("t > 12.5us", "t > 12500 ns"), ("t > 20 ms", "t > 20000000 ns"),
    ("t > 1 s", "t > 1000000000 ns"),
    ("t > 7ns", "t > 7 ns"), ("frame.len > 2 KB", "frame.len > 2048 B"),
    ("frame.len > 1MB", "frame.len > 1048576 B"), ("frame.len > 60 B", "frame.len > 60 B"),
    ("seq == 0x10", "seq == 16"), ("seq == -3", "seq == -3"),
  ])
  func `numbers carry units`(text: String, expected: String) throws {
    #expect(try canonical(text) == expected)
  }

  @Test(arguments: [
    ("layer == qos-flt", "layer == qos-flt"), ("layer == 3com", "layer == 3com"),
    ("obj == ?7", "obj == ?7"), ("q.ne2000.MpTx.len > 1", "q.ne2000.MpTx.len > 1"),
    ("seq in {1..3,5}", "seq in {1..3, 5}"), ("any layer != a", "any layer != a"),
    ("all obj in {P1}", "all obj in {P1}"), (#"ev == "in""#, #"ev == "in""#),
    (#"ev ~ r"a\.b""#, #"ev matches "a\\.b""#), (#"ev ~ "a\"b""#, #"ev matches "a\"b""#),
    ("obj == ${obj}", "obj == ${obj}"), ("max(seq, 3) > 2", "max(seq, 3) > 2"),
    ("send\n  and drop", "(send and drop)"),
    ("bytes[0-5] == ff:ff:ff:ff:ff:ff", "bytes[0:6] == ff:ff:ff:ff:ff:ff"),
    ("bytes[:2] == 08:06", "bytes[0:2] == 08:06"),
    ("bytes[14:] contains 0a:0b", "bytes[14:] contains 0a:0b"),
    ("bytes[10:20] == 1", "bytes[10:20] == 1"), ("bytes[12] & 1 == 1", "{bytes[12] & 1} == 1"),
    ("filter#[1-2] == a", "filter#[1-2] == a"), ("layer#1[0:2] == a", "layer#1[0:2] == a"),
    ("ip.src == 10.0.0.0/8", "ip.src == 10.0.0.0/8"),
    ("ip.src in {10.0.0.1..10.0.0.9}", "ip.src in {10.0.0.1..10.0.0.9}"),
    ("rate(send and cpu == 0, 1 ms) > 3", "rate((send and cpu == 0), 1000000 ns) > 3"),
    ("${slow:NdisSend;5 us}", "(NdisSend and pair.dt > 5000 ns)"),
    ("${slow:${slow:send;1 us};2 us}", "((send and pair.dt > 1000 ns) and pair.dt > 2000 ns)"),
  ])
  func `names, sets, texts and references are read`(text: String, expected: String) throws {
    #expect(try canonical(text) == expected)
  }

  @Test(arguments: [
    (
      "[send] as a then [complete and obj == a.obj] within 5 us",
      "[send] as a then [(complete and obj == a.obj)] within 5000 ns"
    ),
    ("[send] without [drop] within 3 events", "[send] without [drop] within 3 events"),
    ("[send] then [drop] and cpu == 0", "([send] then [drop] and cpu == 0)"),
  ])
  func `temporal patterns are read`(text: String, expected: String) throws {
    #expect(try canonical(text) == expected)
  }

  @Test func `a printed query is read as itself`() throws {
    var random = RandomQuery(seed: 11)
    for _ in 0..<500 {
      let text = random.tree().description
      #expect(try canonical(text) == text)
    }
  }

  @Test func `what is too deep or too long is refused, not followed`() {
    for text in [
      String(repeating: "(", count: 5_000), String(repeating: "not ", count: 2_000) + "send",
      "seq == " + String(repeating: "{", count: 5_000),
      "seq == " + String(repeating: "abs(", count: 2_000),
      "seq == 1" + String(repeating: " + 1", count: 1_000),
      String(repeating: "[", count: 5_000), String(repeating: "a", count: 20_000),
    ] {
      #expect(throws: QueryError.self) { try QueryParser.tree(of: text) }
    }
  }
}
