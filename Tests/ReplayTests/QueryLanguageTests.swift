import Events
import Testing

@testable import Replay

/// Patterns in patterns, marks, words of one's own, values of IPv6.
struct QueryLanguageTests {
  private func timeline() throws -> Timeline {
    try Golden.timeline("01-protocol/s02-send-pending.ndt.jsonl")
  }

  private func matches(
    _ text: String, _ timeline: Timeline, _ vocabulary: QueryVocabulary = .none
  ) throws -> [Int] {
    timeline.matches(try Query(text, in: timeline.history.lexicon, with: vocabulary))
  }

  @Test func `a pattern in a pattern is a condition like any other`() throws {
    let timeline = try timeline()
    let late = try matches(
      "[NdisSend] as a then [ProtocolSendComplete and obj == a.obj]", timeline)
    let inner = "[NdisSend] as a then [ProtocolSendComplete and obj == a.obj]"
    let outer = try matches(
      "[\(inner)] as b then [ev == NdisFreePacket and phase == instant]", timeline)
    let frees = try matches("NdisFreePacket", timeline)
    #expect(outer == frees.filter { free in late.contains { $0 < free } } && !outer.isEmpty)
  }

  @Test func `rate counts what a pattern holds for`() throws {
    let timeline = try timeline()
    let pattern = "[NdisSend] as a then [ProtocolSendComplete and obj == a.obj]"
    let ends = try matches(pattern, timeline)
    let counted = try matches("rate(\(pattern), 1 s) == \(ends.count)", timeline)
    #expect(counted.first == ends.last)
  }

