import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

struct JumpingTests {
  /// A place that is typed, and where it leads in s02 with its 211 events.
  static let places: [(String, Int)] = [
    ("128", 128), ("#128", 128), (" 128 ", 128), ("0", 0), ("#0", 0), ("211", 211),
    ("0%", 0), ("50%", 105), ("100%", 211), ("end", 211),
    ("21us", 18), ("21.3us", 19), ("21.2us", 18), ("21300ns", 19), ("0ns", 0), ("1s", 211),
  ]

  @Test(arguments: places, ["recorded", "live"])
  func `a place that is typed is gone to`(place: (text: String, position: Int), kind: String)
    throws
  {
    for key in ["g", ":"] {
      var walk = try kind == "live" ? Walk(live: "s02") : Walk(recorded: "s02")
      walk.type("ll" + key + place.text)
      walk.press(.enter)
      #expect(walk.position == place.position)
      #expect(walk.session.overlay == nil)
    }
  }

  @Test(arguments: [
    "101%", "33.3%", "-", "+x", "abc", "12 parsecs", "1.2.3us", "%", "#", "99999999999999999999",
    "+9223372036854775807", "-9223372036854775807",
  ])
  func `what is no place is not gone to, and can be corrected`(text: String) throws {
    var walk = try Walk(recorded: "s02")
    walk.type("llg" + text)
    walk.press(.enter)
    #expect(walk.position == 2)
    #expect(walk.lines[walk.lines.count - 2].contains("go to \(text)"))
    #expect(walk.text.contains("write a number such as 128"))
    walk.press(.character("u"), .control)
    walk.type("9")
    #expect(!walk.text.contains("write a number"))
    walk.press(.enter)
    #expect(walk.position == 9)
  }

  @Test(arguments: ["recorded", "live"])
  func `a number behind the end is refused with the last one`(kind: String) throws {
    var walk = try kind == "live" ? Walk(live: "s02") : Walk(recorded: "s02")
    walk.type("ll")
    walk.go(to: 212)
    #expect(walk.position == 2)
    #expect(walk.message == "There is no such event: the last one is #211.")
  }

  @Test(arguments: ["101%", "33.3%", "12x", "#", "-x"])
  func `what looks like a place is told what a place is, also after a colon`(text: String) throws {
    var walk = try Walk(recorded: "s02")
    walk.type("ll:" + text)
    walk.press(.enter)
    #expect(walk.position == 2)
    #expect(walk.text.contains("write a number such as 128"))
  }

  @Test(arguments: ["g", ":"])
  func `a number with a sign goes so many events on or back`(key: String) throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 20)
    for (text, place) in [("+5", 25), ("-10", 15), ("-100", 0), ("+1000", 211)] {
      walk.type(key + text)
      walk.press(.enter)
      #expect(walk.position == place, "\(text)")
    }
  }

  @Test func `the first part of a run without an end is its beginning`() throws {
    var walk = try Walk.endless()
    walk.type("lll")
    let count = walk.timeline.count
    walk.type(":0%")
    walk.press(.enter)
    #expect(walk.position == 0 && walk.timeline.count == count)
    #expect(walk.session.wantedEventCount == nil)
  }

  @Test func `going to where one is says so`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 7)
    walk.go(to: 7)
    #expect(walk.position == 7)
    #expect(walk.message == "This is #7.")
  }

  @Test func `gg and Home go to the beginning, G and End to the end`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("G")
    #expect(walk.position == 211)
    walk.type("gg")
    #expect(walk.position == 0)
    walk.press(.end)
    #expect(walk.position == 211)
    walk.press(.home)
    #expect(walk.position == 0)
  }

  // MARK: - Back and forth

  @Test func `jumps are undone one by one, and done again`() throws {
    var walk = try Walk(recorded: "s02")
    for position in [50, 100, 150] { walk.go(to: position) }
    walk.type("l")
    var places: [Int] = []
    for _ in 0..<3 {
      walk.press(.character("o"), .control)
      places.append(walk.position)
    }
    #expect(places == [100, 50, 0])
    walk.press(.left, .alt)
    #expect(walk.message == "There is no jump to go back to.")
    for _ in 0..<3 { walk.press(.right, .alt) }
    #expect(walk.position == 151)
    walk.press(.right, .alt)
    #expect(walk.message == "There is no jump to go forward to.")
  }

  @Test func `a new jump forgets what could be done again`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 50)
    walk.press(.left, .alt)
    walk.go(to: 60)
    walk.press(.right, .alt)
    #expect(walk.position == 60)
  }

  @Test func `only so many jumps are remembered`() {
    var cursor = Cursor()
    for place in 1...500 { cursor.jump(to: place) }
    var count = 0
    while cursor.goBack() { count += 1 }
    #expect(count == 100)
    #expect(cursor.position == 400)
  }

  // MARK: - Marks

  @Test func `a mark is set, shown, and gone to`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 42)
    walk.type("ma")
    #expect(walk.message.hasPrefix("Mark a stands at #42."))
    walk.type("Gmbgg'a")
    #expect(walk.position == 42)
    walk.type("''")
    #expect(walk.position == 0)
    walk.type("]")
    #expect(walk.position == 42)
    walk.type("]]")
    #expect(walk.position == 211)
    #expect(walk.message == "No mark, drop or bug check follows.")
    walk.type("[[")
    #expect(walk.message == "No mark, drop or bug check comes before.")
    #expect(walk.position == 42)
  }

  @Test func `a letter can be given again`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("lmalllma")
    #expect(walk.session.attention.marks == [UserMark("a", at: 4)])
  }

  @Test func `the list of marks names the event of each, wherever we stand`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 42)
    walk.type("ma")
    walk.go(to: 99)
    walk.type("mbgg'")
    let rows = walk.lines.joined(separator: "\n")
    #expect(rows.contains("#42") && rows.contains("#99"))
  }

  @Test func `what is no letter sets no mark`() throws {
    var walk = try Walk(recorded: "s02")
    for key in ["m1", "mA", "mä", "m "] { walk.type(key) }
    #expect(walk.session.attention.marks.isEmpty)
    #expect(walk.message == "A mark is a letter from a to z.")
    walk.type("m")
    walk.press(.escape)
    walk.type("'q")
    #expect(walk.message == "There is no mark q.")
    #expect(walk.position == 0)
  }

  @Test func `drops and bug checks are marks of their own`() throws {
    var walk = try Walk(recorded: "s11-livelock")
    walk.type("]")
    #expect(walk.event?.kind == .drop)
    var broken = try Walk(recorded: "s10-bug-d")
    broken.type("]")
    #expect(broken.event?.kind == .bugcheck)
  }

  @Test func `marks outlive a restart, and lead to where they stood`() throws {
    var walk = try Walk(live: "s02")
    walk.go(to: 42)
    walk.type("mar")
    #expect(walk.position == 0 && walk.timeline.count == 0)
    walk.type("'a")
    #expect(walk.position == 42)
  }
}
