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
  /// Which of all cards are shown, from the top.
  private(set) var seen: Range<Int>

  private var spare: Int
  /// How many rows the items of each card need.
  private let wishes: [[Int]]

  /// Shares out `rows`, first to the layers and the gaps between them; `width` is what the items of a card have.
  init(_ picture: StackPicture, rows: Int, width: Int, focus: Focus) {
    wishes = picture.levels.map { $0.map { $0.lineCount(width: width) } }
    levels = 0..<picture.levels.count
    cards = picture.levels.map(\.indices)
    cardRows = picture.levels.map { $0.map { _ in 1 } }
    gapRows = picture.gaps.map { _ in 1 }
    wireRows = picture.wire == nil ? 0 : 1
    seen = picture.cards.indices
    spare = rows - picture.cards.count - gapRows.count - wireRows
    if spare < 0 { closeGaps() }
    if spare < 0 { hideWire() }
    if spare < 0 { showWindow(picture, rows: rows, focus: focus) }
    // Where little is left, a row that may only say that nothing is in hand is the last one worth having.
    grantCards(picture, upTo: 2) { !$0.holdsObjectsOnly }
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

  /// Keeps as many gaps as there are rows for, the lowest ones, which are between drivers.
  ///
  /// What is called through the others is shown beside the stack only.
  private mutating func closeGaps() {
    let count = gapRows.count
    let kept = min(max(spare + count, 0), count)
    gapRows = (0..<count).map { $0 < count - kept ? 0 : 1 }
    spare += count - kept
  }

  /// The wire gives way to the layers.
  private mutating func hideWire() {
    spare += wireRows
    wireRows = 0
  }

  /// Shows the page of cards with the one that must be seen.
  private mutating func showWindow(_ picture: StackPicture, rows: Int, focus: Focus) {
    let above = picture.levels.prefix(focus.level).reduce(0) { $0 + $1.count }
    seen = SteadyWindow.rows(around: above + focus.card, of: picture.cards.count, room: rows)
    var first = 0
    for level in picture.levels.indices {
      let all = first..<first + picture.levels[level].count
      let part = all.clamped(to: seen)
      cards[level] = part.isEmpty ? 0..<0 : part.lowerBound - first..<part.upperBound - first
      first = all.upperBound
    }
    let shown = picture.levels.indices.filter { !cards[$0].isEmpty }
    levels = (shown.first ?? 0)..<(shown.last.map { $0 + 1 } ?? 0)
    spare = 0
  }

  /// What has no row: how many cards above, and how many below with the wire.
  func hidden(of picture: StackPicture) -> HiddenRows {
    let wire = picture.wire != nil && wireRows == 0 ? 1 : 0
    return HiddenRows(of: picture.cards.count + wire, seen: seen)
  }

  /// Whether a layer with more on it than objects has to say everything in one row.
  func isTight(_ picture: StackPicture) -> Bool {
    levels.contains { level in
      cards[level].contains { card in
        cardRows[level][card] == 1 && wishes[level][card] > 0
          && !picture.levels[level][card].holdsObjectsOnly
      }
    }
  }

  private mutating func grantCards(
    _ picture: StackPicture, upTo rows: Int, where isWanted: (LayerCard) -> Bool = { _ in true }
  ) {
    for level in levels {
      for card in cards[level]
      where spare > 0 && cardRows[level][card] == rows - 1
        && wishes[level][card] >= rows - 1 && isWanted(picture.levels[level][card])
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
