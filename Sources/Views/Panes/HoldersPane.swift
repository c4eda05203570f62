import Events
import Replay
import Terminal

/// Who has what others made since when, longest first: the first row is the suspect when something hangs.
///
/// What its maker still has hangs nowhere, and is on the maker's card.
struct HoldersPane {
  let moment: Moment
  let picked: ObjectID

  /// One object that somebody else than its maker has.
  struct Row: Equatable {
    let object: ObjectID
    let owner: ComponentID
    /// How long the owner has had it, in nanoseconds.
    let held: Int64
    /// Whether it has had it for longer, because the beginning was dropped.
    let isCut: Bool
    /// Whether it got it in this step.
    let isNew: Bool

    /// How long, for people.
    var text: String { (isCut ? CommonWords.moreThan : "") + TimeFormat.text(held) }
  }

  /// What is given away, longest held first.
  static func rows(_ moment: Moment) -> [Row] {
    moment.alive.filter { object, state in
      object.kind.isTraveller && state.owner != state.maker && state.owner != .nobody
        && state.owner != .none
    }.map { object, state in
      let since = moment.since(Int(state.ownedSince))
      return Row(
        object: object, owner: state.owner, held: since.nanoseconds, isCut: !since.isKept,
        isNew: Int(state.ownedSince) == moment.index)
    }.sorted { ($1.held, $0.object.rawValue) < ($0.held, $1.object.rawValue) }
  }

  /// Draws the pane below its title.
  func draw(_ canvas: inout Canvas, in area: Area) {
    let rows = HoldersPane.rows(moment)
    let left = area.columns.lowerBound
    guard let longest = rows.first?.held else {
      canvas.put(
        PanesWords.noHolders, row: area.rows.lowerBound, column: left, role: .muted,
        until: area.columns.upperBound)
      return
    }
    for (index, (row, holder)) in zip(area.rows, rows).enumerated() {
      if row == area.rows.upperBound - 1, rows.count > area.rows.count {
        let hidden = rows.count - area.rows.count + 1
        canvas.put(CommonWords.more(hidden), row: row, column: left, role: .warn)
        return
      }
      canvas.mark(row: row, area.columns, .row(index))
      draw(holder, row: row, longest: longest, in: area.columns, on: &canvas)
    }
  }

  private func draw(
    _ holder: Row, row: Int, longest: Int64, in columns: Range<Int>, on canvas: inout Canvas
  ) {
    let left = columns.lowerBound
    let isPicked = holder.object == picked
    if isPicked { canvas.put("►", row: row, column: left - 1, role: .strong) }
    canvas.put(
      holder.object.description, row: row, column: left,
      role: .mention(moment.journey(of: holder.object)))
    let name = left + max(holder.object.description.count + 1, 5)
    canvas.put(moment.lexicon.title(holder.owner), row: row, column: name, until: name + 11)
    let text = holder.isNew ? CommonWords.justNow : holder.text
    let end = canvas.put(
      text, row: row, endingBefore: columns.upperBound - 1, role: holder.isNew ? .now : .text)
    let room = min(max(end - name - 13, 0), 14)
    let count = longest > 0 ? Int(holder.held.scaled(by: Int64(room), over: longest)) : 0
    canvas.put("▪", row: row, columns: name + 12..<name + 12 + count, role: .pending)
  }
}

extension Moment {
  /// The objects that somebody else than their maker holds, longest held first.
  public var holders: [ObjectID] { HoldersPane.rows(self).map(\.object) }
}