  @Test func `a condition on both events that is no equality is answered as by looking at all`()
    throws
  {
    let timeline = try timeline()
    let starts = try matches("MiniportSend", timeline)
    let history = timeline.history
    let ends = try matches("NdisMSendComplete", timeline)
    let then = try matches(
      "[MiniportSend] as a then [NdisMSendComplete and obj != a.obj] within 60 us", timeline)
    #expect(
      then
        == ends.filter { end in
          starts.contains { start in
            start < end && history[end].time - history[start].time <= 60_000
              && history[end].object != history[start].object
          }
        })
    let without = try matches(
      "[MiniportSend] as a without [NdisMSendComplete and obj != a.obj]", timeline)
    #expect(
      without
        == starts.filter { start in
          !ends.contains { $0 > start && history[$0].object != history[start].object }
        })
  }

  @Test func `all with a set of texts asks every text`() throws {
    let timeline = try Golden.timeline("01-protocol/s10-pending-packet-filter.ndt.jsonl")
    let oids = try matches("oid", timeline)
    let name = try #require(timeline.history.text(.oid, of: oids[0]))
    #expect(
      try matches("all oid in {\"\(name)\", \"OTHER\"}", timeline)
        == matches("oid == \"\(name)\"", timeline))
    #expect(try matches("all oid in {\"OTHER\"}", timeline).isEmpty)
  }

  @Test func `a component is asked by its title as well as by its id`() throws {
    let timeline = try timeline()
    let titled = timeline.history.lexicon.components.filter { $0.title != $0.id }
    try #require(!titled.isEmpty)
    for component in titled {
      for field in ["layer", "to", "owner"] {
        #expect(
          try matches("\(field) == \"\(component.title)\"", timeline)
            == matches("\(field) == \"\(component.id)\"", timeline))
      }
    }
    let byID = try matches("layer == app", timeline)
    #expect(try matches("layer == writer.exe", timeline) == byID && !byID.isEmpty)
    #expect(try matches("layer in {writer.exe}", timeline) == byID)
    let wrong = #expect(throws: QueryError.self) { try matches("owner == writr.exe", timeline) }
    #expect(wrong?.sentence.contains("Did you mean writer.exe?") == true)
    let field = #expect(throws: QueryError.self) { try matches("owner == udp.dstprt", timeline) }
    #expect(field?.sentence == "unknown field \"udp.dstprt\". Did you mean udp.dstport?")
    try Query.check("owner == writer.exe")
  }

  @Test func `a mark is asked by its letter`() throws {
    let timeline = try timeline()
    var vocabulary = QueryVocabulary()
    vocabulary.remarks = QueryRemarks(marks: [4: ["a"], 9: ["b", "c"]])
    #expect(try matches("mark", timeline, vocabulary) == [4, 9])
    #expect(try matches("mark == \"c\" or mark == a", timeline, vocabulary) == [4, 9])
    #expect(try matches("mark == b", timeline, vocabulary) == [9])
  }

  @Test func `macros of one's own take arguments, and may stand in each other`() throws {
    let timeline = try timeline()
    let vocabulary = QueryVocabulary(
      macros: [
        QueryMacro(name: "either", arguments: ["a", "b"], body: "obj in {$1, $2}"),
        QueryMacro(name: "sent", arguments: ["a"], body: "send and ${either:$1;P2}"),
        QueryMacro(name: "loop", arguments: ["a"], body: "${loop:$1}"),
        QueryMacro(name: "gap", arguments: ["a"], body: "obj == $2"),
      ], filters: ["mine": "${sent:P1}", "or-two": "send or drop"])
    #expect(
      try matches("@mine", timeline, vocabulary) == matches("send and obj in {P1, P2}", timeline))
    #expect(
      try matches("not @or-two and NdisSend", timeline, vocabulary).isEmpty)
    for wrong in ["${loop:P1}", "${gap:P1}", "@nothing", "${either:P1}"] {
      #expect(throws: QueryError.self) { try matches(wrong, timeline, vocabulary) }
    }
  }

  @Test func `a macro that would become too long is refused before it is`() throws {
    let vocabulary = QueryVocabulary(macros: [
      QueryMacro(
        name: "many", arguments: ["a"], body: String(repeating: "$1 or ", count: 10_000) + "$1")
    ])
    let argument = String(repeating: "send or ", count: 1_000) + "send"
    let error = #expect(throws: QueryError.self) {
      try QueryLexer.tokens(of: "${many:\(argument)}", vocabulary)
    }
    #expect(error?.reason == .tooLong)
  }

  @Test func `why nothing matches is the first term that leaves nothing`() throws {
    let timeline = try timeline()
    let lexicon = timeline.history.lexicon
    let doubt = try #require(
      timeline.doubt(try Query("phase == enter and status == RESOURCES and send", in: lexicon)))
    #expect(doubt.field == "status" && !doubt.isFirst && doubt.range == 19..<38)
    #expect(doubt.removedCount == (try matches("phase == enter", timeline)).count)
    guard case .values(let values) = doubt.answer else { throw Missing() }
    #expect(values.contains { $0.text == "PENDING" })
    let alone = try #require(timeline.doubt(try Query("obj == P99", in: lexicon)))
    #expect(alone.isFirst && alone.removedCount == timeline.count)
    #expect(timeline.doubt(try Query("send and obj == P1", in: lexicon)) == nil)
  }

  private struct Missing: Error {}

  @Test func `a note is asked by its words`() throws {
    let timeline = try timeline()
    var vocabulary = QueryVocabulary()
    #expect(try matches("note contains down", timeline, vocabulary) == [])
    vocabulary.remarks = QueryRemarks(notes: [7: "here it goes down", 8: "and here up"])
    #expect(try matches("note contains down", timeline, vocabulary) == [7])
    #expect(try matches("note", timeline, vocabulary) == [7, 8])
  }

  @Test func `why nothing matches says which times there are, and nothing where nobody counts`()
    throws
  {
    let timeline = try timeline()
    let lexicon = timeline.history.lexicon
    let long = try #require(timeline.doubt(try Query("send and held > 20 s", in: lexicon)))
    guard case .times(let times) = long.answer else { throw Missing() }
    let held = try matches("send and held >= \(times.lowerBound) ns", timeline).count
    #expect(held == (try matches("send and held", timeline)).count && held > 0)
    #expect(try matches("send and held > \(times.upperBound) ns", timeline).count == 0)
    let bytes = try #require(timeline.doubt(try Query("bytes contains de:ad:be:ef", in: lexicon)))
    #expect(bytes.answer == nil)
    let none = try #require(timeline.doubt(try Query("note contains \"nowhere\"", in: lexicon)))
    #expect(none.answer == .nothing)
  }

  @Test(arguments: [
    ("send and q.Mp", "q.MpTx.len"), ("q.mptx.l", "q.MpTx.len"), ("c.i", "c.io"),
    ("q.ne2000.M", "q.ne2000.MpTx.len"), ("pool.pack", "pool.packets.used"),
  ])
  func `places are completed by their short names and by their ids`(
    text: String, name: String
  ) throws {
    let lexicon = try timeline().history.lexicon
    let completion = try #require(QueryCompletion(text, cursor: text.count))
    let names = completion.names(in: lexicon, of: [])
    #expect(names.contains(name), "\(names)")
    #expect(Set(names).count == names.count)
    for name in names { _ = try Query(name + " >= 0", in: lexicon) }
  }

  @Test(arguments: [
    ("send and ow", 11, "ow", "name"), ("status == PE", 12, "PE", "value status"),
    ("obj in {P1, ", 12, "", "value obj"), ("seq == 3", 4, "", "nothing"),
    ("note == \"ab", 11, "", "nothing"), ("${sl", 4, "sl", "macro"), ("not @mi", 7, "mi", "saved"),
    ("(send or dr", 11, "dr", "name"), ("send ", 5, "", "nothing"), ("", 0, "", "name"),
  ])
  func `what is being typed is known`(
    text: String, cursor: Int, prefix: String, kind: String
  ) throws {
    guard let completion = QueryCompletion(text, cursor: cursor) else {
      #expect(kind == "nothing")
      return
    }
    let name =
      switch completion.kind {
      case .name: "name"
      case .value(let field): "value " + field
      case .macro: "macro"
      case .saved: "saved"
      }
    #expect(name == kind && completion.prefix == prefix)
    #expect(completion.replaced.upperBound == cursor)
  }
}
