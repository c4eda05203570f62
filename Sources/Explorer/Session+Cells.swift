import Events
import Replay
import Views

/// Something that the cell under the cursor says, as a term of a query.
public struct CellTerm: Equatable, Sendable {
  /// The term.
  let query: String
  /// What it is about, in a few words.
  let what: String
}

/// A way to make a filter of a term.
public struct CellChoice: Equatable, Sendable {
  /// What is done with the term.
  enum Use: Equatable, Sendable {
    /// The text is the filter from here on.
    case filter(String)
    /// The term is looked for.
    case find(String)
    /// Every run stops there.
    case stop(String)
  }

  let use: Use
  let title: String

  /// The ways that there are, the most usual first.
  static func all(
    _ term: CellTerm, with filter: String?, _ vocabulary: QueryVocabulary = .none
  ) -> [CellChoice] {
    let text = term.query
    let part = Query.grouped(text)
    var choices = [CellChoice(use: .filter(text), title: SieveWords.only)]
    if let filter {
      let whole = Query.grouped(filter, with: vocabulary)
      choices += [
        CellChoice(use: .filter("\(whole) and \(part)"), title: SieveWords.and),
        CellChoice(use: .filter("\(whole) or \(part)"), title: SieveWords.or),
        CellChoice(use: .filter("\(whole) and not \(part)"), title: SieveWords.andNot),
      ]
    } else {
      choices.append(CellChoice(use: .filter("not \(part)"), title: SieveWords.not))
    }
    return choices + [
      CellChoice(use: .find(text), title: SieveWords.findIt),
      CellChoice(use: .stop(text), title: SieveWords.stopAtIt),
    ]
  }

  /// The query that it leads to.
  var query: String {
    switch use {
    case .filter(let text), .find(let text), .stop(let text): text
    }
  }
}

/// Building a filter from what stands under the cursor.
extension Session {
  /// `A`: what the cell, or the step, says.
  mutating func openCell() {
    let terms = cellTerms
    guard !terms.isEmpty else {
      message = SieveWords.nothingToAsk
      return
    }
    openList(.cell, terms.map { .asked(.term($0)) })
  }

  /// What the row under the cursor says, else what the step says.
  var cellTerms: [CellTerm] {
    let own = rowTerms
    let step = stepTerms
    return own + step.filter { term in !own.contains { $0.query == term.query } }
  }

  private var rowTerms: [CellTerm] {
    switch look.focus {
    case .inspector:
      let tree = tree
      guard let row = tree.picked, let query = row.query(tree.bytes?.bytes) else { return [] }
      return [CellTerm(query: query, what: row.name)]
    case .main:
      let rows = SceneRows(scene)
      guard !rows.areTime, let row = rows.picked else { return [] }
      let object = rows.object(row)
      let asked = rows.queries(row).map { CellTerm(query: $0, what: rows.text(row)) }
      return asked + (object == .none ? [] : [about(object)])
    case .stack, .holders: return attention.picked == .none ? [] : [about(attention.picked)]
    case .events, .left, .right: return []
    }
  }

  private func about(_ object: ObjectID) -> CellTerm {
    CellTerm(query: "obj == \(object)", what: SieveWords.object)
  }

  /// What the event that is shown says, column by column.
  private var stepTerms: [CellTerm] {
    guard let index = moment.index else { return [] }
    return SieveWords.fields.flatMap { field, what -> [CellTerm] in
      let values = timeline.values(of: field, at: [index])?[index] ?? []
      return values.prefix(4).filter { !$0.isEmpty }
        .map { CellTerm(query: "\(field) == \($0)", what: what) }
    }
  }

  /// What is chosen for a term.
  mutating func choose(_ choice: CellChoice) -> [Effect] {
    let prompt = PromptState(
      purpose: .seek(.filter), editor: LineEditor(choice.query))
    switch choice.use {
    case .filter(let text): return seek(.filter, text, prompt)
    case .find(let text):
      look.focus = look.focus == .inspector && look.view == .events ? .events : look.focus
      return seekEvents(text, prompt)
    case .stop(let text):
      do {
        toggle(Breakpoint(try query(text), at: cursorIfNamed(in: text)))
        return []
      } catch {
        return complain(error.sentence, prompt)
      }
    }
  }

