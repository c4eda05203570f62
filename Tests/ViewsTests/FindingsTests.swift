import Events
import Replay
import Terminal
import Testing

@testable import Verification
@testable import Views

/// What went wrong in a run, found piece by piece.
struct FindingsTests {
  @Test(arguments: Shipped.all.everyThird)
  func `pieces find what one look finds`(shipped: Shipped) {
    let timeline = shipped.timeline
    var whole = Findings()
    whole.advance(timeline, .max)
    var pieces = Findings()
    while !pieces.isFinished(timeline) { pieces.advance(timeline, 3) }
    #expect(pieces.all == whole.all && whole.isFinished(timeline))
    let indices = whole.all.map(\.index)
    #expect(indices == indices.sorted())
    let marked = (0..<timeline.count).filter { index in
      [.drop, .bugcheck, .touch, .lost].contains(timeline.history[index].kind)
    }
    #expect(whole.all.count == marked.count + (whole.isBroken ? 1 : 0))
    #expect(shipped.isBroken || !whole.isBroken)
  }

  @Test func `a row leads to where it happened`() throws {
    let timeline = try Shipped.named("r05-packet-reads-after-pending").timeline
    var scene = Scene(Moment(timeline, at: 0), title: "")
    scene.view = .findings
    scene.findings.advance(timeline, .max)
    let rows = SceneRows(scene)
    #expect(rows.count == scene.findings.all.count && rows.count > 0)
    let position = try #require(rows.position(0))
    #expect(timeline.history[position - 1].kind == .touch)
  }
}
