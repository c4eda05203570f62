/// A part of a canvas that means something to who clicks on it.
public struct Zone: Hashable, Sendable {
  /// Where it is.
  public let area: Area
  /// What a click there means.
  public let meaning: Meaning

  /// What a click can mean.
  public enum Meaning: Hashable, Sendable {
    /// A pane that can have the focus, by its number.
    case pane(Int)
    /// A row of the pane around it, from 0.
    case row(Int)
    /// A byte of what is inspected, from 0.
    case byte(Int)
    /// Something of the picture, by its number.
    case part(Int)
    /// A key that is shown.
    case press(Input)
    /// A window in front of everything.
    case window
    /// A row of the list in a window, from 0.
    case entry(Int)
    /// A border that can be dragged, by its number.
    case border(Int)
  }
}

extension Canvas {
  /// Says what a click in an area means; what is said later lies in front.
  public mutating func mark(_ area: Area, _ meaning: Zone.Meaning) {
    zones.append(Zone(area: area, meaning: meaning))
  }

  /// Says what a click in a row means.
  public mutating func mark(row: Int, _ columns: Range<Int>, _ meaning: Zone.Meaning) {
    zones.append(Zone(area: Area(rows: row..<row + 1, columns: columns), meaning: meaning))
  }

  /// What a click in a cell means, what lies in front first.
  public func meanings(at position: Position) -> [Zone.Meaning] {
    zones.reversed().filter { $0.area.contains(position) }.map(\.meaning)
  }

  /// The word of ASCII letters and digits that a cell belongs to; empty if it belongs to none.
  public func word(at position: Position) -> String {
    guard letter(position.row, position.column) != nil else { return "" }
    var start = position.column
    while letter(position.row, start - 1) != nil { start -= 1 }
    var word = ""
    while let letter = letter(position.row, start) {
      word.append(letter)
      start += 1
    }
    return word
  }

  private func letter(_ row: Int, _ column: Int) -> Character? {
    guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return nil }
    let scalar = base(of: self[row, column], in: .full)
    let character = Character(scalar)
    return character.isASCII && (character.isLetter || character.isNumber) ? character : nil
  }
}
