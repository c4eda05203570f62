import Events
import Replay
import Terminal
import Testing

@testable import Views

/// The tree of calls has each event once, as deep as it stands.
struct CallTreeTests {
  /// Some traces that are short enough for a tree of every seventh moment.
  private static let short = Shipped.all.everyThird.filter { $0.timeline.count <= 150 }

  @Test func `there are short traces`() { #expect(CallTreeTests.short.count >= 50) }

  @Test(arguments: short)
  func `every event has its row, and a return that of its call`(shipped: Shipped) {
    let timeline = shipped.timeline
    let lines = timeline.lines(0..<timeline.count)
    for number in stride(from: 1, through: timeline.count, by: 7) {
      let tree = CallTree(timeline.moment(number), folded: [])
      guard let picked = tree.picked else {
        Issue.record("\(shipped) #\(number) has no row")
        continue
      }
      let expected =
        timeline.history[number - 1].kind == .leave
        ? timeline.enter(ofLeave: number - 1) ?? number - 1 : number - 1
      if tree.rows[picked].index != expected { Issue.record("\(shipped) #\(number)") }
    }
    let tree = CallTree(timeline.moment(timeline.count), folded: [])
    #expect(tree.rows.allSatisfy { $0.depth == lines[$0.index].depth })
    #expect(
      tree.rows.allSatisfy { $0.leave == nil || timeline.leave(ofEnter: $0.index) == $0.leave })
    #expect(tree.rows.map(\.index) == tree.rows.map(\.index).sorted())
  }

  @Test func `a folded call hides what is inside of it on its stack, and counts it`() throws {
    let timeline = try Shipped.named("s02b-send-nested").timeline
    let moment = timeline.moment(timeline.count)
    let open = CallTree(moment, folded: [])
    let call = try #require(open.rows.first { $0.isCall && ($0.leave ?? 0) > $0.index + 5 })
    let end = try #require(call.leave)
    let inside = open.rows.count {
      $0.index > call.index && $0.index < end && $0.stack == call.stack
    }
    let folded = CallTree(moment, folded: [call.index])
    #expect(folded.rows.count == open.rows.count - inside)
    let row = try #require(folded.rows.first { $0.index == call.index })
    #expect(row.hiddenCount == inside && row.isFolded && row.leave == end)
    let within = CallTree(timeline.moment(call.index + 3), folded: [call.index])
    #expect(within.picked.map { within.rows[$0].index } == call.index)
  }

  @Test
  func `a filter leaves what it shows, the calls around that, and the step`() throws {
    let timeline = try Shipped.named("s02b-send-nested").timeline
    let moment = timeline.moment(timeline.count / 2)
    let query = try Query("ev contains Complete", in: timeline.history.lexicon)
    var search = MatchSearch(.query(query), in: timeline)
    search.finish()
    let shown = search.matches
    let all = CallTree(moment, folded: [])
    let tree = CallTree(moment, folded: [], shown: shown)
    #expect(tree.rows.count < all.rows.count)
    #expect(tree.picked.map { tree.rows[$0].index } == all.picked.map { all.rows[$0].index })
    let wanted: [Int] = all.rows.map(\.index).filter { shown.contains($0) }
    let kept: [Int] = tree.rows.map(\.index).filter { shown.contains($0) }
    #expect(kept == wanted && wanted.count > 2)
    for (place, row) in tree.rows.enumerated() where !row.isShown && place != tree.picked {
      let end = row.leave ?? Int.max
      let inside = tree.rows[place...].filter { $0.stack == row.stack && $0.depth > row.depth }
      #expect(inside.contains { $0.isShown && $0.index < end }, "#\(row.index + 1)")
    }
    let none = CallTree(moment, folded: [], shown: MatchSet())
    #expect(none.rows.filter(\.isShown).isEmpty && none.picked == none.rows.count - 1)
  }

