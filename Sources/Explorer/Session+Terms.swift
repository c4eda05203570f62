import Events
import Replay
import Terminal
import Verification
import Views

/// K: what words mean.
extension Session {
  /// Shows what the word under the cursor means, what is broken here, the words of the step, then all others.
  mutating func explain() {
    let terms = Glossary.terms(of: moment)
    let codes = terms.filter { $0.kind == .bugCheck }
    openTerms(pickedTerms + codes + brokenTerms + terms)
  }

  /// The rule that the step breaks, or that led to the bug check at which the machine stops.
  private var brokenTerms: [Term] {
    guard huntLine == nil, let index = moment.index else { return [] }
    let isStop = moment.event?.kind == .bugcheck
    let finding = isStop ? findings.cause(ofStop: index) : findings.broken(at: index)
    return finding.map { Glossary.terms(for: $0.rule) } ?? []
  }

  /// `:explain WORD`; returns what is wrong with it.
  mutating func explain(_ word: String) -> String? {
    let found = Glossary.terms(for: word) + terms(ofComponent: word)
    guard found.isEmpty else {
      show(found)
      return nil
    }
    let speaking = Glossary.terms(speakingOf: word)
    guard !speaking.isEmpty else {
      return TermWords.unknown(word, Glossary.suggestion(for: word))
    }
    openTerms(speaking)
    return nil
  }

  /// Shows terms, what belongs to them, then all others.
  mutating func show(_ terms: [Term]) {
    openTerms(terms + terms.flatMap { $0.see.flatMap(Glossary.terms(for:)) })
  }

  private mutating func openTerms(_ first: [Term]) {
    let top = Glossary.unique(first)
    let rest = Glossary.all.filter { !top.contains($0) }
    let rule = top.first { $0.kind == .rule }
    let entries = top.flatMap { term in
      [entry(term)] + (term == rule ? scenarios(of: term.name) : [])
    }
    open(.terms, entries + rest.map(entry))
  }

  /// The scenarios that break a rule, and the one that keeps it; in a hunt none, as one of them is what is hunted.
  private func scenarios(of rule: String) -> [InsightEntry] {
    guard huntLine == nil, let scenarios = RuleScenarios(rule) else { return [] }
    return scenarios.broken.map { InsightEntry($0, TermWords.breaks(rule)) }
      + (scenarios.kept.map { [InsightEntry($0, TermWords.keeps(rule))] } ?? [])
  }

  /// A word as this screen can show it.
  func entry(_ term: Term) -> InsightEntry {
    InsightEntry(term, isASCII: program.isASCII)
  }

  /// What a component of the trace is.
  private func terms(ofComponent word: String) -> [Term] {
    let components = timeline.history.lexicon.components
    guard let component = components.first(where: { $0.id == word || $0.title == word })
    else { return [] }
    return Glossary.terms(for: component.kind.rawValue).filter { $0.kind == .layer }
  }

  /// The words of the row or the object that is picked.
  private var pickedTerms: [Term] {
    switch look.focus {
    case .inspector:
      guard let row = tree.picked else { return [] }
      return ([row.name] + row.value.map(\.text)).flatMap(terms(ofCell:))
    case .main:
      let rows = SceneRows(scene)
      let word = rows.picked.map(rows.word) ?? ""
      guard word.isEmpty else { return terms(ofCell: word) }
      guard let quantity = pickedQuantity else { return terms(of: attention.picked) }
      return terms(of: quantity)
    case .stack, .holders, .events, .left, .right: return terms(of: attention.picked)
    }
  }

  /// The terms of what stands in a row; a bare number there is how many, and no code that has a name.
  private func terms(ofCell text: String) -> [Term] {
    let isNumber = text.allSatisfy { $0.isNumber || " .,:;?+-".contains($0) }
    return isNumber ? [] : Glossary.terms(for: text)
  }

  private func terms(of object: ObjectID) -> [Term] {
    object == .none ? [] : Glossary.terms(for: object.description)
  }

  private func terms(of quantity: Quantity) -> [Term] {
    let lexicon = timeline.history.lexicon
    switch quantity {
    case .place(let id):
      guard let place = lexicon[id] else { return [] }
      return terms(ofCell: quantity.text(in: moment.state, lexicon))
        + Glossary.terms(for: String(place.shortName))
        + Glossary.terms(for: String(describing: place.kind))
    case .held(let id):
      return Glossary.terms(for: lexicon[id]?.kind.rawValue ?? "") + Glossary.terms(for: "held")
    case .dropped(let drop): return Glossary.terms(for: lexicon.text(drop.reason))
    case .irql: return Glossary.terms(for: quantity.text(in: moment.state, lexicon))
    case .depth: return Glossary.terms(for: WhyWords.depth)
    case .owner(let object), .maker(let object), .references(let object), .queue(let object):
      return terms(of: object)
    }
  }
}

extension InsightEntry {
  /// A scenario with what it has to do with a rule.
  fileprivate init(_ scenario: String, _ role: String) {
    self.init(
      cells: [scenario, role], detail: TermWords.scenario(scenario), goal: .scenario(scenario))
  }

  /// A word with what it means; its Chinese name is left away where only ASCII can be shown.
  init(_ term: Term, isASCII: Bool) {
    self.init(
      cells: [term.name, term.caption(isASCII: isASCII)],
      detail: term.lines.joined(separator: "\n"), goal: .term(term),
      words: term.aliases.joined(separator: " "))
  }
}
