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
