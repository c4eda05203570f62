import Events
import Testing

@testable import Replay

/// What a watch says is what the states say.
struct WatchTests {
  private func timeline() throws -> Timeline {
    try Golden.timeline("01-protocol/s02-send-pending.ndt.jsonl")
  }

  @Test func `a queue is shown with what it was and how it went`() throws {
    let timeline = try timeline()
    let lexicon = timeline.history.lexicon
    let place = try #require(lexicon.place("ne2000.MpTx"))
    let insert = try #require(timeline.firstIndex(from: 0) { $0.place == place })
    let watch = Watch(.place(place), lexicon)
    let reading = try #require(
      timeline.readings(of: [watch], at: insert + 1, isGrowing: false, last: 4).first)
    #expect(reading.text == "1" && reading.before == "0" && reading.isNew)
    #expect(reading.recent == [0, 0, 0, 0, 1])
    let later = timeline.readings(of: [watch], at: insert + 2, isGrowing: false, last: 4)[0]
    #expect(!later.isNew && later.text == "1")
  }

  @Test func `at the beginning nothing has changed`() throws {
    let timeline = try timeline()
    let lexicon = timeline.history.lexicon
    let place = try #require(lexicon.place("b1.io"))
    let watches = [Watch(.place(place), lexicon), try watch("c.io", lexicon)]
    for reading in timeline.readings(of: watches, at: 0, isGrowing: false, last: 10) {
      #expect(!reading.isNew)
    }
  }

  @Test(arguments: [
    ("c.io", "0"), ("q.MpTx.len + 2 * c.io", "0"), ("c.io > 0", "no"), ("seq", ""), ("send", ""),
    ("prev(c.io)", ""),
  ])
  func `what is no value of an event has one at the beginning, too`(
    text: String, value: String
  ) throws {
    let timeline = try timeline()
    let watches = [try watch(text, timeline.history.lexicon)]
    let reading = timeline.readings(of: watches, at: 0, isGrowing: false, last: 8)[0]
    #expect(reading.text == value && !reading.isNew)
  }

  private func watch(_ text: String, _ lexicon: Lexicon) throws -> Watch {
    Watch(try QueryExpression(text, in: lexicon))
  }

  @Test(arguments: [
    ("q.MpTx.len", "1"), ("c.io + 10", "11"), ("status", "PENDING"), ("layer", "ne2000 ndis"),
    ("send", "no"), ("MiniportSend", "no"), ("cpu == 0", "yes"), ("t", "3800 ns"),
    ("prev(q.MpTx.len)", "1"),
  ])
  func `an expression is read at the event`(text: String, value: String) throws {
    let timeline = try timeline()
    let answer = try #require(
      timeline.firstIndex(from: 0) { $0.call == .miniportSend && $0.kind == .leave })
    let watches = [try watch(text, timeline.history.lexicon)]
    let reading = timeline.readings(of: watches, at: answer + 1, isGrowing: false, last: 2)[0]
    #expect(reading.text == value)
  }

  @Test(arguments: ["rate(send, 1 ms) > 2", "[send] then [complete]", "first(obj)"])
  func `what needs the whole run is refused`(text: String) throws {
    let lexicon = try timeline().history.lexicon
    #expect(throws: QueryError.self) { try QueryExpression(text, in: lexicon) }
  }

  @Test func `an expression with a slip says where`() throws {
    let lexicon = try timeline().history.lexicon
    let error = #expect(throws: QueryError.self) { try QueryExpression("ownr", in: lexicon) }
    #expect(error?.sentence.contains("Did you mean owner?") == true)
  }

  @Test(arguments: Golden.some)
  func `an expression and the picture agree about every queue`(name: String) throws {
    let timeline = try Golden.timeline(name)
    let lexicon = timeline.history.lexicon
    for (index, place) in lexicon.places.enumerated() where place.kind == .queue {
      let id = PlaceID(index: index)
      let watches = [Watch(.place(id), lexicon), try watch("q.\(place.id).len", lexicon)]
      for position in stride(from: 0, through: timeline.count, by: max(timeline.count / 5, 1)) {
        let both = timeline.readings(of: watches, at: position, isGrowing: false, last: 8)
        #expect(both[0].text == both[1].text && both[0].before == both[1].before)
      }
    }
  }
}
