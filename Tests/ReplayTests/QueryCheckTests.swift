import Events
import Testing

@testable import Replay

/// A query is checked before there is a run: what only a run knows is let pass, everything else is not.
struct QueryCheckTests {
  @Test(arguments: [
    "layer == qos-flt", "send and q.Anything.len > 3", "obj == ${obj}", "FltMyOwnCall",
    "status == STATUS_OF_MY_DRIVER", "binding == b7 and mark == a", "from in {x, y}",
    "[send] as a then [complete and obj == a.obj] within 1 ms", "rate(send, 1 ms) > 100",
    "held > 0", "outstanding(qos-flt) > 1", "owner == tcpip or not (to#1 == x)",
  ])
  func `what a run can make right is let pass`(text: String) throws { try Query.check(text) }

  @Test(arguments: [
    ("layer == qos-flt and ownr == x", "owner"), ("layer == x and sned", "send"),
    ("status == PENDNG", "PENDING"), ("phase == entr", "enter"), ("lenn(ev) == 1", "len"),
    ("${stuk:30 s}", "stuck"), ("${slow:send}", "${slow:call;time}"), ("held > 20", "20us"),
    ("send and", "missing"), ("q.X.lenn > 1", "unknown"), ("@nothing", "@nothing"),
  ])
  func `what no run can make right is said`(text: String, words: String) {
    let error = #expect(throws: QueryError.self) { try Query.check(text) }
    #expect(error?.sentence.contains(words) == true, "\(error?.sentence ?? "")")
  }

  @Test(arguments: QueryMacro.all.map(\.name))
  func `the macros that everybody has are right`(name: String) throws {
    try #require(QueryMacro.all.first { $0.name == name }).check()
  }

  @Test(arguments: [
    (["object"], "obbj == $1", "obj"), (["time"], "pair.dt > $2", "$2"),
    (["a"], "${slow:$1}", "${slow:call;time}"), (["a", "b"], "ownr == $1 and to == $2", "owner"),
  ])
  func `a macro that can never be right is said`(
    arguments: [String], body: String, words: String
  ) {
    let macro = QueryMacro(name: "m", arguments: arguments, body: body)
    let error = #expect(throws: QueryError.self) { try macro.check() }
    #expect(error?.sentence.contains(words) == true, "\(error?.sentence ?? "")")
  }

  @Test(arguments: [
    ("held > 20", "       ^~", "a time has a unit: 20ns, 20us, 20ms or 20s. Did you mean 20us?"),
    ("t in {1us..3}", "           ^", "a time has a unit: 3ns, 3us, 3ms or 3s. Did you mean 3us?"),
    (
      "ipv6.src == fe80::1", "            ^~~~~~~",
      "the address fe80::1 stands in quotes, because of its colons. Did you mean \"fe80::1\"?"
    ),
    (
      "::1 == ipv6.dst", "^~~",
      "the address ::1 stands in quotes, because of its colons. Did you mean \"::1\"?"
    ),
    (
      "ipv6.src == 2001:db8:0:0:0:0:0:1", "            ^~~~~~~~~~~~~~~~~~~~",
      "the address 2001:db8:0:0:0:0:0:1 stands in quotes, because of its colons. "
        + "Did you mean \"2001:db8:0:0:0:0:0:1\"?"
    ),
  ])
  func `a time without a unit, and a bare address, are pointed at`(
    text: String, caret: String, sentence: String
  ) throws {
    let error = #expect(throws: QueryError.self) { try Query(text, in: Lexicon()) }
    #expect(error?.lines == [text, caret, sentence])
  }

  @Test(arguments: [
    "held > 0", "eth.dst == 01:02:03:04:05:06", "bytes[0:2] == 08:06", "bytes[1:3] == 01:02:03",
    "ipv6.src == \"fe80::1\"", "t >= 0", "t - 100 ns > 1 us", "t % 1000 == 0",
  ])
  func `0 and what has colons for another reason stay right`(text: String) {
    #expect(throws: Never.self) { try Query(text, in: Lexicon()) }
  }
}
