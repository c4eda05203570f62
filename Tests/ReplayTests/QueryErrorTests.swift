import Events
import Testing

@testable import Replay

/// A wrong query says where, what, and what was probably meant.
struct QueryErrorTests {
  private func lines(_ text: String) throws -> [String] {
    let timeline = try Golden.twoLists()
    do {
      _ = try Query(text, in: timeline.history.lexicon)
      return []
    } catch {
      return error.lines
    }
  }

  @Test func `a caret stands under what is wrong`() throws {
    #expect(
      try lines("send and ownr == app") == [
        "send and ownr == app",
        "         ^~~~",
        "unknown field \"ownr\". Did you mean owner?",
      ])
  }

  @Test(arguments: [
    ("ownr", "^~~~", "unknown field \"ownr\". Did you mean owner?"),
    ("sned", "^~~~", "unknown field \"sned\". Did you mean send?"),
    ("NdisSned", "^~~~~~~~", "unknown field \"NdisSned\". Did you mean NdisSend?"),
    ("owner = app", "      ^", "one = compares nothing. Did you mean ==?"),
    ("seq in {1 2}", "          ^", "items of a set stand with commas between them"),
    ("seq in 3", "       ^", "expected {, not 3"),
    ("(send", "     ^", ") is missing"), ("send)", "    ^", "expected and, or, or the end, not )"),
    ("send and", "        ^", "a field, a value or a class is missing"),
    ("", "^", "a field, a value or a class is missing"),
    ("seq ==", "      ^", "a field, a value or a class is missing"),
    ("send drop", "     ^~~~", "expected and, or, or the end, not drop"),
    ("\"abc", "^~~~", "\" has no end"),
    ("ev == 'a'", "      ^", "nothing begins with '. Did you mean \"?"),
    ("obj == ${obj", "       ^~~~~", "${ has no end"),
    (
      "obj == ${obj}", "       ^~~~~~",
      "${...} refers to the selected event, and none is selected here"
    ),
    (
      "seq == 99999999999999999999", "       ^~~~~~~~~~~~~~~~~~~~",
      "99999999999999999999 is no number: it is too large, or finer than its unit allows"
    ),
    (
      "t > 0.5ns", "    ^~~~~", "0.5ns is no number: it is too large, or finer than its unit allows"
    ),
  ])
  func `what cannot be read is pointed at`(text: String, caret: String, sentence: String) throws {
    let lines = try lines(text)
    try #require(lines.count == 3)
    #expect(lines[1] == caret)
    #expect(lines[2] == sentence)
  }

  @Test(arguments: [
    ("phase == entr", "entr is not a phase: enter, leave, instant. Did you mean enter?"),
    (
      "irql >= DISPTCH",
      "DISPTCH is not an IRQL: PASSIVE, APC, DISPATCH, DIRQL. Did you mean DISPATCH?"
    ),
    ("obj == X9", "X9 is not an object such as P5"),
    ("eid == 100x", "100x is not an event id such as E100"),
    ("t > 5 KB", "a time and a number of bytes do not go together"),
    ("cpu == DISPATCH", "DISPATCH is not a number"),
    ("owner > app", "a component has no order; use == or in { }"),
    ("owner in {app..card}", "a component has no order; use == or in { }"),
    ("owner == status", "a component and a status do not go together"),
    ("owner + 1 == 2", "a number must stand here, not a component"),
    ("held + 1 == 2", "held may have several values; use min, max or count"),
    ("len(seq, 2) == 1", "write len(text)"),
    ("lenn(ev) == 1", "unknown function \"lenn\". Did you mean len?"),
    ("prev(cpu) == 1", "prev takes one field that is read from the stack, such as owner or c.NAME"),
    ("delta(owner) == 1", "a number must stand here, not a component"),
    ("5", "this is a value, not a condition: compare it with something"),
    ("\"a\" == \"b\"", "nothing here is a field, so the comparison says nothing about an event"),
    (
      "c.Nope > 1",
      "this trace has no such place \"Nope\": ndislwf.OutSends, ndislwf.OutRcvs, b1.sends"
    ),
    ("ev ~ \"a(\"", "this pattern is none: ( has no other half"),
    ("ev ~ \"*a\"", "this pattern is none: there is nothing to repeat"),
    ("[send] as seq then [drop]", "seq is the name of a field; choose another one"),
    ("[send] as a then [obj == b.obj]", "unknown field \"b.obj\""),
  ])
  func `what has no meaning is explained`(text: String, sentence: String) throws {
    #expect(try lines(text).last == sentence)
  }

  @Test(arguments: [
    "filter#1", "filter == a", "rate(send, 1 ms) > 3", "first(seq) == 1", "outstanding(app) > 1",
    "distance(1, 2) == 3", "eth.src == 1", "ip.addr == 10.0.0.1", "bytes[0:6] == 1", "ev[0:2] == a",
    "rule", "rule.severity == 1", "mark", "q.MpTx.max > 1", "obj2 == P1", "cause.obj == P1",
    "seq == ff:ff", "${name:1} == 2", "[send] then [[send] then [drop]]", "irp.major == 3",
    "driver.state == 1", "lesson", "ev ~ string(obj)",
  ])
  func `what this version does not have is refused as such`(text: String) throws {
    let last = try #require(try lines(text).last)
    #expect(last.hasPrefix("not yet: this version does not have"), "\(last)")
  }

  @Test func `what a query quotes cannot command a terminal`() throws {
    let lines = try lines("owner == \"\u{1B}[2J\"")
    #expect(!lines.joined().unicodeScalars.contains("\u{1B}"))
  }
}