  @Test func `what has not returned says open, what has says how long it took`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let moment = try timeline.moment(at: "MiniportSend")
    let lines = drawn(moment)
    let names = ["PacketWrite", "NdisSend", "MiniportSend"]
    for name in names {
      #expect(lines.contains { $0.contains(" \(name) ") && $0.contains(" open ") }, "\(name)")
    }
    let leave = try timeline.moment(at: "MiniportSend.leave")
    let row = try #require(drawn(leave).first { $0.contains("►") })
    #expect(row.contains("MiniportSend") && row.contains("PENDING") && row.contains(" µs"))
  }

  @Test func `the legend explains what is in view, and nothing else`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    func words(_ position: Int, rows: Int) -> [String] {
      CallTreeView(scene(timeline.moment(position))).legend(rows: rows).map(\.text)
    }
    let open = try timeline.moment(at: "MiniportSend").position
    #expect(words(open, rows: 30).contains("open not returned"))
    #expect(words(open, rows: 30).contains("◆ from outside"))
    #expect(!words(timeline.count, rows: 8).contains("open not returned"))
  }

  @Test func `a wide screen shows a long status whole, beside how long the call took`() throws {
    let timeline = try Shipped.named("s09-send-pool-empty").timeline
    var canvas = Canvas(rows: 90, columns: 198)
    CallTreeView(scene(timeline.moment(timeline.count))).draw(&canvas, in: canvas.area)
    let row = canvas.lines().first {
      $0.contains(" PacketWrite ") && $0.contains("STATUS_INSUFFICIENT_RESOURCES ")
    }
    #expect(row?.contains(" µs") == true)
  }

  @Test func `only the row of the step is lit`() throws {
    for shipped in Shipped.all {
      for moment in shipped.moments(4) {
        var canvas = Canvas(rows: 20, columns: 118)
        CallTreeView(scene(moment)).draw(&canvas, in: canvas.area)
        let rows = (0..<20).filter { !canvas.lit(rows: $0..<$0 + 1).isEmpty }
        if rows.count != (moment.index == nil ? 0 : 1) {
          Issue.record("\(shipped) at \(moment.position): \(rows)")
        }
      }
    }
  }

  @Test func `calls around the window are shown, however long ago they began`() throws {
    let enter = #"{"t":1,"e":"enter","call":"NdisSend","from":"packet","to":"ndis","obj":"P1"}"#
    let steps = (2...3_000).map { #"{"t":\#($0),"e":"do","call":"InsertTailList","at":"nic"}"# }
    let timeline = try SmallTrace.timeline([enter] + steps)
    let tree = CallTree(timeline.moment(2_900), folded: [])
    #expect(tree.rows.first?.index == 0 && tree.rows.dropFirst().allSatisfy { $0.depth == 1 })
    let folded = CallTree(timeline.moment(2_900), folded: [0])
    #expect(folded.rows.count == 1 && folded.picked == 0)
  }

  @Test(arguments: [(40, 10), (34, 8), (30, 6)])
  func `on a tiny screen names of calls have room, and missing columns are counted`(
    columns: Int, rows: Int
  ) throws {
    let scene = scene(try Shipped.named("s02-send-pending").timeline.moment(41))
    let lines = scene.canvas(Size(rows: rows, columns: columns)).lines()
    let missing = columns == 40 ? 2 : 3
    #expect(lines[1].contains("call +\(missing) ") && lines[1].contains("status"))
    #expect(!lines[1].contains("took") && !lines[1].contains("stack"))
    #expect(lines[1].contains("µs") == (columns == 40))
    let row = try #require(lines.first { $0.hasPrefix("►") })
    #expect(row.contains("#41") && row.contains("Minip") && row.contains("P3"))
    #expect(row.contains(" open"))
  }

  private func scene(_ moment: Moment) -> Scene {
    var scene = Scene(moment, title: "")
    scene.view = .tree
    scene.focus = .main
    return scene
  }

  private func drawn(_ moment: Moment) -> [String] {
    var canvas = Canvas(rows: 24, columns: 118)
    CallTreeView(scene(moment)).draw(&canvas, in: canvas.area)
    return canvas.lines()
  }
}
