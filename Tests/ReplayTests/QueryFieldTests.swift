import Events
import Testing

@testable import Replay

/// What fields, classes and functions mean, on a recorded trace.
struct QueryFieldTests {
  private let timeline: Timeline

  init() throws { timeline = try Golden.twoLists() }

  /// The sequence numbers of the events that a query holds for.
  private func found(_ text: String) throws -> [Int] {
    timeline.matches(try Query(text, in: timeline.history.lexicon))
      .map(timeline.history.sequence(of:))
  }

  @Test(arguments: [
    ("send", [8, 9, 11, 12]), ("NdisSendNetBufferLists", [8]),
    ("ev == NdisSendNetBufferLists", [8, 22]), ("eid == E200", [8, 22]),
    ("ev == NdisSendNetBufferLists and phase == leave", [22]),
    ("ev ~ \"^ndisf.*complete$\" and phase == enter", [43]),
    ("ev contains \"Miniport\" and phase == enter", [12, 28, 36]), ("choice", [18]),
    ("choice == CP2 and choice.value == AFTER", [18]), ("seq in {2..4, 9}", [2, 3, 4, 9]),
    ("seq * 2 == 8", [4]), ("obj == N2 and own and send", [8, 9, 11, 12]),
    ("from == ndisprot and to == ndis", [8, 22]),
    ("c.OutSends == 2 and delta(c.OutSends) == 2", [10]),
    ("c.ndislwf.OutSends == 2 and delta(c.OutSends) == 2", [10]),
  ])
  func `a query finds what it says`(text: String, expected: [Int]) throws {
    #expect(try found(text) == expected)
  }

  @Test func `a driver's own name for a handler belongs to the classes of that handler`() throws {
    var pairs: Set<[Call]> = []
    for name in ["01-protocol", "02-intermediate", "06-many", "07-control"].flatMap({ topic in
      Golden.names.filter { $0.hasPrefix(topic + "/s") }
    }) {
      let history = try Golden.timeline(name).history
      for index in 0..<history.count where history[index].hasExtras {
        guard let handler = history.number(.implements, of: index) else { continue }
        let call = Call(rawValue: UInt16(truncatingIfNeeded: handler))
        if handler < Call.firstUnknown { pairs.insert([history[index].call, call]) }
      }
    }
    #expect(pairs.count >= 20)
    for pair in pairs {
      for kind in QueryClass.all where holds(kind, pair[1]) {
        #expect(holds(kind, pair[0]), "\(kind.name) does not know \(pair)")
      }
    }
  }

  @Test(
    arguments: [
      "NdisMSetTimer", "NdisSetTimer", "MiniportTimer", "NdisSetTimerObject", "NDIS_TIMER_FUNCTION",
      "KeSetTimer", "IPTimeout", "SelectTimeout", "MiniportHangDpc",
    ])
  func `a timer that is set or runs out belongs to its class, whoever has it`(name: String) throws {
    let timer = try #require(QueryClass.find("timer"))
    #expect(holds(timer, try #require(CallCatalog.call(named: name))))
    for name in [
      "NdisMCancelTimer", "NdisCancelTimerObject", "KeCancelTimer", "NBTimeout",
      "IPDatagramReassemblyTimeout",
    ] {
      #expect(!holds(timer, try #require(CallCatalog.call(named: name), "\(name)")), "\(name)")
    }
  }

  /// Whether a class knows the beginning of a call.
  private func holds(_ kind: QueryClass, _ call: Call) -> Bool {
    var event = Event(.enter, time: 0)
    event.call = call
    event.object = ObjectID(.irp, 1)
    return kind.test.compiled(event)
  }

  @Test func `a status of a chain belongs to each of its lists`() throws {
    let timeline = try Golden.timeline("07-control/s32-ndis6-cancel-sends.ndt.jsonl")
    let query = try Query("complete and status == SEND_ABORTED", in: timeline.history.lexicon)
    #expect(!timeline.matches(query).isEmpty)
  }

  @Test func `a packet is as long as the request that it was made for`() throws {
    let timeline = try Golden.timeline("01-protocol/s02-send-pending.ndt.jsonl")
    let lexicon = timeline.history.lexicon
    let sends = timeline.matches(try Query("send", in: lexicon))
    #expect(!sends.isEmpty)
    #expect(timeline.matches(try Query("send and frame.len == 60 B", in: lexicon)) == sends)
    #expect(timeline.matches(try Query("send and frame.len > 60 B", in: lexicon)) == [])
  }

