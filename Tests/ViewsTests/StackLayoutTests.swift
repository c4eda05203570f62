import Events
import Replay
import Terminal
import Testing

@testable import Views

/// Rows and columns are shared out so that what matters stays.
struct StackLayoutTests {
  @Test(arguments: Shipped.all)
  func `all rows fit, and every layer has one as long as there is one for each`(shipped: Shipped) {
    let picture = StackPicture(shipped.timeline.moment(0))
    for rows in 1...60 {
      let layout = StackLayout(picture, rows: rows, width: 68, focus: .init())
      let cards = layout.shownRows
      let isComplete = rows < picture.cards.count || cards.count == picture.cards.count
      let isRight = layout.used <= rows && cards.allSatisfy { $0 >= 1 } && isComplete
      if !isRight { Issue.record("\(shipped) \(rows): \(layout)") }
    }
  }

  @Test(arguments: Shipped.all)
  func `the least rows are one for each card, gap and wire`(shipped: Shipped) {
    let picture = StackPicture(shipped.timeline.moment(0))
    let least = picture.cards.count + picture.gaps.count + (picture.wire == nil ? 0 : 1)
    #expect(StackPicture.leastRows(shipped.timeline.history.lexicon) == least)
  }

  @Test func `more room is used for more`() throws {
    let picture = StackPicture(try Shipped.named("s02-send-pending").timeline.moment(0))
    let used = (1...60).map { StackLayout(picture, rows: $0, width: 68, focus: .init()).used }
    #expect(used == used.sorted() && used[22] == 23)
  }

  @Test func `where there is no room for all layers, the one that matters is shown`() throws {
    for name in ["s02-send-pending", "s05-receive-transfer-data"] {
      let picture = StackPicture(try Shipped.named(name).timeline.moment(0))
      try #require(!picture.levels.isEmpty)
      for level in picture.levels.indices {
        try #require(!picture.levels[level].isEmpty)
        for card in picture.levels[level].indices {
          for rows in 1...4 {
            let focus = StackLayout.Focus(level: level, card: card)
            let layout = StackLayout(picture, rows: rows, width: 68, focus: focus)
            #expect(layout.levels.contains(level) && layout.cards[level].contains(card))
            #expect(layout.used <= rows)
          }
        }
      }
    }
  }

  @Test func `a row that may only say that nothing is in hand is granted last`() throws {
    let picture = StackPicture(try Shipped.named("s24-two-machines").timeline.moment(51))
    let layout = StackLayout(picture, rows: 24, width: 68, focus: .init())
    let rows = zip(picture.cards, layout.shownRows)
    #expect(rows.contains { $0.holdsObjectsOnly && $1 == 1 })
    #expect(!rows.contains { $0.holdsObjectsOnly && $1 > 1 } && layout.shownRows.contains(2))
  }

  @Test func `gaps come before a second row of layers, the lowest ones first`() throws {
    let picture = StackPicture(try Shipped.named("s23-sendto").timeline.moment(63))
    let layout = StackLayout(picture, rows: 13, width: 68, focus: .init())
    #expect(layout.gapRows == [0, 1, 1, 1, 1, 1] && layout.wireRows == 1)
    #expect(layout.shownRows.allSatisfy { $0 == 1 })
  }

  @Test func `where not all layers have room, the page stays while the step stays on it`() throws {
    let picture = StackPicture(try Shipped.named("s24-two-machines").timeline.moment(51))
    var pages: Set<Range<Int>> = []
    for level in picture.levels.indices {
      for card in picture.levels[level].indices {
        let focus = StackLayout.Focus(level: level, card: card)
        let layout = StackLayout(picture, rows: 12, width: 68, focus: focus)
        let hidden = layout.hidden(of: picture)
        #expect(layout.shownRows.count == 12 && hidden.above + hidden.below == 2)
        pages.insert(layout.seen)
      }
    }
    #expect(pages == [0..<12, 1..<13])
  }

  @Test func `the wire gives way before a layer does, and is counted`() throws {
    let moment = try Shipped.named("s24-two-machines").timeline.moment(48)
    let lines = Scene(moment, title: "").canvas(Size(rows: 24, columns: 80)).lines()
    #expect(lines.count { $0.contains("NIC  NE2000 card") } == 2)
    #expect(lines[15].contains("NIC  NE2000 card") && lines[15].hasSuffix(" +1  "))
    #expect(lines[16].contains("── Now ──") && lines[21].hasPrefix("  time "))
  }

