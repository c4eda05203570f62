import Events
import Replay
import Terminal

@testable import Views

/// The layers of one moment on a canvas of their own, with the rows where each of them stands.
struct DrawnStack {
  let picture: StackPicture
  let canvas: Canvas
  let columns: StackColumns
  private let lines: [String]
  /// The cards that are shown, from the top.
  let cards: [LayerCard]
  /// The rows of each card.
  let cardRows: [Range<Int>]
  /// The rows of each gap; empty for one that is not shown.
  let gapRows: [Range<Int>]

  init(
    _ moment: Moment, rows: Int, columns: Int, _ density: StackColumns.Density,
    flightPermille: Int? = nil
  ) {
    var canvas = Canvas(rows: rows, columns: columns)
    picture = StackPicture(moment, isInFlight: flightPermille != nil)
    let view = StackView(
      picture, moment, picked: .none, flightPermille: flightPermille, in: canvas.area, density)
    view.draw(&canvas)
    self.canvas = canvas
    self.columns = view.columns
    // How many layers have no room is no part of any of them.
    lines = canvas.lines().map { String($0.dropLast(view.hidden.width)) }
    var row = 0
    var cards: [LayerCard] = []
    var cardRows: [Range<Int>] = []
    var gapRows = picture.gaps.map { _ in 0..<0 }
    for level in view.layout.levels {
      for card in view.layout.cards[level] {
        cards.append(picture.levels[level][card])
        cardRows.append(row..<row + view.layout.cardRows[level][card])
        row += view.layout.cardRows[level][card]
      }
      guard gapRows.indices.contains(level) else { continue }
      gapRows[level] = row..<row + view.layout.gapRows[level]
      row += view.layout.gapRows[level]
    }
    (self.cards, self.cardRows, self.gapRows) = (cards, cardRows, gapRows)
  }

  /// What stands in some rows.
  func text(rows: Range<Int>) -> String {
    rows.clamped(to: lines.indices).map { lines[$0] }.joined(separator: "\n")
  }

  /// The rows of the card of a component.
  func rows(of component: ComponentID) -> Range<Int>? {
    cards.firstIndex { $0.component == component }.map { cardRows[$0] }
  }
}

extension Canvas {
  /// What stands in the cells that mean the current step.
  func lit(rows: Range<Int>) -> String {
    let places = rows.clamped(to: area.rows).flatMap { row in
      (0..<size.columns).filter { self[row, $0].role.meansNow }.map { (row, $0) }
    }
    guard !places.isEmpty else { return "" }
    let lines = self.lines().map(Array.init)
    return String(places.map { lines[$0.0][$0.1] })
  }
}

extension Role {
  /// Whether the role is the colour of the current step.
  fileprivate var meansNow: Bool { self == .now || self == .onnow || self == .nowbar }
}
