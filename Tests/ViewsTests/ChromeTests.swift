import Events
import Replay
import Terminal
import Testing
import Verification

@testable import Views

/// The lines at the edges of the screen are there at every size.
struct ChromeTests {
  @Test(arguments: [(36, 120), (24, 80), (18, 60), (12, 40)])
  func `a long message is shown in full`(rows: Int, columns: Int) throws {
    var scene = Scene(
      Moment(try Shipped.named("s02-send-pending").timeline, at: 9), title: "s02")
    let path = "/home/somebody/a/folder/with/a/long/name/captured-yesterday-evening.ndt.jsonl"
    let words = "the line 128 cannot be read: a name is missing, and 3 more lines after it"
    for kind in [Message.Kind.note, .warning, .error] {
      scene.message = Message("\(path): \(words)", kind)
      let lines = scene.canvas(Size(rows: rows, columns: columns)).lines()
      let text = lines.map { $0.filter { $0 != " " } }.joined()
      #expect(text.contains("\(path): \(words)".filter { $0 != " " }))
    }
  }

  @Test func `a long message fits into any screen`() throws {
    var scene = Scene(
      Moment(try Shipped.named("s02-send-pending").timeline, at: 9), title: "s02")
    let plain = scene
    scene.message = Message(String(repeating: "a long message ", count: 30), .error)
    for rows in 0..<9 {
      for columns in 0..<50 {
        let size = Size(rows: rows, columns: columns)
        let lines = scene.canvas(size).lines()
        guard rows >= 3, columns >= 30 else { continue }
        let others = plain.canvas(size).lines()
        #expect(lines.first == others.first && lines.last == others.last, "\(columns)x\(rows)")
        #expect(lines[1].contains("a long message"), "\(columns)x\(rows)")
        let isFull = lines[1..<rows - 1].allSatisfy { $0.contains("a long") }
        #expect(isFull, "\(columns)x\(rows)")
      }
    }
  }

  @Test func `help and quit never fall off the key line`() throws {
    let moment = try Shipped.named("s01-send-sync").timeline.moment(10)
    for columns in stride(from: 20, through: 130, by: 3) {
      for rows in [5, 10, 18, 24] {
        var scene = Scene(moment, title: "a lesson")
        scene.keys = Sample.keys
        let last = scene.canvas(Size(rows: rows, columns: columns)).lines().last ?? ""
        let isThere = last.contains("?") && last.contains("q") && !last.contains("…")
        if !isThere { Issue.record("\(columns)x\(rows): \(last)") }
      }
    }
  }

