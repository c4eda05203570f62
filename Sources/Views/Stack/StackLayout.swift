/// How many rows each part of the stack gets.
///
/// It depends on the topology and on the size only, never on what the layers hold, so that nothing jumps.
struct StackLayout: Equatable {
  /// The levels that are shown; all of them unless there is not even one row a layer.
  private(set) var levels: Range<Int>
  /// The cards of each level that are shown; all of them unless a level alone has more than there are rows.
  private(set) var cards: [Range<Int>]
  /// The rows of the cards of each level.
  private(set) var cardRows: [[Int]]
  /// The rows of each gap.
  private(set) var gapRows: [Int]
  /// The rows of the wire: none, its own, or one of air above it.
  private(set) var wireRows: Int

  private var spare: Int
  /// How many rows the items of each card need.
  private let wishes: [[Int]]

  /// Shares out `rows`; `width` is what the items of a card have.
  init(_ picture: StackPicture, rows: Int, width: Int, focus: Focus) {
    wishes = picture.levels.map { $0.map { $0.lineCount(width: width) } }
    levels = 0..<picture.levels.count
    cards = picture.levels.map(\.indices)
    cardRows = picture.levels.map { $0.map { _ in 1 } }
    gapRows = picture.gaps.map { _ in 1 }
    wireRows = picture.wire == nil ? 0 : 1
    spare = rows - picture.cards.count - gapRows.count - wireRows
    if spare < 0 { closeGaps() }
    if spare < 0 { showWindow(picture, rows: rows, focus: focus) }
    grantCards(picture, upTo: 2)
    widenGaps(to: 2)
    grantCards(picture, upTo: 3)
    widenWire()
    grantCards(picture, upTo: 4)
    widenGaps(to: 3)
    grantCards(picture, upTo: 6)
  }

  /// The card that must be seen.
  struct Focus: Equatable {
    var level = 0
    var card = 0
  }

  /// Without gaps the calls are shown beside the stack only.
  private mutating func closeGaps() {
    spare += gapRows.count
    gapRows = gapRows.map { _ in 0 }
  }

  /// Shows the levels around the one that must be seen.
  private mutating func showWindow(_ picture: StackPicture, rows: Int, focus: Focus) {
    var room = rows
    var first = min(max(focus.level, 0), picture.levels.count - 1)
    if picture.levels[first].count > rows {
      let count = picture.levels[first].count
      let start = min(max(focus.card - rows / 2, 0), count - rows)
      cards[first] = start..<start + rows
    }
    room -= cards[first].count
    var last = first
    while true {
      if last + 1 < picture.levels.count, picture.levels[last + 1].count <= room {
        last += 1
        room -= picture.levels[last].count
      } else if first > 0, picture.levels[first - 1].count <= room {
        first -= 1
        room -= picture.levels[first].count
      } else {
        break
      }
    }
    levels = first..<last + 1
    wireRows = 0
    spare = 0
  }

  private mutating func grantCards(_ picture: StackPicture, upTo rows: Int) {
    for level in levels {
      for card in cards[level]
      where spare > 0 && cardRows[level][card] == rows - 1
        && wishes[level][card] >= rows - 1
      {
        cardRows[level][card] = rows
        spare -= 1
      }
    }
  }

  private mutating func widenWire() {
    guard wireRows == 1, spare > 0 else { return }
    wireRows = 2
    spare -= 1
  }

  private mutating func widenGaps(to rows: Int) {
    guard !gapRows.isEmpty, spare >= gapRows.count, gapRows[0] == rows - 1 else { return }
    spare -= gapRows.count
    gapRows = gapRows.map { _ in rows }
  }
}
