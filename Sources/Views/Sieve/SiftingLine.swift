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
      spans += [Span("filter ", .muted), Span(filter.text, .strong), Span("   ")]
    }
    if let find = sifting.find {
      spans += [Span("find ", .muted), Span(find.text, .strong), Span("   ")]
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
    if filter.isSearching { return [Span("\(count) of \(all) events ", .count)] + progress(filter) }
    if filter.matches.count == 0 {
      return [Span("none", .warn), Span(" of \(all) events", .count)]
    }
    return [Span("ok ", .ok), Span("\(count) of \(all) events", .count)]
  }

  /// `3 of 17`; where we stand on none of them, how many there are.
  private func place(_ find: Sifted) -> [Span] {
    let count = TimeFormat.grouped(find.matches.count)
    var spans: [Span] = []
    if find.matches.count == 0, !find.isSearching {
      spans = [Span("found nowhere", .warn)]
    } else if let index, find.matches.contains(index) {
      let number = TimeFormat.grouped(find.matches.rank(of: index) + 1)
      spans = [Span("\(number) of \(count)", .count)]
    } else {
      spans = [Span("found \(count)", .count)]
    }
    return find.isSearching ? spans + [Span(" ")] + progress(find) : spans
  }

  private func progress(_ sifted: Sifted) -> [Span] {
    let percent = total > 0 ? min(sifted.matches.end * 100 / total, 99) : 0
    return [Span("\(percent) %…", .muted)]
  }
}
