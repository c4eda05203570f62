/// The part of a typed line that is a query.
struct QueryPart {
  /// Whether it filters or finds, or `nil` where a command does something else with it.
  let kind: SeekKind?
  /// Where it begins in the line, in characters.
  let start: Int
  let text: String
  /// The cursor in it.
  let cursor: Int
}

extension QueryPart {
  /// The query in a line; `nil` if there is none.
  init?(_ prompt: PromptState) {
    let (text, cursor) = (prompt.editor.text, prompt.editor.cursor)
    switch prompt.purpose {
    case .seek(let kind): self.init(kind: kind, start: 0, text: text, cursor: cursor)
    case .command:
      guard let space = text.firstIndex(of: " "), let typed = TypedCommand(text),
        typed.facts.kind == .query, !typed.lacksQuery
      else { return nil }
      let start = text.distance(from: text.startIndex, to: space) + 1
      guard cursor >= start else { return nil }
      self.init(
        kind: typed.seekKind, start: start, text: String(text.dropFirst(start)),
        cursor: cursor - start)
    case .goTo, .number, .outcome: return nil
    }
  }
}