  /// Does what was chosen in one of these lists.
  mutating func choose(_ entry: AskedEntry) -> [Effect] {
    switch entry {
    case .term(let term):
      let choices = CellChoice.all(term, with: sieve.filter?.query, vocabulary)
      openList(.cellUse, choices.map { .asked(.use($0)) })
    case .use(let choice): return choose(choice)
    case .breakpoint(let index, _): removeBreakpoint(index)
    case .rule(let rule):
      return seek(.filter, rule.query, PromptState(purpose: .seek(.filter)))
    case .saved(let filter):
      return seek(.filter, "@" + filter.name, PromptState(purpose: .seek(.filter)))
    }
    return []
  }

  // MARK: - Breakpoints

  /// `B`: what stops a run, each of which can be removed.
  mutating func openBreakpoints() {
    guard !attention.breakpoints.isEmpty else {
      answer(SieveWords.noBreakpoints)
      return
    }
    let lexicon = timeline.history.lexicon
    let entries = attention.breakpoints.enumerated().map {
      ListEntry.asked(.breakpoint($0.offset, name: $0.element.text(lexicon)))
    }
    openList(.breakpoints, entries)
  }

  mutating func removeBreakpoint(_ index: Int) {
    guard attention.breakpoints.indices.contains(index) else { return }
    toggle(attention.breakpoints[index])
    if !attention.breakpoints.isEmpty { openBreakpoints() }
  }

  /// What one should know about the picked entry of one of these lists.
  func detail(ofAsked entry: AskedEntry) -> String {
    switch entry {
    case .term(let term): SieveWords.termDetail(term.query)
    case .use(let choice): choice.query.shown
    case .breakpoint: SieveWords.breakpointDetail
    case .rule(let rule): SieveWords.ruleDetail(rule, isActive: isActive(rule))
    case .saved(let filter): SieveWords.savedDetail(filter.name)
    }
  }

  // MARK: - Rules and saved filters

  /// `:rules`: what marks events, and which filters have a name.
  mutating func openRules() {
    let entries =
      sieve.words.filters.map(AskedEntry.saved) + sieve.words.rules.map(AskedEntry.rule)
    openList(.rules, entries.map(ListEntry.asked))
  }

  /// Takes the words that the user has added to the language.
  public mutating func use(_ words: UserWords) {
    sieve.words = words
    compileRules()
  }

  /// `:save_filter NAME`: gives the filter in force a name.
  mutating func saveFilter(_ name: String, _ prompt: PromptState) -> [Effect] {
    guard let query = sieve.filter?.query else { return complain(SieveWords.noFilter, prompt) }
    guard let first = name.first, first.isLetter,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
    else { return complain(SieveWords.noName(name), prompt) }
    guard !sieve.words.filters.contains(where: { $0.name == name }) else {
      return complain(SieveWords.nameTaken(name), prompt)
    }
    return [.saveFilter(UserWords.Filter(name, query))]
  }

  /// What came of giving a filter a name.
  mutating func receive(_ words: UserWords?, _ message: Message) {
    if let words { use(words) }
    self.message = message
  }

  /// Compiles the rules for the names of this run; one that asks for a name that it does not have marks nothing.
  mutating func compileRules() {
    let lexicon = timeline.history.lexicon
    let vocabulary = vocabulary
    sieve.book = RuleBook(
      sieve.words.rules.compactMap { rule in
        (try? Query(rule.query, in: lexicon, with: vocabulary)).map {
          EventRule(rule.name, $0, letter: rule.letter, role: rule.role)
        }
      })
  }

  /// Whether a rule can mark events of this run.
  func isActive(_ rule: UserWords.Rule) -> Bool {
    sieve.book.rules.contains { $0.name == rule.name }
  }
}