  @Test func `a status may be asked for by its number and by its whole name`() throws {
    let timeline = try Golden.timeline("01-protocol/s02-send-pending.ndt.jsonl")
    func found(_ text: String) throws -> [Int] {
      timeline.matches(try Query(text, in: timeline.history.lexicon))
    }
    let both = try found("status in {PENDING, STATUS_PENDING}")
    #expect(try !both.isEmpty && found("status == 0x103") == both && found("status == 259") == both)
    #expect(try found("status == NDIS_STATUS_PENDING") == found("status == PENDING"))
    #expect(try found("status != 0 and status != 0x103") == [])
    let error = #expect(throws: QueryError.self) { try found("status == 0xC0FFEE00") }
    #expect(error?.sentence.contains("0xC0FFEE00") == true)
  }

  @Test func `an absent field makes every comparison false`() throws {
    let all = Array(1...timeline.count)
    #expect(try found("drop.reason == paused") == [])
    #expect(try found("drop.reason != paused") == [])
    #expect(try found("not drop.reason == paused") == all)
  }

  @Test func `unequal means that no value is equal`() throws {
    let lists = try found("count(obj) == 2")
    #expect(!lists.isEmpty)
    #expect(try found("obj == N1 and count(obj) == 2") == lists)
    #expect(try found("obj != N1 and count(obj) == 2") == [])
    #expect(try found("obj !== N1 and count(obj) == 2") == lists)
    #expect(try found("obj === N1 and count(obj) == 2") == [])
    #expect(try found("any obj != N1 and count(obj) == 2") == lists)
  }

  @Test func `a status is known at the beginning of its call`() throws {
    let timeline = try Golden.timeline("03-filter/s22-pending-oid-clone.ndt.jsonl")
    let query = try Query(
      "MiniportOidRequest and status == PENDING", in: timeline.history.lexicon)
    let index = try #require(timeline.matches(query).first)
    #expect(timeline.matches(query).count == 1)
    #expect(timeline.history[index].kind == .enter)
  }

  @Test func `the owner before an event is the one behind the event before`() throws {
    #expect(try found("owner == ndis and owner.before == ndisprot") == [8])
    #expect(try found("prev(owner) == ndisprot and owner == ndis") == [8])
  }

  @Test func `prev and delta are about this event alone`() throws {
    #expect(try found("prev(c.OutSends) == 0 and c.OutSends == 2") == [10])
    #expect(try found("delta(c.OutSends) < 0") == [42])
  }

  @Test func `a reference is the value at the cursor`() throws {
    let cursor = QueryCursor(timeline, at: 7)
    let lexicon = timeline.history.lexicon
    let query = try Query("obj == ${obj} and seq >= ${seq} and send", in: lexicon, at: cursor)
    #expect(timeline.matches(query) == [7, 8, 10, 11])
    let owner = try Query("owner.before == ${owner.before}", in: lexicon, at: cursor)
    #expect(timeline.matches(owner).contains(7))
    #expect(throws: QueryError.self) {
      try Query("oid == ${oid}", in: lexicon, at: cursor)
    }
  }

  @Test func `texts are compared as texts`() throws {
    #expect(try found("upper(string(from)) == \"NDISPROT\" and send") == [8])
    #expect(try found("lower(string(ev)) contains \"ndissend\"") == [8, 22])
    #expect(try found("len(string(ev)) == 22 and send") == [8])
  }

  @Test func `numbers are computed without a trap`() throws {
    #expect(try found("seq / 0 == 1") == [])
    #expect(try found("seq % 0 == 1") == [])
    #expect(try found("9223372036854775807 + seq > 0") == [])
    #expect(try found("abs(3 - seq) == 1") == [2, 4])
    #expect(try found("min(seq, 3) == 3 and max(seq, 5) == 5") == [3, 4, 5])
    let inside = try found("t in {3us..3.099us}")
    #expect(try found("t >= 3 us and t - 100 ns < 3us") == inside)
  }

  @Test(arguments: Golden.names)
  func `every field and class can be asked of every trace`(name: String) throws {
    let timeline = try Golden.timeline(name)
    let fields = QueryField.all.map(\.name).filter { !$0.contains("NAME") }
    let parts = fields.map { "(\($0) or not \($0))" }
    let query = try Query(parts.joined(separator: " and "), in: timeline.history.lexicon)
    #expect(timeline.matches(query).count == timeline.count)
    for type in QueryClass.all {
      let query = try Query(type.name, in: timeline.history.lexicon)
      #expect(!query.needsStack)
      _ = timeline.matches(query)
    }
  }

  @Test func `every class finds something in the traces that ship, but for a few`() throws {
    var missing = Set(QueryClass.all.map(\.name))
    for name in Golden.names {
      let timeline = try Golden.timeline(name)
      for type in QueryClass.all where missing.contains(type.name) {
        if !timeline.matches(try Query(type.name, in: timeline.history.lexicon)).isEmpty {
          missing.remove(type.name)
        }
      }
    }
    #expect(missing.isSubset(of: ["lock", "status"]), "\(missing.sorted())")
  }
}
