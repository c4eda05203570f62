import Replay
import Terminal

/// The second line of the screen where something is looked for: the filter, what is found, and how many events that are.
struct SiftingLine {
  let sifting: Sifting
  /// How many events there are.
  let total: Int
  /// The event where we stand, or `nil` at the beginning.
  let index: Int?

  /// What is asked.
  var left: [Span] {
    var spans: [Span] = []
    if let filter = sifting.filter {
      spans += [
        Span(SiftingWords.filter + " ", .muted), Span(filter.text, .strong), Span("   "),
      ]
    }
    if let find = sifting.find {
      spans += [Span(SiftingWords.find + " ", .muted), Span(find.text, .strong), Span("   ")]
    }
    return spans
  }

  /// What came of it.
  var right: [Span] {
    let found = sifting.find.map(place) ?? []
    let shown = sifting.filter.map(share) ?? []
    return found + (found.isEmpty || shown.isEmpty ? [] : [Span("   ")]) + shown
  }

  /// `ok 42 of 1 380 events`.
  private func share(_ filter: Sifted) -> [Span] {
    let count = TimeFormat.grouped(filter.matches.count)
    let all = TimeFormat.grouped(total)
    let share = Span(SiftingWords.share(count, of: all), .count)
    if filter.isSearching { return [share, Span(" ", .count)] + progress(filter) }
    if filter.matches.count == 0 {
      return [Span(CommonWords.none, .warn), Span(" " + SiftingWords.ofEvents(all), .count)]
    }
    return [Span(SiftingWords.valid + " ", .ok), share]
  }

  /// `3 of 17`; where we stand on none of them, how many there are.
  private func place(_ find: Sifted) -> [Span] {
    let count = TimeFormat.grouped(find.matches.count)
    var spans: [Span] = []
    if find.matches.count == 0, !find.isSearching {
      spans = [Span(SiftingWords.foundNowhere, .warn)]
    } else if let index, find.matches.contains(index) {
      let number = TimeFormat.grouped(find.matches.rank(of: index) + 1)
      spans = [Span(CommonWords.share(number, of: count), .count)]
    } else {
      spans = [Span(SiftingWords.found(count), .count)]
    }
    return find.isSearching ? spans + [Span(" ")] + progress(find) : spans
  }

  private func progress(_ sifted: Sifted) -> [Span] {
    if let permille = sifted.preparedPermille {
      return [Span(SiftingWords.preparing(percent: permille / 10), .muted)]
    }
    let percent = total > 0 ? min(sifted.matches.end * 100 / total, 99) : 0
    return [Span("\(percent) %…", .muted)]
  }
}
