import Events
import Replay
import Terminal
import Views

/// What can be asked of the events.
public enum Asking: Hashable, Sendable {
  /// Shows only the events that a query holds for.
  case filter
  /// Goes to the next event that a query holds for, or that has a text.
  case find
  /// To the next event, or row, that was found.
  case next(Heading)
}

/// The display filter, and finding.
extension Session {
  /// Does what is asked of the events.
  mutating func ask(_ asking: Asking) -> [Effect] {
    switch asking {
    case .filter: openSeek(.filter)
    case .find: openSeek(.find)
    case .next(let heading): return goToFound(heading)
    }
    return []
  }

  /// What is looked for, as the screen shows it.
  var sifting: Sifting {
    var sifting = Sifting()
    sifting.filter = sieve.filter.map { sifted($0, $0.matches) }
    sifting.find = sieve.find.map { sifted($0, sieve.hits) }
    return sifting
  }

  private func sifted(_ probe: Sieve.Probe, _ matches: MatchSet) -> Sifted {
    var sifted = Sifted(probe.text.shown, matches)
    sifted.isSearching = probe.isBehind(timeline)
    sifted.doubt = probe.doubt
    return sifted
  }

  /// Ends a filter, or forgets what was found.
  mutating func clear(_ kind: SeekKind) {
    switch kind {
    case .filter: sieve[.filter] = nil
    case .find:
      sieve[.find] = nil
      sieve.rowFind = nil
    }
  }

  // MARK: - Starting

  /// Looks for what was typed.
  mutating func seek(_ kind: SeekKind, _ text: String, _ prompt: PromptState) -> [Effect] {
    if kind == .find, let rows = findableRows { return seek(text, in: rows, prompt) }
    do {
      let seeker = try seeker(text, kind)
      sieve.rowFind = nil
      sieve[kind.slot] = Sieve.Probe(id: sieve.newID(), text: text, seeker: seeker)
      siftFurther()
    } catch {
      return complain(error.sentence, prompt)
    }
    return kind == .find ? goToFound(.forward) : []
  }

  /// What a text asks for; a filter must be a query, what is found may be a text.
  func seeker(_ text: String, _ kind: SeekKind) throws(QueryError) -> Seeker {
    let first = timeline.history.droppedCount
    let selected = position > first ? QueryCursor(timeline, at: position - 1) : nil
    let lexicon = timeline.history.lexicon
    if kind == .filter, !text.hasPrefix("~"), !text.lowercased().hasPrefix("hex ") {
      return .query(try Query(text, in: lexicon, at: selected))
    }
    return try Seeker.find(text, in: lexicon, at: selected)
  }

  // MARK: - Going on

  /// `n` and `N`: the next event, or row, that was found.
  mutating func goToFound(_ heading: Heading) -> [Effect] {
    if let find = sieve.rowFind, find.view == look.view, find.focus == look.focus {
      goToRow(find, heading)
      return []
    }
    guard sieve.find != nil else {
      message = SieveWords.nothingSought
      return []
    }
    return pursue(.found, heading)
  }

  /// Where the next found event is, or `nil`: there is none, or it is not known yet.
  func target(ofFound heading: Heading) -> Int? {
    switch heading {
    case .forward: sieve.hits.first(from: position).map { $0 + 1 }
    case .backward: sieve.hits.last(before: position - 1).map { $0 + 1 }
    }
  }

  /// Where so many events on is, among those that the filter shows; `nil` if there are not so many, or nobody knows yet.
  func target(ofShown count: Int, _ heading: Heading, _ shown: MatchSet) -> Int? {
    switch heading {
    case .forward:
      let rank = shown.rank(of: position) + count - 1
      if let index = shown.index(ofRank: rank) { return index + 1 }
      guard !run.isGrowing, !sieve.isSearching(timeline) else { return nil }
      return shown.last(before: timeline.count).map { max($0 + 1, position) } ?? position
    case .backward:
      guard shown.end >= position - 1 else { return nil }
      let rank = shown.rank(of: max(position - 1, 0)) - count
      if let index = shown.index(ofRank: rank) { return index + 1 }
      return shown.index(ofRank: 0).map { min($0 + 1, position) } ?? position
    }
  }

  /// Whether more will be known about a goal without anything being simulated.
  func isWaiting(for goal: Goal) -> Bool {
    switch goal {
    case .found: sieve.isSearching(timeline)
    case .events, .step(.event): sieve.filter?.isBehind(timeline) == true
    default: false
    }
  }

  /// Says why there is no other event to go to.
  func sayNothingFound(_ heading: Heading) -> Message {
    SieveWords.noneFound(heading, of: sieve.hits.count, text: sieve.find?.text ?? "")
  }
}

/// The two prompts that look for events.
public enum SeekKind: Equatable, Sendable {
  /// Hides everything else.
  case filter
  /// Hides nothing.
  case find

  var slot: Sieve.Slot { self == .filter ? .filter : .find }
  /// The sign of what was typed for it.
  var sign: Character { self == .filter ? "&" : "/" }
  /// The other one.
  var other: SeekKind { self == .filter ? .find : .filter }
}
