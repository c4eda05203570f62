import Events
import Replay
import Views

/// What helps with the query that is typed: what may come next, and what is wrong.
extension Session {
  /// Finds out again what helps with the line that is typed.
  mutating func refreshAid() {
    guard case .prompt(var prompt) = overlay else { return }
    prompt.help = help(for: prompt)
    overlay = .prompt(prompt)
  }

  private mutating func help(for prompt: PromptState) -> PromptHelp? {
    guard let part = QueryPart(prompt) else { return nil }
    if part.kind == .find, let rows = findableRows { return help(part, in: rows) }
    var help = PromptHelp()
    choose(part, &help)
    judge(part, &help)
    return help
  }

  // MARK: - What may be typed

  private mutating func choose(_ part: QueryPart, _ help: inout PromptHelp) {
    guard let completion = QueryCompletion(part.text, cursor: part.cursor) else { return }
    help.replaced =
      completion.replaced.lowerBound + part.start..<completion.replaced.upperBound + part.start
    var choices: [PromptAid.Choice] = []
    switch completion.kind {
    case .value(let field):
      let values = values(of: field)
      help.values = values
      if values.isEmpty, isCounted(field) {
        help.lack = SieveWords.noValue(of: field, soFar: run.isGrowing)
      }
      let fitting = Set(completion.fitting(values.map(\.text)))
      choices = values.filter { fitting.contains($0.text) }
        .map { PromptAid.Choice($0.text, count: $0.count) }
    case .name, .macro, .saved:
      if completion.kind == .saved, vocabulary.filters.isEmpty { help.lack = SieveWords.noSaved }
      guard !part.text.isEmpty, !completion.prefix.isEmpty || completion.kind != .name else {
        return
      }
      let calls = Set(CallCatalog.all.map(\.call))
      choices = completion.names(
        in: timeline.history.lexicon, of: calls, with: vocabulary
      )
      .map { PromptAid.Choice($0) }
    }
    if !completion.prefix.isEmpty { help.lack = nil }
    // What is typed in full already needs no help.
    if choices.count == 1, choices[0].text == completion.prefix { choices = [] }
    help.aid.choices = Array(choices.prefix(PromptHelp.choiceCountMax))
    help.aid.moreCount = choices.count - help.aid.choices.count
  }

  /// The values of a field that occur in this trace; they are counted at once, or beside.
  private mutating func values(of field: String) -> [QueryTally.Value] {
    if field == "mark" {
      return attention.marks.map { QueryTally.Value(String($0.letter), 1) }
    }
    if let tally = sieve.tally, tally.field == field, tally.eventCount == timeline.count {
      return tally.values
    }
    guard var tally = QueryTally(of: field, in: timeline.history.lexicon) else { return [] }
    var kept = Sieve.Tally(id: sieve.newID(), field: field, eventCount: timeline.count)
    if timeline.count <= sieve.atOnceCountMax {
      tally.advance(by: timeline.count, of: timeline)
      kept.values = tally.values
      kept.isDone = true
    }
    sieve.tally = kept
    return kept.values
  }

  /// Whether it is known how often the values of a field occur.
  private func isCounted(_ field: String) -> Bool {
    guard field != "mark" else { return true }
    return sieve.tally.map { $0.field == field && $0.isDone } ?? false
  }

  // MARK: - What is wrong

  private func judge(_ part: QueryPart, _ help: inout PromptHelp) {
    guard part.text.contains(where: { $0 != " " }) else {
      help.aid.verdict = SieveWords.hint(part.kind ?? .filter)
      return
    }
    do {
      let seeker = try seeker(part.text, part.kind ?? .filter)
      let all = timeline.count - timeline.history.droppedCount
      help.aid.state = .valid
      let count = count(seeker)
      switch seeker {
      case .query(let query):
        let reason = count == 0 ? reason(query) : ""
        help.aid.verdict = SieveWords.valid(count, of: all, reason)
      case .text(let text):
        help.aid.verdict = SieveWords.text(count, of: all, isPattern: text.isPattern)
      }
    } catch {
      complain(error, part, &help)
    }
  }

  private func complain(_ error: QueryError, _ part: QueryPart, _ help: inout PromptHelp) {
    let isHere = error.range.upperBound >= part.cursor
    if isHere, let lack = help.lack {
      help.aid.verdict = lack
      return
    }
    let isTyped = isHere && !help.aid.choices.isEmpty
    let isMissing = error.range.lowerBound >= part.text.count
    if isTyped && error.suggestion == nil || isTyped && help.replaced.count > 0 || isMissing {
      help.aid.verdict = isTyped ? "" : error.sentence
      return
    }
    help.aid.legal = legal(error, help.values)
    if error.isUnfinished(at: part.cursor, of: part.text) {
      help.aid.verdict = error.briefSentence
      return
    }
    help.aid.state = .wrong
    help.aid.mark = error.range.lowerBound + part.start..<error.range.upperBound + part.start
    help.aid.verdict = error.briefSentence
    guard let meant = error.suggestion, let mark = help.aid.mark else { return }
    help.fix = PromptHelp.Fix(range: mark, text: meant)
    help.aid.verdict += SieveWords.accepts
    help.aid.choices = []
    help.aid.moreCount = 0
  }

  /// The words that would be right: those that begin as typed, else those that occur, most often first, then the others.
  private func legal(
    _ error: QueryError, _ values: [QueryTally.Value]
  ) -> [PromptAid.Choice] {
    let words = error.legalWords
    let begun = words.filter { $0.hasPrefix(error.wrongText) }
    guard begun.isEmpty else { return begun.map { PromptAid.Choice($0) } }
    let legal = Set(words)
    let occurring = values.filter { legal.contains($0.text) }
    let seen = Set(occurring.map(\.text))
    return occurring.map { PromptAid.Choice($0.text, count: $0.count) }
      + words.filter { !seen.contains($0) }.map { PromptAid.Choice($0) }
  }

  /// For how many events it holds, where that is found out between two keys.
  private func count(_ seeker: Seeker) -> Int? {
    guard timeline.count <= PromptHelp.eventCountMax else { return nil }
    var search = MatchSearch(seeker, in: timeline)
    search.finish()
    return search.matches.count
  }

  private func help(_ part: QueryPart, in rows: FindableRows) -> PromptHelp {
    var help = PromptHelp()
    help.isOfRows = true
    guard part.text.contains(where: { $0 != " " }) else {
      help.aid.verdict = SieveWords.hint(.find)
      return help
    }
    do {
      let find = try rowFind(part.text, in: rows)
      help.aid.state = .valid
      help.aid.verdict = SieveWords.rows(rows.rows(with: find).count)
    } catch {
      help.aid.state = .wrong
      help.aid.verdict = error.sentence
    }
    return help
  }
}

extension QueryError {
  /// The characters that are wrong.
  fileprivate var wrongText: String { String(text.dropFirst(range.lowerBound).prefix(range.count)) }

  /// Whether the words that would be right can be listed, and none of them begins as typed.
  private var isBegunByNone: Bool {
    let words = legalWords
    return !words.isEmpty && !words.contains { $0.hasPrefix(wrongText) }
  }

  /// Whether what is wrong may become right as one types on.
  fileprivate func isUnfinished(at cursor: Int, of text: String) -> Bool {
    switch reason {
    case .unclosed: true
    case .unknownWord where isBegunByNone: false
    case .unknownName, .unknownWord, .unknownPlace, .unknownFunction, .unknownMacro,
      .unknownFilter, .badNumber, .oddDigits:
      suggestion == nil && cursor == text.count && range.upperBound >= cursor
    default: false
    }
  }
}
