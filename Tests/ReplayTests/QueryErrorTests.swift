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

  @Test func `a word of another tool is answered with a field, and is none here`() {
    for (word, field) in QueryField.habits {
      #expect(QueryField.find(field) != nil && !QueryField.isName(word), "\(word)")
      #expect(QueryClass.find(word) == nil, "\(word)")
    }
  }

  @Test(arguments: [
    ("ownr", "^~~~", "unknown field \"ownr\". Did you mean owner?"),
    ("sned", "^~~~", "unknown field \"sned\". Did you mean send?"),
    ("len > 60", "^~~", "unknown field \"len\". Did you mean frame.len?"),
    (
      "send and frame.number == 3", "         ^~~~~~~~~~~~",
      "unknown field \"frame.number\". Did you mean seq?"
    ),
    ("driver", "^~~~~~", "unknown field \"driver\". Did you mean layer?"),
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
    ("len(seq, 2) == 1", "write len(text)"),
    ("lenn(ev) == 1", "unknown function \"lenn\". Did you mean len?"),
    ("prev(cpu) == 1", "prev takes one field that is read from the stack, such as owner or c.NAME"),
    ("delta(owner) == 1", "a number must stand here, not a component"),
    ("5", "this is a value, not a condition: compare it with something"),
    ("\"a\" == \"b\"", "nothing here is a field, so the comparison says nothing about an event"),
    (
      "c.Nope > 1",
      "this trace has no place \"Nope\"; there is ndislwf.OutSends, ndislwf.OutRcvs, b1.sends"
    ),
    ("ev ~ \"a(\"", "this pattern is none: ( has no other half"),
    ("ev ~ \"*a\"", "this pattern is none: there is nothing to repeat"),
    ("[send] as seq then [drop]", "seq is the name of a field; choose another one"),
    ("[send] as a then [obj == b.obj]", "unknown field \"b.obj\""),
    ("eth.dst == 5", "a hardware address and a number do not go together"),
    (
      "eth.dst == ff:ff",
      "ff:ff is not a hardware address such as 00:15:5d:01:02:03"
    ),
    (
      "ip.src == 10.0.0.300",
      "10.0.0.300 is not an address such as 10.0.0.1, or a network such as 10.0.0.0/8"
    ),
    (
      "ip.src == 10.0.0.0/33",
      "10.0.0.0/33 is not an address such as 10.0.0.1, or a network such as 10.0.0.0/8"
    ),
    ("ip.src > 10.0.0.0/8", "an order and a network do not go together"),
    ("ip.src in {10.0.0.0/8..10.1.0.0}", "a range and a network do not go together"),
    (
      "owner == 10.0.0.1",
      "10.0.0.1 is not a component: app, ndisprot, ndis, ndislwf, netvmini, "
        + "card, wire, nobody"
    ),
    ("bytes[0:6] == ff:ff", "6 bytes and 2 bytes do not go together"),
    ("bytes[0:2] == ab", "ab is not bytes such as 08:06; one byte may be a number such as 0xff"),
    ("bytes[0:2] > 08:06", "bytes has no order; use == or in { }"),
    ("seq[0:2] == 1", "a number has no parts that could be taken"),
    (
      "status#1 == ndis",
      "# counts filters from the miniport, so it stands behind filter, layer, from, to or owner, "
        + "not behind a status"
    ),
    ("filter#0", "expected a number from 1, not 0"),
    ("bytes[6-2] == 0", "expected a position not below 6, not 2"),
    ("udp.dstprt == 53", "unknown field \"udp.dstprt\". Did you mean udp.dstport?"),
    ("rate(send) > 1", "write rate(condition, time)"),
    ("rate(send, 5) > 1", "expected a time such as 1 ms, not 5"),
    ("rate(seq, 1 ms)", "this is a value, not a condition: compare it with something"),
    ("outstanding(seq) > 1", "a component and a number do not go together"),
    (
      "outstanding(ndislw) > 1",
      "ndislw is not a component: app, ndisprot, ndis, ndislwf, netvmini, "
        + "card, wire, nobody. Did you mean ndislwf?"
    ),
    ("distance(from) == 1", "write distance(layer, layer)"),
    ("first(seq) == 1", "true or false and a number do not go together"),
    ("frist(obj)", "unknown function \"frist\". Did you mean first?"),
    (
      "${stuk:1 s}",
      "there is no macro \"stuk\": about, between, slow, stuck, twice, talk. Did you mean stuck?"
    ),
    ("${slow:send}", "write ${slow:call;time}"), ("${about:}", "write ${about:object}"),
    ("$1 == 2", "expected a field, a value or a class, not $1"),
    (
      "rule == R20",
      "not yet: no event says which rule is broken; `ndiscope check` lists them, and so does the "
        + "view of findings"
    ),
  ])
  func `what has no meaning is explained`(text: String, sentence: String) throws {
    #expect(try lines(text).last == sentence)
  }

  @Test(arguments: [
    "rule", "rule.severity == 1", "rule == R20", "ev ~ string(obj)",
    "[send] as a then [flags and note == a.note]",
  ])
  func `what this version does not have is refused as such`(text: String) throws {
    let last = try #require(try lines(text).last)
    #expect(last.hasPrefix("not yet: "), "\(last)")
  }

  @Test(arguments: [
    ("lesson", "nothing in a trace says lesson: "),
    ("irp.major == 3", "nothing in a trace says irp.major: ask for the dispatch routine"),
    ("driver.state == 1", "nothing in a trace says driver.state: drivers have no state"),
    ("mark", "marks are set while exploring, with m and a letter"),
    ("@mine", "no filter is saved as @mine"),
  ])
  func `what no trace says is refused, with what can be asked instead`(
    text: String, sentence: String
  ) throws {
    let last = try #require(try lines(text).last)
    #expect(last.hasPrefix(sentence), "\(last)")
  }

  @Test func `a caret stands under the argument of a macro that is wrong`() throws {
    #expect(
      try lines("send and ${slow:sned;5 us}") == [
        "send and ${slow:sned;5 us}", "                ^~~~",
        "unknown field \"sned\". Did you mean send?",
      ])
    #expect(
      try lines("${about:send}")[1...] == [
        "        ^~~~", "send is not an object such as P5",
      ])
  }

  @Test(arguments: [
    ("PENDING", "^~~~~~~", "unknown field \"PENDING\". Did you mean status == PENDING?"),
    (
      "send and DISPATCH", "         ^~~~~~~~",
      "unknown field \"DISPATCH\". Did you mean irql == DISPATCH?"
    ),
    ("no_read", "^~~~~~~", "unknown field \"no_read\". Did you mean drop.reason == no_read?"),
    ("ndislwf", "^~~~~~~", "unknown field \"ndislwf\". Did you mean layer == ndislwf?"),
  ])
  func `the value of a field without its field is answered with the comparison`(
    text: String, caret: String, sentence: String
  ) throws {
    #expect(try lines(text) == [text, caret, sentence])
  }

  @Test(arguments: [
    ("send[0]", "^~~~", "send"), ("complete & nested", "^~~~~~~~", "complete"),
    ("NdisSend + 1 == 2", "^~~~~~~~", "NdisSend"),
    ("send contains \"x\"", "^~~~", "send"),
  ])
  func `a class has no value, and is known all the same`(
    text: String, caret: String, name: String
  ) throws {
    let lines = try lines(text)
    try #require(lines.count == 3)
    #expect(lines[1] == caret)
    #expect(
      lines[2]
        == "\(name) is a condition and has no value: join it to others with and, or, not")
  }

  @Test(arguments: [
    ("t + 5 > 0", "    ^", "5"), ("5 + t > 0", "^", "5"), ("dt - 20 > 1us", "     ^~", "20"),
    ("held + -3 > 1us", "       ^~", "-3"),
  ])
  func `what is added to a time has a unit`(text: String, caret: String, number: String) throws {
    let lines = try lines(text)
    try #require(lines.count == 3)
    #expect(lines[1] == caret)
    #expect(lines[2].hasPrefix("a time has a unit: \(number)ns, \(number)us"))
    #expect(lines[2].hasSuffix("Did you mean \(number)us?"))
  }

  @Test(arguments: ["t + 5us > 0", "t + 0 > 0", "dt * 2 > 1us", "t / 1000 > 1us"])
  func `a factor of a time has none`(text: String) throws { #expect(try lines(text).isEmpty) }

  @Test func `of a long query the part around what is wrong is shown`() throws {
    let long = Array(repeating: "send", count: 400).joined(separator: " and ")
    let lines = try lines(long + " and ownr == app and " + long)
    try #require(lines.count == 3)
    #expect(lines[0].count == 120 && lines[0].hasPrefix("...") && lines[0].hasSuffix("..."))
    let place = try #require(lines[1].firstIndex(of: "^"))
    let offset = lines[1].distance(from: lines[1].startIndex, to: place)
    #expect(lines[0].dropFirst(offset).hasPrefix("ownr == app"))
    #expect(lines[1].hasSuffix("^~~~") && lines[2].contains("Did you mean owner?"))
  }

  @Test func `a query that is too long is not said again as a whole`() throws {
    let lines = try lines(String(repeating: "x", count: 100_000))
    #expect(lines.allSatisfy { $0.count <= 120 })
    #expect(lines.last == "a query has at most 10000 characters")
    let atTheEnd = try self.lines(String(repeating: "send and ", count: 100))
    #expect(atTheEnd.first?.hasPrefix("...") == true && atTheEnd.first?.count == 120)
    #expect(atTheEnd.last?.hasSuffix("is missing") == true)
  }

  @Test func `macros in macros end`() throws {
    let nested = (0..<60).reduce("send") { text, _ in "${twice:\(text)}" }
    #expect(throws: QueryError.self) { try QueryParser.tree(of: nested) }
  }

  @Test func `what a query quotes cannot command a terminal`() throws {
    let lines = try lines("owner == \"\u{1B}[2J\"")
    #expect(!lines.joined().unicodeScalars.contains("\u{1B}"))
  }
}
