import Events
import Replay
import Terminal
import Testing

@testable import Views

/// A frame can be drawn at every size, at every moment, whatever the user looks at.
struct SceneDrawTests {
  @Test(arguments: Shipped.all)
  func `any scene of a trace fills any screen and nothing beyond`(shipped: Shipped) {
    var maker = RandomScene(seed: UInt64(shipped.timeline.count))
    for _ in 0..<14 {
      let size = maker.size()
      let scene = maker.scene(of: shipped.timeline)
      expectWhole(scene.canvas(size), size, "\(shipped) at \(scene.moment.position), \(size)")
    }
  }

  @Test func `what has no room on a tiny screen is counted`() throws {
    var scene = Scene(
      Moment(try Shipped.named("s24-two-machines").timeline, at: 60), title: "s24-two")
    func lines(_ rows: Int, _ columns: Int) -> [String] {
      scene.canvas(Size(rows: rows, columns: columns)).lines()
    }
    #expect(lines(12, 40)[7].contains(" +6"))
    #expect(lines(6, 30)[1].contains(" +12"))
    scene.view = .events
    #expect(lines(12, 40)[1].contains("call +1"))
    scene.view = .inspector
    scene.inspection.row = 9
    #expect(lines(12, 40)[1].contains(" +"))
  }

