import Events
import Replay
import Terminal
import Testing

@testable import Views

/// The picture of the stack keeps to its pane, however wide that is.
struct StackWidthTests {
  private static let widths = 20...120
  /// The narrowest pane that a user can make beside others.
  private static let leastBesideOthers = 54
  private static let rows = 20

  @Test(arguments: Shipped.all.everyThird)
  func `nothing is drawn outside of the pane of the stack`(shipped: Shipped) {
    for moment in shipped.moments(2) {
      let picture = StackPicture(moment)
      for width in StackWidthTests.widths {
        let pane = 3..<3 + width
        var canvas = Canvas(rows: StackWidthTests.rows, columns: width + 40)
        let area = Area(rows: 0..<StackWidthTests.rows, columns: pane)
        StackView(
          picture, moment, picked: .none, flightPermille: nil, in: area,
          StackColumns.Density(width: width)
        ).draw(&canvas)
        let isClear = canvas.area.rows.allSatisfy { row in
          canvas.area.columns.allSatisfy { pane.contains($0) || canvas[row, $0] == Cell() }
        }
        guard !isClear else { continue }
        Issue.record("\(shipped) at \(moment.position), \(width):\n\(canvas.text())")
      }
    }
  }

  @Test(arguments: Shipped.all.everyThird)
  func `the kind and the counters of a card stand whole beside each other`(shipped: Shipped) {
    for moment in shipped.moments(2) {
      for width in StackWidthTests.widths {
        let drawn = StackWidthTests.drawn(moment, width)
        for (card, rows) in zip(drawn.cards, drawn.cardRows) where card.isCounted {
          let text = drawn.text(rows: rows.lowerBound..<rows.lowerBound + 1)
          let words = text.split(separator: " ").map(String.init)
          var isWhole = text.contains(card.kind)
          isWhole = isWhole && words.number(behind: "held", card.traffic.held)
          if width >= StackWidthTests.leastBesideOthers {
            isWhole =
              isWhole && words.number(behind: "in", card.traffic.arrived)
              && words.number(behind: "out", card.traffic.departed)
              && (card.traffic.dropped == 0 || words.number(behind: "drop", card.traffic.dropped))
          }
          if !isWhole { Issue.record("\(shipped) at \(moment.position), \(width): \(text)") }
        }
      }
    }
  }

  @Test(arguments: Shipped.all.everyThird)
  func `lanes and captions between two layers do not stand in each other`(shipped: Shipped) {
    for moment in shipped.moments(2) {
      for width in StackWidthTests.widths {
        let drawn = StackWidthTests.drawn(moment, width)
        let columns = drawn.columns
        for (gap, rows) in zip(drawn.picture.gaps, drawn.gapRows) {
          for row in rows {
            let text = drawn.text(rows: row..<row + 1)
            let signs = Array(text)
            // A label may run over the lane at the right as long as nothing comes up in it.
            let isRight =
              "┃▼↑┊".contains(signs[columns.down])
              && (gap.up.isEmpty || "┃▲↓".contains(signs[columns.up]))
              && (!text.contains(" / ") || text.contains(gap.caption))
            if !isRight { Issue.record("\(shipped) at \(moment.position), \(width): \(text)") }
          }
        }
      }
    }
  }

  @Test func `a card in which there is nothing says so in a narrow pane, too`() throws {
    let moment = try Shipped.named("s23-sendto").timeline.moment(at: "78")
    for width in StackWidthTests.leastBesideOthers...77 {
      let drawn = StackWidthTests.drawn(moment, width)
      try #require(drawn.cardRows.contains { !$0.isEmpty }, "\(width)")
      for rows in drawn.cardRows {
        for row in rows {
          let isBare = drawn.text(rows: row..<row + 1).allSatisfy { " ▎█".contains($0) }
          #expect(!isBare, "\(width): \(drawn.text(rows: rows))")
        }
      }
    }
  }

  @Test func `the counters of all cards stay below each other where one has dropped`() throws {
    let moment = try Shipped.named("s11-pkt-read-waits").timeline.moment(at: "63")
    for width in [54, 62, 66, 78, 100] {
      let drawn = DrawnStack(moment, rows: 16, columns: width, .normal)
      var starts: Set<Int> = []
      for (card, rows) in zip(drawn.cards, drawn.cardRows) where card.isCounted {
        let text = drawn.text(rows: rows.lowerBound..<rows.lowerBound + 1)
        let place = try #require(text.firstRange(of: " in "), "\(width): \(text)")
        starts.insert(text.distance(from: text.startIndex, to: place.lowerBound))
      }
      #expect(starts.count == 1, "\(width): \(drawn.text(rows: 0..<16))")
    }
  }

  private static func drawn(_ moment: Moment, _ width: Int) -> DrawnStack {
    DrawnStack(moment, rows: rows, columns: width, StackColumns.Density(width: width))
  }
}

extension [String] {
  /// Whether a word stands here with a number behind it.
  fileprivate func number(behind word: String, _ number: Int) -> Bool {
    zip(self, dropFirst()).contains { $0 == word && $1 == "\(number)" }
  }
}
