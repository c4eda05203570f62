import Events
import Testing

@testable import Replay

/// One event after another, on histories typed by hand.
struct QueryTemporalTests {
  /// Each word is an event: a letter that is its call, and the number of its object; 100 ns lie between two.
  private func timeline(_ words: String) throws -> Timeline {
    var history = History()
    history.lexicon.declare(Component(id: "a", kind: .protocol))
    for name in ["S", "C", "X"] { _ = history.lexicon.call(name) }
    var time: Int64 = 0
    for word in words.split(separator: " ") {
      time += 100
      var event = Event(.action, time: time)
      let call = history.lexicon.call(String(word.prefix(1)))
      event.call = try #require(call)
      event.object = ObjectID(.packet, Int(word.dropFirst()) ?? 0)
      event.at = ComponentID(index: 0)
      history.append(event)
    }
    return Timeline(history)
  }

  private func found(_ query: String, in words: String) throws -> [Int] {
    let timeline = try timeline(words)
    return timeline.matches(try Query(query, in: timeline.history.lexicon)).map { $0 + 1 }
  }

  @Test func `then holds for the second event`() throws {
    #expect(try found("[S] then [C]", in: "C1 S1 X1 C1 C2") == [4, 5])
    #expect(try found("[S] as a then [C and obj == a.obj]", in: "S1 S2 C2 C3 C1") == [3, 5])
    #expect(try found("[S] as a then [C and a.obj == obj]", in: "S1 S2 C2 C3 C1") == [3, 5])
  }

  @Test func `an event does not follow itself`() throws {
    #expect(try found("[C] as a then [C and obj == a.obj]", in: "C1 C2 C1") == [3])
  }

  @Test func `without holds for the first event`() throws {
    #expect(try found("[S] as a without [C and obj == a.obj]", in: "S1 S2 S3 C1 C3") == [2])
    #expect(try found("[S] without [C]", in: "S1 C1 S2") == [3])
  }

  @Test func `a limit is a time or a number of events`() throws {
    #expect(try found("[S] then [C] within 200 ns", in: "S1 X1 C1 C2") == [3])
    #expect(try found("[S] then [C] within 2 events", in: "S1 X1 C1 C2") == [3])
    #expect(try found("[S] without [C] within 1 events", in: "S1 X1 C1 S2 C2") == [1])
    #expect(try found("[S] without [C] within 100 ns", in: "S1 X1 C1 S2 C2 X1 X1") == [1])
  }

  @Test func `what may still happen behind the end is not held against anybody`() throws {
    #expect(try found("[S] without [C] within 1 s", in: "S1 X1") == [])
    #expect(try found("[S] without [C]", in: "S1 X1") == [1])
  }

  @Test func `conditions on both events are kept apart for each first event`() throws {
    let words = "S1 S2 X1 C1 X1 X1 C2"
    #expect(
      try found("[S] as a then [C and obj == a.obj and seq - max(a.seq) < 5]", in: words) == [4])
    #expect(
      try found("[S] as a then [C and obj == a.obj and t > a.t]", in: words) == [4, 7])
    #expect(try found("[S] as a without [C and obj == a.obj and seq > a.seq]", in: words) == [])
  }

  @Test func `a pattern is a condition like any other`() throws {
    let words = "S1 C1 S2 C2"
    #expect(try found("[S] then [C] and obj == P2", in: words) == [4])
    #expect(try found("not [S] then [C] and C", in: words) == [])
    #expect(try found("([S] then [C]) or S", in: words) == [1, 2, 3, 4])
  }

  @Test func `a rate counts the events of a span up to this one`() throws {
    let words = "S1 S2 X1 S3 X1 X1 X1 S4"
    #expect(try found("rate(S, 300 ns) > 1", in: words) == [2, 3, 4])
    #expect(try found("rate(S, 100 ns) == 1", in: words) == [1, 2, 4, 8])
    #expect(try found("rate(S and obj == P2, 1 s) == 1", in: words) == [2, 3, 4, 5, 6, 7, 8])
    #expect(try found("rate(rate(S, 300 ns) > 1, 300 ns) > 2", in: words) == [4])
    #expect(try found("[rate(S, 300 ns) > 1] then [X]", in: words) == [3, 5, 6, 7])
  }

  @Test func `first holds where a value appears for the first time`() throws {
    let words = "S1 S2 C2 S1 X1"
    #expect(try found("first(obj)", in: words) == [1, 2])
    #expect(try found("first(ev)", in: words) == [1, 3, 5])
    #expect(try found("not first(string(ev))", in: words) == [2, 4])
    #expect(try found("first(oid)", in: words) == [])
  }

  @Test func `macros are what they stand for`() throws {
    let words = "S1 S2 C1 X1 C1"
    #expect(try found("${twice:C}", in: words) == [5])
    #expect(try found("not ${about:P1}", in: words) == [2])
    #expect(try found("${slow:X;1 ns} or S", in: words) == [1, 2])
  }

  @Test func `a recorded completion is found by its send`() throws {
    let timeline = try Golden.twoLists()
    let lexicon = timeline.history.lexicon
    let query = try Query(
      "[NdisSendNetBufferLists] as a then [ProtocolSendNetBufferListsComplete and obj == a.obj]",
      in: lexicon)
    #expect(timeline.matches(query).map { $0 + 1 } == [44])
    let owner = try Query(
      "[NdisSendNetBufferLists] as a then [own and owner == a.to] within 1 us", in: lexicon)
    #expect(!timeline.matches(owner).isEmpty)
  }
}