  @Test func `the state line always says whether it moves and where we are`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(90)
    for columns in stride(from: 30, through: 160, by: 9) {
      for rows in [6, 18, 24, 36] {
        var scene = Scene(moment, title: "a very long title of a lesson that needs much room")
        let size = Size(rows: rows, columns: columns)
        let paused = scene.canvas(size).lines()[0]
        scene.playing = .forward
        let playing = scene.canvas(size).lines()[0]
        let isThere =
          paused.contains("PAUSED") && playing.contains("PLAYING")
          && [paused, playing].allSatisfy { $0.contains("#90/211") }
        if !isThere { Issue.record("\(columns)x\(rows): \(paused)") }
      }
    }
  }

  @Test(arguments: [66, 80, 120, 160])
  func `nothing in the state line moves from step to step and from view to view`(
    columns: Int
  ) throws {
    for name in ["s02-send-pending", "s23-sendto", "s18-send"] {
      let timeline = try Shipped.named(name).timeline
      let title = "a title"
      var places: Set<[Int?]> = []
      for number in [0, 1, 9, 10, 23, 99, 100, timeline.count] where number <= timeline.count {
        for view in [ViewKind.stack, .inspector, .tree] {
          var scene = Scene(timeline.moment(number), title: title)
          scene.view = view
          let line = scene.canvas(Size(rows: 36, columns: columns)).lines()[0]
          let words = ["PAUSED", "/", title] + (columns < 110 ? [] : [" t ", " speed "])
          places.insert(words.map { line.column(of: $0) })
        }
      }
      #expect(places.count == 1 && places.allSatisfy { !$0.contains(nil) }, "\(name): \(places)")
    }
  }

  @Test(arguments: [66, 80, 120])
  func `nothing in the state line moves when the run is played`(columns: Int) throws {
    var scene = Scene(try Shipped.named("s02-send-pending").timeline.moment(90), title: "a title")
    let size = Size(rows: 36, columns: columns)
    let paused = scene.canvas(size).lines()[0]
    scene.playing = .forward
    let playing = scene.canvas(size).lines()[0]
    for word in ["#90/211", "a title"] {
      #expect(paused.column(of: word) == playing.column(of: word), "\(word)")
    }
    #expect(paused.contains("PAUSED   #") || paused.contains("PAUSED    #"))
    #expect(playing.contains("PLAYING  ") && playing.column(of: "#90/211") != nil)
  }

  @Test func `a title that is too long is cut, and moves nothing`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(90)
    let titles = ["", "a title", String(repeating: "a long title ", count: 9)]
    let lines = titles.map {
      Scene(moment, title: $0).canvas(Size(rows: 36, columns: 120)).lines()[0]
    }
    #expect(Set(lines.map { $0.column(of: "PAUSED") }).count == 1)
    #expect(lines[2].contains("… ") && lines[2].contains("speed ×1"))
  }

  @Test func `a run that grows moves nothing before it has a thousand events`() throws {
    var widths: Set<Int> = []
    for count in [0, 9, 10, 99, 100, 999] {
      let events = (0..<count).map { #"{"t":\#($0 + 1),"e":"note","note":"n"}"# }
      for isGrowing in [false, true] {
        var scene = Scene(try SmallTrace.timeline(events).moment(count), title: "")
        scene.isGrowing = isGrowing
        widths.insert(Span.width(of: PositionNumber(scene).aroundSlash))
      }
    }
    #expect(widths.count == 1)
  }

  @Test(arguments: [(36, 120), (24, 80), (18, 66), (12, 50), (5, 20)])
  func `the position says at any size that the run goes on`(rows: Int, columns: Int) throws {
    var scene = Scene(try Shipped.named("s02-send-pending").timeline.moment(90), title: "")
    scene.isGrowing = true
    #expect(scene.canvas(Size(rows: rows, columns: columns)).lines()[0].contains("#90/211+ "))
  }

  @Test(arguments: [(36, 120), (24, 80)])
  func `a trace without events promises none`(rows: Int, columns: Int) throws {
    for view in [ViewKind.stack, .ladder, .events] {
      var scene = Scene(try SmallTrace.timeline([]).moment(0), title: "")
      scene.view = view
      let size = Size(rows: rows, columns: columns)
      let over = scene.canvas(size).text()
      #expect(over.contains("This trace has no events."), "\(view)")
      for promise in ["Press", "Step forward", "goes back", "yet."] {
        #expect(!over.contains(promise), "\(view)")
      }
      scene.isGrowing = true
      let text = scene.canvas(size).text()
      #expect(!text.contains("This trace has no events."), "\(view)")
      #expect(text.contains(view == .stack ? "Nothing has happened yet" : "Press l"), "\(view)")
    }
  }

  @Test func `a tiny screen says that a rule is broken, and where q leads`() throws {
    let timeline = try Shipped.named("r11-packet-frees-after-pending").timeline
    var scene = Scene(timeline.moment(timeline.count), title: "")
    scene.judgeAll()
    let rule = try #require(scene.findings.firstBroken).rule
    scene.isBugCheckAside = true
    let size = Size(rows: 12, columns: 40)
    for view in [ViewKind.stack, .counters, .ladder, .events] {
      scene.view = view
      let lines = scene.canvas(size).lines()
      #expect(lines[0].contains("! ") && lines[0].contains(rule), "\(view): \(lines[0])")
      let last = try #require(lines.last)
      #expect(last.contains(view == .stack ? "q quit" : "q stack"))
    }
  }

  @Test func `a typed line keeps its cursor on the screen`() throws {
    let moment = try Shipped.named("s01-send-sync").timeline.moment(10)
    let text = String(repeating: "0123456789", count: 30)
    for columns in [20, 40, 60, 80, 120] {
      for cursor in [0, 5, 70, 150, 300] {
        var scene = Scene(moment, title: "")
        scene.prompt = Prompt(label: "go to", text: text, cursor: cursor, note: "Esc closes")
        let canvas = scene.canvas(Size(rows: 24, columns: columns))
        let place = try #require(canvas.cursor)
        #expect(canvas.area.contains(place))
        guard cursor < 300 else { continue }
        let digit = Array(canvas.lines()[place.row])[place.column]
        #expect(digit == Character("\(cursor % 10)"), "\(columns) \(cursor)")
      }
    }
  }

  @Test func `what is followed and what stops a run is said`() throws {
    var scene = Scene(try Shipped.named("s02-send-pending").timeline.moment(90), title: "")
    scene.followed = .init(.packet, 3)
    scene.breakpoints = ["NdisMSendComplete"]
    let line = scene.canvas(Size(rows: 36, columns: 120)).lines()[1]
    #expect(line.contains("follows P3") && line.contains("stops at NdisMSendComplete"))
  }
}

extension String {
  /// The column in which a text begins, or `nil` if it does not stand here.
  fileprivate func column(of text: String) -> Int? {
    firstRange(of: text).map { distance(from: startIndex, to: $0.lowerBound) }
  }
}
