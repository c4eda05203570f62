import Events
import Testing

struct TimeTextTests {
  @Test(arguments: [
    ("300ns", 300), ("12.5us", 12_500), ("12.5µs", 12_500), ("1.5ms", 1_500_000),
    ("2s", 2_000_000_000), ("0ns", 0), ("0.000000001s", 1), ("007us", 7_000),
    ("9223372036854775807ns", Int64.max), ("1.0ms", 1_000_000),
  ])
  func `a number with a unit is a time`(text: String, nanoseconds: Int64) {
    #expect(TimeText.nanoseconds(text) == nanoseconds)
  }

  @Test(arguments: [
    "", "5", "ns", "5 ns", "-5ns", "+5ns", "5m", "5NS", "1.2.3us", ".5us", "1e3ns", "5nss", "５ns",
  ])
  func `anything else is none`(text: String) { #expect(TimeText.nanoseconds(text) == nil) }

  @Test(arguments: ["0.5ns", "0.0001us", "1.0000000000s"])
  func `a time finer than a nanosecond is none`(text: String) {
    #expect(TimeText.nanoseconds(text) == nil)
  }

  @Test(arguments: ["9223372036854775808ns", "9223372036855s", "99999999999999999999999s"])
  func `a time beyond 63 bits is none`(text: String) { #expect(TimeText.nanoseconds(text) == nil) }

  @Test(arguments: [
    (0, "0s"), (1, "1ns"), (1_500, "1500ns"), (10_000, "10us"), (1_000_000, "1ms"),
    (1_000_000_000_000, "1000s"),
  ])
  func `a time is written in the largest unit that needs no fraction`(
    nanoseconds: Int64, text: String
  ) {
    #expect(TimeText.text(nanoseconds) == text)
    #expect(TimeText.nanoseconds(text) == nanoseconds)
  }
}
