import Replay
import Terminal
import Views

/// `/` in a pane with rows of its own: it finds rows, and not events.
extension Session {
  /// The rows in which `/` looks, or `nil` where it looks among the events.
  var findableRows: FindableRows? {
    switch look.focus {
    case .inspector:
      let tree = tree
      return FindableRows(
        texts: tree.rows.map { row in
          row.name + " " + row.value.map(\.text).joined()
        }, picked: look.inspection.row, bytes: tree.bytes?.bytes ?? [],
        ranges: tree.rows.map(\.bytes))
    case .main:
      let rows = SceneRows(scene)
      guard !rows.areTime, rows.count > 0 else { return nil }
      let texts = (0..<rows.count).map(rows.text)
      guard texts.contains(where: { !$0.isEmpty }) else { return nil }
      return FindableRows(texts: texts, picked: rows.picked)
    case .stack, .holders, .events, .left, .right: return nil
    }
  }

  /// What a text looks for in rows: bytes where bytes are shown, else words.
  func rowFind(
    _ text: String, in rows: FindableRows
  ) throws(QueryError) -> Sieve.RowFind {
    Sieve.RowFind(
      text: text, query: try TextQuery(ofRows: text),
      bytes: rows.bytes.isEmpty ? nil : try TextQuery.bytes(text), view: look.view,
      focus: look.focus)
  }

  /// Picks the first row with a text that was typed, or says what is wrong with it.
  mutating func seek(_ text: String, in rows: FindableRows, _ prompt: PromptState) -> [Effect] {
    do {
      let find = try rowFind(text, in: rows)
      sieve.rowFind = find
      goToRow(find, .forward)
      return []
    } catch {
      return complain(error.sentence, prompt)
    }
  }

  /// Picks the next row that was found; behind the last one comes the first.
  mutating func goToRow(_ find: Sieve.RowFind, _ heading: Heading) {
    guard let rows = findableRows else { return }
    let found = rows.rows(with: find)
    let here = rows.picked ?? -1
    let next =
      heading == .forward
      ? found.first { $0 > here } ?? found.first : found.last { $0 < here } ?? found.last
    guard let next, let number = found.firstIndex(of: next) else {
      return message = SieveWords.noRow(find.text)
    }
    if look.focus == .inspector {
      look.inspection.row = next
    } else {
      pick(row: next, in: SceneRows(scene))
    }
    message = SieveWords.row(number + 1, of: found.count)
  }
}

extension TextQuery {
  /// Words or `~pattern`, as rows of a pane are found.
  fileprivate init(ofRows text: String) throws(QueryError) {
    if text.hasPrefix("~") {
      try self.init(pattern: String(text.dropFirst()))
    } else {
      self.init(words: text)
    }
  }
}
