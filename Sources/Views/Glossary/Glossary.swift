import Events
import Replay

/// Every word that can stand on the screen, with what it means.
///
/// Calls come from the table of calls, reasons and bug checks from the narration, choice points from their questions: a text
/// stands in one place. A test holds the rest to the words that traces have.
public enum Glossary {
  /// All terms, those of the trade first.
  public static let all: [Term] =
    words + objects + layers + levels + choicePoints + outcomes + statuses + states + reasons
    + ways + events + places + bugChecks + rules + screen + calls

  /// The terms that a word means: those that are spelled so, else those that differ in capital letters only.
  ///
  /// `NDIS_STATUS_PENDING` is `PENDING`, `E102` is a call, `P3` is a packet, `ne2000.MpTx` is the queue of that name, `R02` is a rule.
  public static func terms(for word: String) -> [Term] {
    let word = plain(word)
    if let exact = byName[word] { return exact }
    if let alike = byLoweredName[word.lowercased()] { return alike }
    if let object = ObjectID(word) { return byName[object.kind.name] ?? [] }
    if let code = byLoweredName["0x" + word.lowercased()] { return code }
    if let dot = word.firstIndex(of: "."), dot > word.startIndex {
      return terms(for: String(word[word.index(after: dot)...]))
    }
    return []
  }

  /// The terms that speak of something: in their names or texts are words that begin with each of these; names first.
  public static func terms(speakingOf words: String) -> [Term] {
    let wanted = Glossary.words(of: words)
    guard !wanted.isEmpty else { return [] }
    let speaking = all.filter { term in
      let said = Glossary.words(of: ([term.name, term.text] + term.aliases).joined(separator: " "))
      return wanted.allSatisfy { word in said.contains { $0.hasPrefix(word) } }
    }
    let isNamed = { (term: Term) in
      let name = Glossary.words(of: term.name)
      return wanted.allSatisfy { word in name.contains { $0.hasPrefix(word) } }
    }
    return speaking.filter(isNamed) + speaking.filter { !isNamed($0) }
  }

  private static func words(of text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }

  /// The word that was probably meant.
  public static func suggestion(for word: String) -> String? {
    Suggestion.closest(to: plain(word), in: all.map(\.name))
  }

  private static func plain(_ word: String) -> String {
    var word = word
    while let last = word.last, " .,:;?".contains(last) { word.removeLast() }
    while word.first == " " { word.removeFirst() }
    return Status.traceName(ofHeaderName: word)
  }

  private static let byName: [String: [Term]] = {
    var terms: [String: [Term]] = [:]
    for term in all {
      for name in [term.name] + term.aliases { terms[name, default: []].append(term) }
    }
    return terms
  }()

  private static let byLoweredName: [String: [Term]] = {
    var terms: [String: [Term]] = [:]
    for (name, found) in byName { terms[name.lowercased(), default: []] += found }
    return terms.mapValues { found in found.sorted { ($0.name, $0.text) < ($1.name, $1.text) } }
  }()
}

// MARK: - Terms of a moment

extension Glossary {
  /// The terms that belong to the step of a moment, the most telling first, each once.
  public static func terms(of moment: Moment) -> [Term] {
    guard let event = moment.event, let index = moment.index else {
      return terms(for: "event") + terms(for: "step")
    }
    let lexicon = moment.lexicon
    var words: [(String, Term.Kind)] = [
      (lexicon.name(event.call), .call), (event.kind.word, .event),
    ]
    words += answers(event, at: index, in: moment.history)
    if let place = lexicon[event.place] {
      words += [(String(place.shortName), .place), (place.kind.word, .place)]
    }
    if event.life == .new { words.append(("new", .screen)) }
    words += moment.objects.map { ($0.kind.name, .object) }
    words.append((moment.state.irql(of: Int(event.cpu)).name, .level))
    for id in [event.at, moment.caller, event.owner] {
      if let component = lexicon[id] { words.append((component.kind.rawValue, .layer)) }
    }
    if let completion = event.call.facts?.completion { words.append((completion, .call)) }
    return unique(
      words.flatMap { word, kind in
        terms(for: word).filter { $0.kind == kind }
      })
  }

  /// What came of an event: its status is a word of another kind in every kind of event.
  private static func answers(
    _ event: Event, at index: Int, in history: History
  ) -> [(String, Term.Kind)] {
    let status = history.lexicon.text(event.status)
    switch event.kind {
    case .choice: return [("CP\(event.value)", .choicePoint), (status, .outcome)]
    case .drop: return [(status, .reason)]
    case .wire, .topology: return [(status, .way)]
    case .state: return [(status, .state)]
    case .bugcheck:
      return [(BugCheckWords.short(history.number(.code, of: index) ?? 0), .bugCheck)]
    case .enter, .leave, .action, .own, .interrupt, .inject, .touch, .wait, .signal, .lock,
      .unlock, .seen, .note, .lost, .unknown:
      return [(status, .status)]
    }
  }

  /// The terms, each once, in their order.
  public static func unique(_ terms: [Term]) -> [Term] {
    var seen: [Term] = []
    for term in terms where !seen.contains(term) { seen.append(term) }
    return seen
  }
}