  @Test func `a tiny screen says from where to where, what it means and what else has changed`()
    throws
  {
    let scene = Scene(try Shipped.named("s02-send-pending").timeline.moment(41), title: "")
    func text(_ rows: Int, _ columns: Int) -> String {
      scene.canvas(Size(rows: rows, columns: columns)).text()
    }
    for size in [(16, 50), (12, 40), (10, 40)] {
      #expect(text(size.0, size.1).contains("MiniportSend P3  NDIS ▼ ne2000"), "\(size)")
    }
    for size in [(16, 50), (12, 40)] {
      #expect(text(size.0, size.1).contains("NDIS hands P3 to ne2000. From now on"), "\(size)")
    }
    for change in ["owner of P3", "irql cpu 0", "call depth", " +2"] {
      #expect(text(16, 50).contains(change), "\(change)")
    }
    #expect(
      scene.canvas(Size(rows: 5, columns: 20)).lines().map(\.trimmedAtEnd) == [
        " #41/211  PAUSED", " MiniportSend P3", " NDIS ▼ ne2000", " owner ne2000   +4", " h l ? q",
      ])
  }

  @Test(arguments: [(16, 50), (12, 40), (8, 34)])
  func `on a tiny screen nothing moves from step to step`(rows: Int, columns: Int) throws {
    for name in ["s02-send-pending", "s24-two-machines"] {
      let timeline = try Shipped.named(name).timeline
      var places: Set<[Int]> = []
      for number in stride(from: 0, through: timeline.count, by: 7) {
        let lines = Scene(timeline.moment(number), title: "")
          .canvas(Size(rows: rows, columns: columns)).lines()
        places.insert(lines.indices.filter { lines[$0].hasPrefix(" time ") })
        #expect(lines[0].firstRange(of: "PAUSED")?.lowerBound.utf16Offset(in: lines[0]) == 10)
      }
      #expect(places == [[rows - 2]], "\(name)")
    }
  }

  @Test func `a tiny screen shows other layers only where the step leaves those that are seen`()
    throws
  {
    let timeline = try Shipped.named("s24-two-machines").timeline
    let seen = Set(
      (1...timeline.count).map { number in
        Scene(timeline.moment(number), title: "").canvas(Size(rows: 12, columns: 40)).lines()[1...7]
          .map { String($0.dropFirst(2).prefix(12)) }
      })
    #expect(seen.count == 2)
  }

  @Test(arguments: [(80, 24), (40, 10), (20, 5)])
  func `in a list a long text is cut before the count of hidden rows`(
    columns: Int, rows: Int
  ) throws {
    var scene = Scene(try Shipped.named("s02-send-pending").timeline.moment(8), title: "")
    let text = String(repeating: "x", count: 200)
    scene.window = ListWindow(
      title: "", rows: (0..<99).map { ListWindow.Row(["", "row \($0)" + text]) })
    let lines = scene.canvas(Size(rows: rows, columns: columns)).lines()
    let counted = lines.filter { $0.contains("row") && $0.contains(#/ \+\d+ /#) }
    #expect(!counted.isEmpty && counted.allSatisfy { $0.contains(#/… \+\d+ /#) })
  }

  @Test(arguments: [(30, 6), (34, 8), (58, 13)])
  func `on a tiny screen a call is told from its return`(columns: Int, rows: Int) throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    func text(at position: Int) -> String {
      Scene(timeline.moment(position), title: "").canvas(Size(rows: rows, columns: columns)).text()
    }
    #expect(text(at: 106).contains("MiniportSend returns PENDING"))
    #expect(text(at: 41).contains("MiniportSend P3") && !text(at: 41).contains("returns"))
  }

  @Test(arguments: [30, 34, 40])
  func `on a tiny screen the list of events has names of calls`(columns: Int) throws {
    var scene = Scene(try Shipped.named("s02-send-pending").timeline.moment(41), title: "")
    scene.view = .events
    let lines = scene.canvas(Size(rows: 6, columns: columns)).lines()
    #expect(lines[1].contains("call +\(columns < 40 ? 2 : 1) "))
    #expect(lines[1].contains("cpu") && lines[1].contains(" obj ") && lines[1].hasSuffix("st "))
    let row = try #require(lines.first { $0.hasPrefix("►") })
    #expect(row.contains("Minip") && row.contains("P3"))
  }

  @Test func `objects that have no room in the line of a layer are counted`() throws {
    let scene = Scene(
      Moment(try Shipped.named("s02-send-pending").timeline, at: 41), title: "s02")
    let lines = scene.canvas(Size(rows: 7, columns: 30)).lines()
    let layer = try #require(lines.first { $0.contains("ne2000") })
    #expect(layer.contains("+1") || layer.contains("+2"))
    #expect(!scene.canvas(Size(rows: 20, columns: 58)).lines().contains { $0.contains("▌+") })
  }

  @Test func `the largest and the smallest screens are drawn`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    for size in [(1, 1), (1, 200), (60, 1), (60, 200), (0, 0), (300, 400)] {
      let size = Size(rows: size.0, columns: size.1)
      for view in ViewKind.allCases {
        var scene = Scene(timeline.moment(90), title: "a lesson")
        scene.view = view
        scene.keys = Sample.keys
        expectWhole(scene.canvas(size), size, "\(view) \(size)")
      }
    }
  }

  @Test func `every theme and depth shows the same characters`() throws {
    let scene = Scene(try Shipped.named("s02-send-pending").timeline.moment(90), title: "a lesson")
    let canvas = scene.canvas(Size(rows: 24, columns: 80))
    for tier in [GlyphTier.full, .ascii] {
      for theme in Theme.shipped {
        for depth in ColorDepth.allCases {
          let seen = canvas.ansi(theme: theme, depth: depth, tier: tier).withoutColors
          let isSame = seen == canvas.lines(tier: tier).map { $0 + "\n" }.joined()
          #expect(isSame, "\(theme.name) \(depth) \(tier)")
        }
      }
    }
  }

  /// Checks that a canvas has its size in every tier, and that its cursor is on it.
  private func expectWhole(_ canvas: Canvas, _ size: Size, _ place: String) {
    var isWhole = canvas.size == size
    for tier in [GlyphTier.full, .ascii] {
      let lines = canvas.lines(tier: tier)
      isWhole = isWhole && lines.count == size.rows
      isWhole = isWhole && lines.allSatisfy { Width.of($0) == size.columns && $0.isHarmless }
      guard tier == .ascii else { continue }
      isWhole = isWhole && lines.allSatisfy { $0.utf8.allSatisfy { 0x20..<0x7F ~= $0 } }
    }
    if let cursor = canvas.cursor { isWhole = isWhole && canvas.area.contains(cursor) }
    if !isWhole { Issue.record("\(place), cursor \(String(describing: canvas.cursor))") }
  }
}

extension String {
  /// Whether a terminal only shows it: no controls, nothing that turns the direction of writing or cannot be seen.
  var isHarmless: Bool {
    unicodeScalars.allSatisfy { scalar in
      // Nearly every cell is ASCII, a line or a block.
      if 0x20..<0x7F ~= scalar.value || 0x2500..<0x25FF ~= scalar.value { return true }
      return switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
      default: true
      }
    }
  }

  /// The text without the sequences that colour it.
  fileprivate var withoutColors: String { replacing(/\u{1B}\[[0-9;]*m/, with: "") }
}
