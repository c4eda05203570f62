import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// Expressions that are charted.
struct ChartTests {
  private func command(_ text: String, _ walk: inout Walk) {
    walk.type(":" + text)
    walk.press(.enter)
  }

  @Test func `an expression has a row among the charts until it is taken away`() throws {
    var walk = try Walk(recorded: "s02")
    let rows = SceneRows(walk.session.scene.with(.charts)).count
    command("chart q.MpTx.len * 10", &walk)
    #expect(walk.session.look.view == .charts)
    #expect(SceneRows(walk.session.scene).count == rows + 1)
    #expect(SceneRows(walk.session.scene).picked == 0)
    #expect(walk.text.contains("► q.MpTx.len * 10") && walk.lines[3].contains(" 40 "))
    walk.press(.enter)
    let highest = walk.position
    #expect(walk.session.curves.first.map { walk.timeline.highestPosition(of: $0) } == highest)
    command("chart rate(send, 1 ms)", &walk)
    #expect(SceneRows(walk.session.scene).picked == 1)
    walk.type("u")
    #expect(walk.session.curves.map(\.expression.text) == ["q.MpTx.len * 10"])
    walk.press(.character("r"), .control)
    #expect(walk.session.curves.count == 2 && !walk.session.isCharting)
    command("unchart 2", &walk)
    command("chart q.MpTx.len * 10", &walk)
    #expect(walk.session.curves.isEmpty && walk.message == ChartWords.ends("q.MpTx.len * 10"))
    command("unchart", &walk)
    #expect(walk.message == ChartWords.none)
  }

  @Test func `a condition can be made a filter with A`() throws {
    var walk = try Walk(recorded: "s02")
    command("chart send and status == PENDING", &walk)
    walk.type("A")
    walk.press(.enter)
    walk.press(.enter)
    #expect(walk.session.sieve.filter?.text == "send and status == PENDING")
  }

  @Test(arguments: [("chart ownr", "owner"), ("chart owner", "number"), ("chart", "EXPRESSION")])
  func `what cannot be charted says why, and its line stays open`(
    text: String, words: String
  ) throws {
    var walk = try Walk(recorded: "s02")
    command(text, &walk)
    #expect(walk.session.curves.isEmpty && walk.session.overlay != nil)
    #expect(walk.text.contains(words))
  }

  @Test func `a run that goes on is charted on, and a long one beside`() throws {
    var walk = try Walk.endless()
    walk.extend(by: 1_000)
    command("chart rate(irp, 1 ms)", &walk)
    walk.extend(by: 5_000)
    #expect(walk.session.curves[0].end == walk.timeline.count)

    var session = walk.session
    session.sieve.atOnceCountMax = 100
    try session.chart("c.io")
    #expect(session.isCharting && session.curves[1].end == 0)
    let canvas = session.scene.canvas(Size(rows: 36, columns: 120))
    #expect(canvas.lines(tier: .full).contains { $0.contains("0 % seen") })
    let order = try #require(session.searchOrders.first)
    guard case .curve(var curve) = order.work else { throw Unexpected() }
    curve.advance(by: 3_000, of: order.timeline)
    session.receive(SearchNews(id: order.id, result: .curve(curve)))
    #expect(session.curves[1].end == 3_000 && session.isCharting)
    _ = session.update(.signal(.interrupt), size: Size(rows: 36, columns: 120))
    #expect(!session.isCharting && session.searchOrders.isEmpty)
  }

  private struct Unexpected: Error {}
}

extension Scene {
  fileprivate func with(_ view: ViewKind) -> Scene {
    var scene = self
    scene.view = view
    return scene
  }
}
