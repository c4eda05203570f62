import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

struct PlayingTests {
  /// How many events each speed plays in 16 seconds, from the slowest to the fastest.
  static let speeds: [(String, Int)] = [
    ("×1/16", 4), ("×1/8", 8), ("×1/4", 16), ("×1/2", 32), ("×1", 64), ("×2", 128), ("×4", 256),
    ("×8", 512), ("×16", 1_024), ("×32", 2_048), ("×64", 4_096),
  ]

  /// A playback at a speed.
  private func playback(_ text: String) throws -> Playback {
    var playback = Playback()
    while playback.slowDown() {}
    while playback.speedText != text {
      let isFaster = playback.speedUp()
      try #require(isFaster)
    }
    playback.toggle()
    return playback
  }

  @Test(arguments: speeds, [1_000, 16_000, 250_000])
  func `a speed plays its number of events, however time is cut into frames`(
    speed: (text: String, count: Int), frame: Int
  ) throws {
    var playback = try self.playback(speed.text)
    var count = 0
    for _ in 0..<(16_000_000 / frame) {
      let due = playback.eventsDue(afterMicroseconds: frame)
      count += try #require(due)
    }
    #expect(count == speed.count)
  }

  @Test func `max plays whatever fits`() throws {
    var playback = try self.playback("max")
    let due = playback.eventsDue(afterMicroseconds: 1)
    let isFaster = playback.speedUp()
    #expect(playback.isUnbounded && due == nil && !isFaster)
    #expect(playback.microsecondsToNextEvent == 0)
  }

  @Test(arguments: speeds.map(\.0))
  func `an event is due when the playback says, and not before`(text: String) throws {
    var playback = try self.playback(text)
    _ = playback.eventsDue(afterMicroseconds: 1_003)
    let rest = playback.microsecondsToNextEvent
    var early = playback
    let tooEarly = early.eventsDue(afterMicroseconds: min(rest - 1, 900_000))
    #expect(tooEarly == 0)
    for _ in 0..<(rest / 500_000) { _ = playback.eventsDue(afterMicroseconds: 500_000) }
    let due = playback.eventsDue(afterMicroseconds: rest % 500_000)
    #expect(due == 1)
  }

  @Test func `Space plays four events a second, however much simulated time lies between`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(" ")
    #expect(walk.text.contains("PLAYING"))
    for expected in 1...40 {
      walk.wait(microseconds: 250_000)
      #expect(walk.position == expected)
    }
    walk.type(" ")
    walk.wait(microseconds: 1_000_000)
    #expect(walk.position == 40)
    #expect(walk.text.contains("PAUSED"))
  }

  @Test func `something flies only where the picture shows what a step hands over`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(" ")
    var flights = 0
    for _ in 1...30 {
      walk.wait(microseconds: 250_000)
      let isHandedOver = !walk.session.moment.handedOver.isEmpty
      #expect((walk.session.flightPermille == 0) == isHandedOver)
      flights += isHandedOver ? 1 : 0
    }
    #expect(flights > 0 && flights < 30)
    walk.type("3")
    #expect(walk.session.flightPermille == nil)
  }

  @Test func `plus, minus and equals change the speed, and the ends of the scale say so`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("++")
    #expect(walk.session.playback.speedText == "×4")
    walk.type("-")
    #expect(walk.session.playback.speedText == "×2")
    walk.type("++++++++")
    #expect(walk.session.playback.speedText == "max")
    #expect(walk.message == "This is as fast as it goes.")
    walk.type("=")
    #expect(walk.session.playback.speedText == "×1")
    walk.type("-----")
    #expect(walk.session.playback.speedText == "×1/16")
    #expect(walk.message == "This is as slow as it goes.")
  }

  @Test(arguments: ["recorded", "live"])
  func `playing stops at the end and says so`(kind: String) throws {
    var walk = try kind == "live" ? Walk(live: "s02") : Walk(recorded: "s02")
    walk.type("+++++++++ ")
    #expect(walk.session.playback.isUnbounded)
    for _ in 0..<3 { walk.wait(microseconds: 16_000) }
    #expect(walk.position == 211)
    #expect(!walk.session.playback.isPlaying)
    #expect(walk.message.hasPrefix("#211, the end."))
    walk.type(" ")
    #expect(!walk.session.playback.isPlaying)
  }

  @Test(arguments: ["l", "h", "gg", "j", "c", "e", "%"])
  func `whatever moves ends playing`(keys: String) throws {
    var walk = try Walk(live: "s02")
    walk.go(to: 20)
    walk.type(" ")
    walk.wait(microseconds: 250_000)
    walk.type(keys)
    #expect(!walk.session.playback.isPlaying)
  }

  @Test(arguments: ["3", "T", "+", "?", "b", "t"])
  func `whatever only looks lets it go on`(key: String) throws {
    var walk = try Walk(recorded: "s02")
    walk.type(" ")
    walk.wait(microseconds: 250_000)
    walk.type(key)
    let position = walk.position
    walk.wait(microseconds: 1_000_000)
    #expect(walk.position > position)
  }

  @Test func `Control-C stops playing where it is`() throws {
    var walk = try Walk.endless()
    walk.type(" ")
    walk.wait(microseconds: 1_000_000)
    walk.take(.signal(.interrupt))
    #expect(walk.position == 4)
    #expect(!walk.session.playback.isPlaying)
    #expect(walk.ending == nil)
  }

  @Test func `playing gives the events that stepping gives`() throws {
    var played = try Walk(live: "s06")
    played.type("++++++++ ")
    for _ in 0..<1_000 where played.session.playback.isPlaying { played.wait(microseconds: 16_000) }
    var stepped = try Walk(live: "s06")
    while !stepped.message.hasPrefix("#") { stepped.type("l") }
    #expect(played.position == stepped.position)
    #expect(played.timeline.count == stepped.timeline.count)
    let events = { (walk: Walk) in (0..<walk.timeline.count).map { walk.timeline.history[$0] } }
    #expect(events(played) == events(stepped))
  }
}