  @Test func `where layers have one row, a wide pane says as much as a narrow one`() throws {
    let moment = try Shipped.named("s24-two-machines").timeline.moment(51)
    let text = DrawnStack(moment, rows: 24, columns: 77, .roomy).text(rows: 0..<24)
    for word in ["Q.AfdIrp", "Bound", "library", "Initialized", "irq enabled"] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test(arguments: [StackColumns.Density.roomy, .normal, .dense])
  func `the columns of a card stand in order`(density: StackColumns.Density) {
    let columns = StackColumns(1..<78, density)
    let order = [columns.bar, columns.kind, columns.name, columns.caption, columns.end]
    #expect(order == order.sorted() && Set(order).count == order.count)
    #expect(columns.down < columns.up && columns.up < columns.end)
    #expect(columns.caption - columns.name > "NE2000 card".count)
    #expect(columns.body + columns.captionWidth < columns.end)
  }
}

extension StackLayout {
  /// The rows of the cards that are shown.
  fileprivate var shownRows: [Int] {
    levels.flatMap { level in cards[level].map { cardRows[level][$0] } }
  }

  /// How many rows are drawn.
  fileprivate var used: Int {
    let gaps = levels.filter(gapRows.indices.contains).reduce(0) { $0 + gapRows[$1] }
    return shownRows.reduce(0, +) + gaps + wireRows
  }
}

/// Which items of a card stand side by side.
struct CardRowsTests {
  private let items: [CardItem] = [
    .queue(name: "Q.Tx", members: [], bound: 4, isChanged: false), .hand([]), .text("remark"),
  ]

  @Test func `items stand side by side while there is room`() {
    #expect(CardRows.pack(items, rows: 3, width: 200).map(\.count) == [3])
    #expect(CardRows.pack(items, rows: 3, width: 40).map(\.count) == [1, 2])
    #expect(CardRows.pack(items, rows: 3, width: 1).map(\.count) == [1, 1, 1])
  }

  @Test func `the last row takes what is left`() {
    #expect(CardRows.pack(items, rows: 2, width: 1).map(\.count) == [1, 2])
    #expect(CardRows.pack(items, rows: 1, width: 1).map(\.count) == [3])
    #expect(CardRows.pack(items, rows: 0, width: 100).isEmpty)
    #expect(CardRows.pack([], rows: 3, width: 100).isEmpty)
  }

  @Test func `the first row keeps room for what stands behind it`() {
    #expect(CardRows.pack(items, rows: 9, width: 70).map(\.count) == [3])
    #expect(CardRows.pack(items, rows: 9, width: 70, reserve: 18).map(\.count) == [1, 2])
  }

  @Test func `what is left over is shared, what is missing is taken in proportion`() {
    let wide = CardRows.widths(of: items, in: 200)
    let narrow = CardRows.widths(of: items, in: 30)
    #expect(wide.reduce(0, +) <= 200 && zip(wide, items).allSatisfy { $0 >= $1.width })
    #expect(narrow.reduce(0, +) <= 30 && narrow.allSatisfy { $0 > 0 })
  }

  @Test func `what is left over goes to what has no size of its own, but for a word`() {
    let queue = CardItem.queue(name: "Q.MpTx", members: [], bound: 4, isChanged: false)
    let widths = CardRows.widths(of: [.hand([]), queue], in: 120)
    #expect(widths == [120 - queue.width - 7, queue.width + 7])
  }

  @Test func `one item fits anywhere, several only with room`() {
    #expect(CardRows.fits([items[0]], in: 1))
    #expect(!CardRows.fits(items, in: 40) && CardRows.fits(items, in: 200))
  }

  @Test func `how wide an item is does not depend on what it holds`() {
    let chip = Chip(object: ObjectID(.packet, 5), journey: 5, state: .here)
    let full = CardItem.queue(name: "Q.Tx", members: [chip], bound: 4, isChanged: true)
    #expect(full.width == items[0].width)
    #expect(CardItem.hand([chip]).width == items[1].width)
  }

  @Test func `only news are worth a row of their own`() {
    let chip = Chip(object: ObjectID(.packet, 5), journey: 5, state: .here)
    #expect(CardItem.hand([chip]).isWorthARow && !CardItem.hand([]).isWorthARow)
    #expect(!CardItem.text("remark").isWorthARow)
    #expect(CardItem.queue(name: "", members: [], bound: 0, isChanged: true).isWorthARow)
    let bit = Bit(name: "prx", isSet: true, isChanged: false)
    #expect(CardItem.bits(name: "ISR", [bit]).isWorthARow)
  }
}
