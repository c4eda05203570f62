import Events
import Replay
import Testing

/// A place in a trace can be said in four ways.
struct PlaceInTimeTests {
  @Test(arguments: [
    ("128", PlaceInTime.number(128)), ("#128", .number(128)), (" # 12", .number(12)),
    ("0", .number(0)), ("50%", .percent(50)), ("100%", .percent(100)), ("412us", .time(412_000)),
    ("1.5ms", .time(1_500_000)), ("end", .end),
  ])
  func `a place is read`(text: String, place: PlaceInTime) {
    #expect(PlaceInTime(text) == place)
  }

  @Test(arguments: [
    "", "-1", "-0", "+5", "#+5", "101%", "-1%", "-0%", "+50%", "x", "12x", "##1",
    "99999999999999999999", "%", "#", "1e9%",
  ])
  func `what is no place is refused`(text: String) {
    #expect(PlaceInTime(text) == nil)
  }

  @Test func `a place is found`() throws {
    let timeline = try Golden.timeline("01-protocol/s01-send-sync.ndt.jsonl")
    #expect(timeline.position(of: .number(0)) == 0)
    #expect(timeline.position(of: .number(5)) == 5)
    #expect(timeline.position(of: .number(timeline.count)) == timeline.count)
    #expect(timeline.position(of: .number(timeline.count + 1)) == nil)
    #expect(timeline.position(of: .percent(100)) == timeline.count)
    #expect(timeline.position(of: .end) == timeline.count)
    let time = timeline.history[10].time
    let position = try #require(timeline.position(of: .time(time)))
    #expect(timeline.history[position - 1].time <= time)
    #expect(position == timeline.count || timeline.history[position].time > time)
  }
}
