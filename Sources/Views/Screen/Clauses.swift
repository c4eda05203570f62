import Terminal

/// Shortens a sentence that has no room in one row: whole clauses stay, or whole words where clauses would leave more
/// than a third of the row empty; what is left out says so.
enum Clauses {
  /// As much of a sentence as `width` cells have room for; a full stop that alone has none falls away.
  static func fitting(_ sentence: [Span], width: Int) -> [Span] {
    let missing = Span.width(of: sentence) - width
    guard missing > 0, let last = sentence.last else { return sentence }
    if missing == 1, last.text.hasSuffix(".") {
      return Array(sentence.dropLast()) + [Span(String(last.text.dropLast()), last.role)]
    }
    let text = Array(sentence.map(\.text).joined())
    let end = end(in: text, room: width - Width.of(cut))
    return end > 0 ? prefix(of: sentence, count: end) + [Span(cut, last.role)] : sentence
  }

  private static let cut = " …"

  /// How many characters stay; 0 if not even a word has room.
  private static func end(in text: [Character], room: Int) -> Int {
    var cells = 0
    var (wordEnd, clauseEnd) = (0, 0)
    for (place, character) in text.enumerated() {
      guard cells <= room else { break }
      if place > 0, character == " ", text[place - 1] != " " {
        wordEnd = place
        if cells * 3 >= room * 2, let end = endOfClause(in: text, before: place) { clauseEnd = end }
      }
      cells += Width.of(String(character))
    }
    return clauseEnd > 0 ? clauseEnd : wordEnd
  }

  /// Where a clause ends before a blank, without the comma behind it; `nil` if it goes on.
  private static func endOfClause(in text: [Character], before place: Int) -> Int? {
    switch text[place - 1] {
    case ",", ";": return place - 1
    case ".", "?", "!", ")": return place
    default: break
    }
    let rest = String(text[place...].dropFirst().prefix(HintWords.longestConjunction + 1))
    let begins = rest.hasPrefix(" ") || rest.hasPrefix("(")
    return begins || HintWords.conjunctions.contains { rest.hasPrefix($0 + " ") } ? place : nil
  }

  private static func prefix(of spans: [Span], count: Int) -> [Span] {
    var rest = count
    return spans.compactMap { span in
      guard rest > 0 else { return nil }
      let text = String(span.text.prefix(rest))
      rest -= span.text.count
      return Span(text, span.role)
    }
  }
}
