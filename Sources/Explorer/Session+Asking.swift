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
  /// Makes a filter of the cell under the cursor.
  case cell
  /// Lists what stops a run.
  case breakpoints
  /// Lists what marks events, and the filters that have a name.
  case rules
  /// Types which columns the event list has.
  case columns
}

/// The display filter, and finding.
extension Session {
  /// Does what is asked of the events.
  mutating func ask(_ asking: Asking) -> [Effect] {
    switch asking {
    case .filter: openSeek(.filter)
    case .find: openSeek(.find)
    case .next(let heading): return goToFound(heading)
    case .cell: openCell()
    case .breakpoints: openBreakpoints()
    case .rules: openRules()
    case .columns:
      let names = sieve.table?.columns ?? EventTable.usual
      openLine(.columns, names.joined(separator: " "))
    }
    return []
  }

  /// What is looked for, as the screen shows it.
  var sifting: Sifting {
    var sifting = Sifting()
    sifting.filter = sieve.filter.map { sifted($0, $0.matches) }
    sifting.find = sieve.find.map { sifted($0, sieve.hits) }
    sifting.rules = sieve.book
    sifting.table = sieve.table
    return sifting
  }

  private func sifted(_ probe: Sieve.Probe, _ matches: MatchSet) -> Sifted {
    var sifted = Sifted(probe.text.shown, matches)
    sifted.isSearching = probe.isBehind(timeline)
    if sifted.isSearching { sifted.preparedPermille = probe.preparedPermille }
    sifted.doubt = probe.doubt
    return sifted
  }

  /// Ends a filter, or forgets what was found.
  mutating func clear(_ kind: SeekKind) {
    switch kind {
    case .filter:
      sieve[.filter] = nil
      study.end(.filter)
    case .find:
      sieve[.find] = nil
      sieve.rowFind = nil
    }
  }

  // MARK: - Starting

  /// Looks for what was typed.
  mutating func seek(_ kind: SeekKind, _ text: String, _ prompt: PromptState) -> [Effect] {
    if kind == .find, let rows = findableRows { return seek(text, in: rows, prompt) }
    return look(for: text, kind, prompt)
  }

  /// Finds among the events, whatever pane has the focus.
  mutating func seekEvents(_ text: String, _ prompt: PromptState) -> [Effect] {
    keep(line: text, "/") + look(for: text, .find, prompt)
  }

  /// Shows only the events that a query holds for, as `:filter QUERY` does.
  ///
  /// - Throws: what is wrong with the query.
  public mutating func filter(_ text: String) throws(QueryError) { try look(for: text, .filter) }

  private mutating func look(
    for text: String, _ kind: SeekKind, _ prompt: PromptState
  ) -> [Effect] {
    do {
      try look(for: text, kind)
    } catch {
      return complain(prompt.help?.lack ?? error.sentence, prompt)
    }
    if kind == .find { return goToFound(.forward) }
    if let nothing = whyNothing { answer(nothing) }
    return []
  }

  private mutating func look(for text: String, _ kind: SeekKind) throws(QueryError) {
    let seeker = try seeker(text, kind)
    sieve.rowFind = nil
    sieve[kind.slot] = Sieve.Probe(
      id: sieve.newID(), text: text, seeker: seeker, cursor: cursorIfNamed(in: text))
    if kind == .filter { study.begin(.filter) }
    siftFurther()
  }

  /// A query in the language of this user, with `${field}` for what the event that is shown says.
  ///
  /// `${field}` means the event at `cursor`, or the one that is shown.
  func query(_ text: String, at cursor: QueryCursor? = nil) throws(QueryError) -> Query {
    try Query(
      text, in: timeline.history.lexicon, at: cursor ?? selectedEvent, with: vocabulary)
  }

  /// The words of this user, with the marks and notes as they are now.
  var vocabulary: QueryVocabulary {
    var vocabulary = sieve.words.vocabulary
    vocabulary.remarks = QueryRemarks(attention.marks, notebook.notes)
    return vocabulary
  }

  /// The event that is shown, for `${field}`.
  var selectedEvent: QueryCursor? {
    position > timeline.history.droppedCount && position <= timeline.count
      ? QueryCursor(timeline, at: position - 1) : nil
  }

  // MARK: - Columns

  /// `:columns seq t call owner`: which columns the event list has; none are the usual ones.
  mutating func setColumns(_ text: String, _ prompt: PromptState) -> [Effect] {
    let names = text.split(separator: " ").map(String.init)
    for name in names where !EventTable.ownNames.contains(name) {
      guard timeline.hasField(name) else {
        let legal = EventTable.ownNames + QueryField.all.map(\.name)
        let meant = Suggestion.closest(to: name, in: legal)
        return complain(SieveWords.noColumn(name, meant: meant), prompt)
      }
    }
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      return complain(SieveWords.columnTwice(names[twice]), prompt)
    }
    sieve.table = names.isEmpty || names == EventTable.usual ? nil : EventTable(names)
    if look.view != .events { look.show(.events) }
    return []
  }

  /// What a text asks for; only what is found may be words.
  func seeker(
    _ text: String, _ kind: SeekKind, at cursor: QueryCursor? = nil
  ) throws(QueryError) -> Seeker {
    let lexicon = timeline.history.lexicon
    let place = cursor ?? selectedEvent
    switch kind {
    case .filter: return try Seeker.filter(text, in: lexicon, at: place, with: vocabulary)
    case .find: return try Seeker.find(text, in: lexicon, at: place, with: vocabulary)
    }
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
    case .forward: return sieve.hits.first(from: position).map { $0 + 1 }
    case .backward:
      // Searches go forward: what comes last before the cursor is known when all up to it has been looked at.
      guard sieve.hits.end >= position - 1 || !sieve.isSearching(timeline) else { return nil }
      return sieve.hits.last(before: position - 1).map { $0 + 1 }
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

  /// The event that is shown, if a text refers to it, or names a filter while one of the user's does.
  func cursorIfNamed(in text: String) -> QueryCursor? {
    let isNamed = text.contains("@") && sieve.words.filters.contains { $0.query.contains("${") }
    return isNamed || text.contains("${") ? selectedEvent : nil
  }

  /// Where the first of all found events is, or `nil`: there is none, or it is not known yet.
  var targetOfFirstFound: Int? { sieve.hits.index(ofRank: 0).map { $0 + 1 } }

  /// `:first QUERY`: the first event for which a query became true, wherever the cursor stands.
  mutating func goToFirst(_ text: String, _ prompt: PromptState) -> [Effect] {
    do {
      sieve.rowFind = nil
      sieve[.find] = Sieve.Probe(
        id: sieve.newID(), text: text, seeker: .query(try query(text)))
      siftFurther()
    } catch {
      return complain(error.sentence, prompt)
    }
    return pursue(.firstFound, .forward)
  }

  /// Whether more will be known about a goal without anything being simulated.
  func isWaiting(for goal: Goal) -> Bool {
    switch goal {
    case .found, .firstFound: sieve.isSearching(timeline)
    case .events, .step(.event): sieve.filter?.isBehind(timeline) == true
    case .event, .breakpoint: isWaitingForStops(of: goal)
    case .step, .hop, .about, .match, .place, .position, .end: false
    }
  }

  /// Says why there is no other event to go to.
  func sayNothingFound(_ heading: Heading) -> Message {
    let hidden = sieve.hits.count == 0 ? sieve.find?.matches.count ?? 0 : 0
    guard hidden == 0 else { return SieveWords.hidden(hidden) }
    return SieveWords.noneFound(heading, of: sieve.hits.count, text: sieve.find?.text ?? "")
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
