import Events

/// An entry of a list of what is asked of the events: terms, what stops a run, rules, filters.
public enum AskedEntry: Equatable, Sendable {
  /// What a cell says.
  case term(CellTerm)
  /// What can be done with that.
  case use(CellChoice)
  /// What stops a run, by its place among the breakpoints.
  case breakpoint(Int, name: String)
  /// What marks events.
  case rule(UserWords.Rule)
  /// A filter that has a name.
  case saved(UserWords.Filter)

  /// The words by which it is found.
  var searchText: String {
    switch self {
    case .term(let term): "\(term.query) \(term.what)"
    case .use(let choice): "\(choice.title) \(choice.query)"
    case .breakpoint(_, let name): name
    case .rule(let rule): "\(rule.name) \(rule.query)"
    case .saved(let filter): "\(filter.name) \(filter.query)"
    }
  }

  /// What stands in the columns of the list.
  var cells: [String] {
    switch self {
    case .term(let term): ["", term.query.shown, term.what]
    case .use(let choice): ["", choice.title, choice.query.shown]
    case .breakpoint(_, let name): ["", name, ""]
    case .rule(let rule): [String(rule.letter), rule.name, rule.query.shown]
    case .saved(let filter): ["@", filter.name, filter.query.shown]
    }
  }
}
