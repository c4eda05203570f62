import Events
import Testing
import Traces

@testable import Replay

/// A curve is the highest value of each stretch, however it is made.
struct CurveTests {
  private func timeline() throws -> Timeline {
    try Golden.timeline("01-protocol/s02-send-pending.ndt.jsonl")
  }

  private func curve(
    _ text: String, _ timeline: Timeline, step: Int
  ) throws -> Curve {
    var curve = Curve(try QueryExpression.curve(text, in: timeline.history.lexicon))
    while curve.end < timeline.count { curve.advance(by: step, of: timeline) }
    return curve
  }

  @Test(arguments: ["q.MpTx.len", "c.io + 1", "pair.dt", "delta(q.MpTx.len)"])
  func `a curve has the values of its expression`(text: String) throws {
    let timeline = try timeline()
    let curve = try curve(text, timeline, step: timeline.count)
    let values = try QueryExpression(text, in: timeline.history.lexicon)
      .values(timeline, in: 0..<timeline.count).map { max($0.number ?? 0, 0) }
    #expect(curve.eventsPerStretch == 1 && curve.top == values.max())
    #expect(curve.heights == Array(values.prefix(curve.heights.count)))
    #expect(values.dropFirst(curve.heights.count).allSatisfy { $0 == 0 })
    #expect(curve.top > 0)
    let highest = try #require(timeline.highestPosition(of: curve))
    #expect(values.firstIndex(of: curve.top) == highest - 1)
    let reading = timeline.reading(of: curve, at: highest)
    #expect(reading.value == curve.top && !reading.isOfStretch)
  }

  @Test(arguments: [
    "q.MpTx.len", "rate(send, 1 ms)", "first(obj)", "send and status == PENDING",
    "rate(complete and rate(send, 1 ms) > 1, 100 us)", "prev(q.MpTx.len) + rate(send, 5 us)",
  ])
  func `slices make the same curve as one go`(text: String) throws {
    let timeline = try timeline()
    let whole = try curve(text, timeline, step: timeline.count)
    for step in [1, 7, 64] {
      let sliced = try curve(text, timeline, step: step)
      #expect(sliced.heights == whole.heights && sliced.count == whole.count, "\(step)")
    }
    #expect(whole.top > 0)
  }

  @Test(arguments: ["send", "obj.kind == packet and phase == enter", "rate(send, 10 us) > 1"])
  func `a condition is 1 where it holds, and is counted`(text: String) throws {
    let timeline = try timeline()
    let curve = try curve(text, timeline, step: 50)
    let matches = timeline.matches(try Query(text, in: timeline.history.lexicon))
    #expect(curve.expression.isCondition && curve.count == matches.count && curve.top == 1)
    #expect(curve.heights.indices.filter { curve.heights[$0] == 1 } == matches)
    #expect(timeline.highestPosition(of: curve) == matches.first.map { $0 + 1 })
  }

  @Test func `a long history has few stretches, and keeps its highest value`() throws {
    let values = (1...6_000).map { $0 == 4_321 ? 77 : $0 % 50 }
    let timeline = try counting(values)
    let curve = try curve("c.sent", timeline, step: 1_000)
    #expect(curve.heights.count <= 2_048 && curve.eventsPerStretch > 1)
    #expect(curve.top == 77 && curve.count == 6_000)
    #expect(timeline.highestPosition(of: curve) == 4_321)
    let rate = try self.curve("rate(t >= 0, 1 s)", timeline, step: 1_000)
    let reading = timeline.reading(of: rate, at: 3_000)
    #expect(reading.isOfStretch && (reading.value ?? 0) >= 3_000)
  }

  @Test func `a number of the picture is there before the first event, and changes with it`() throws
  {
    let timeline = try counting([3, 5])
    func reading(_ text: String, _ position: Int) throws -> CurveReading {
      timeline.reading(of: try curve(text, timeline, step: 2), at: position)
    }
    #expect(try reading("c.sent", 0) == CurveReading(value: 0, before: 0))
    #expect(try reading("c.sent", 1) == CurveReading(value: 3, before: 0))
    #expect(try reading("c.sent", 2) == CurveReading(value: 5, before: 3))
    #expect(try reading("seq", 0) == CurveReading())
  }

  /// A run in which one counter changes at every event.
  private func counting(_ values: [Int]) throws -> Timeline {
    let header =
      #"{"ndt":1,"schema":"1.0","title":"x","clock":{"unit":"ns","kind":"virtual"},"topology":"#
      + #"{"components":[{"id":"nic","kind":"miniport","counters":["sent"]}]}}"#
    let lines = values.enumerated().map {
      #"{"t":\#($0.offset),"e":"do","call":"Count","at":"nic","ctr":"nic.sent","val":\#($0.element)}"#
    }
    let text = ([header] + lines).map { $0 + "\n" }.joined()
    return Timeline(try Trace(text: text.utf8).history)
  }

  @Test(arguments: [
    ("owner", "a number must stand here"), ("[send] then [complete]", "end of the run"),
    ("ownr", "Did you mean owner?"), ("status", "a number must stand here"),
  ])
  func `what has no number is refused`(text: String, words: String) throws {
    let lexicon = try timeline().history.lexicon
    let error = #expect(throws: QueryError.self) { try QueryExpression.curve(text, in: lexicon) }
    #expect(error?.sentence.contains(words) == true, "\(error?.sentence ?? "")")
  }
}
