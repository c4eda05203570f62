import Events
import Replay
import Terminal
import Testing

@testable import Views

/// Yellow means the current step and nothing else, so where it may stand can be listed.
struct NowRoleTests {
  @Test(arguments: Shipped.all)
  func `a layer is lit only if the step touches it`(shipped: Shipped) {
    for moment in shipped.moments(6) {
      let drawn = DrawnStack(moment, rows: 23, columns: 77, .roomy)
      for (card, rows) in zip(drawn.cards, drawn.cardRows) where card.isUntouched {
        let lit = drawn.canvas.lit(rows: rows)
        if !lit.isEmpty { Issue.record("\(shipped) at \(moment.position): \(card.name) \(lit)") }
      }
    }
  }

  @Test(arguments: Shipped.all)
  func `a gap is lit only by the call of the step`(shipped: Shipped) {
    for moment in shipped.moments(6) {
      let drawn = DrawnStack(moment, rows: 23, columns: 77, .roomy)
      for (gap, rows) in zip(drawn.picture.gaps, drawn.gapRows) {
        let hasCall = (gap.down + gap.up).contains(where: \.isNow)
        let isLit = !drawn.canvas.lit(rows: rows).isEmpty
        if isLit != hasCall { Issue.record("\(shipped) at \(moment.position)") }
      }
    }
  }

  @Test(arguments: Shipped.all)
  func `around the panes only PAUSED and the number of the step are lit`(shipped: Shipped) {
    for moment in shipped.moments(6) {
      var scene = Scene(moment, title: shipped.title)
      scene.keys = Sample.keys
      let canvas = scene.canvas(Size(rows: 36, columns: 120))
      let quiet = [1..<2, 32..<36].map { canvas.lit(rows: $0) }.joined()
      let isRight =
        quiet.isEmpty && canvas.lit(rows: 0..<1) == " ║ PAUSED "
        && canvas.lit(rows: 27..<28).isEmpty
      if !isRight { Issue.record("\(shipped) at \(moment.position): \(quiet)") }
    }
  }

  @Test func `of the open calls and of the holders only what is new is lit`() throws {
    for shipped in Shipped.all {
      for moment in shipped.moments(6) {
        var canvas = Canvas(rows: 9, columns: 39)
        OpenCallsPane(moment: moment).draw(&canvas, in: Area(rows: 0..<9, columns: 1..<39))
        for row in 0..<9 where !canvas.lit(rows: row..<row + 1).isEmpty {
          let isNow = canvas.lines()[row].contains("►")
          if !isNow { Issue.record("\(shipped) at \(moment.position): open calls") }
        }
        var other = Canvas(rows: 9, columns: 39)
        HoldersPane(moment: moment, picked: .none)
          .draw(&other, in: Area(rows: 0..<9, columns: 1..<39))
        let lit = other.lit(rows: 0..<9).replacing("just now", with: "")
        if !lit.isEmpty { Issue.record("\(shipped) at \(moment.position): holders \(lit)") }
      }
    }
  }

  @Test func `in the list of events only the row of the step is lit`() throws {
    for shipped in Shipped.all {
      for moment in shipped.moments(6) {
        var canvas = Canvas(rows: 20, columns: 78)
        EventsPane(moment: moment, timeForm: .absolute, followed: .none)
          .draw(&canvas, in: Area(canvas.size))
        let rows = (0..<20).filter { !canvas.lit(rows: $0..<$0 + 1).isEmpty }
        let expected = moment.index == nil ? 0 : 1
        if rows.count != expected { Issue.record("\(shipped) at \(moment.position): \(rows)") }
      }
    }
  }
}

extension LayerCard {
  /// Whether the step does nothing with the layer.
  fileprivate var isUntouched: Bool {
    part == .idle && traffic == trafficBefore && !chips.contains { $0.state == .thisStep }
      && !items.contains(where: \.isTouched)
  }
}

extension CardItem {
  fileprivate var isTouched: Bool {
    switch self {
    case .queue(_, _, _, let isChanged): isChanged
    case .gauges(let gauges): gauges.contains(where: \.isChanged)
    case .bits(_, let bits): bits.contains(where: \.isChanged)
    case .hand, .awaited, .text: false
    }
  }
}
