import Replay
import Terminal
import Views

/// Help that runs what it explains (UI_SPEC 5.9), and the page of all keys.
extension Session {
  /// Shows what can be done.
  mutating func openHelp(_ scope: HelpScope) {
    program.scope = scope
    openList(.help, helpEntries(scope))
  }

  /// The next part of what can be done; what was typed stays.
  mutating func changeScope(of list: SearchList<ListEntry>) {
    program.scope = program.scope.next
    var next = SearchList(helpEntries(program.scope))
    next.editor = list.editor
    next = inHelp(next)
    next.move(by: 0)
    overlay = .list(.help, next)
  }

  /// The list with everything else behind it as soon as words are typed, so that nothing is hidden from them.
  func inHelp(_ list: SearchList<ListEntry>) -> SearchList<ListEntry> {
    guard program.scope == .view || program.scope == .all else { return list }
    let here = helpEntries(program.scope)
    let rest = (helpEntries(.all) + helpEntries(.commands)).filter { !here.contains($0) }
    var wider = SearchList(list.editor.text.isEmpty ? here : here + rest)
    wider.editor = list.editor
    wider.picked = list.picked
    return wider
  }

  private func helpEntries(_ scope: HelpScope) -> [ListEntry] {
    switch scope {
    case .view: ActionCatalog.all.filter { works($0.action) }.map(entry)
    case .all: ActionCatalog.all.map(entry)
    case .commands: CommandCatalog.all.map(ListEntry.command)
    case .words: Glossary.all.map { .insight(entry($0)) }
    }
  }

  /// An action with the keys of the user, so that it is found by them.
  private func entry(_ facts: ActionFacts) -> ListEntry {
    .action(facts.with(program.keyMap))
  }

  /// Shows all keys, in groups.
  mutating func openKeys() {
    let entries = ActionCatalog.groups.flatMap { group in
      [ListEntry.heading(group.title)] + group.actions.map(entry)
    }
    openList(.keys, entries)
  }

  /// Whether an action can do something in this view, as far as that is known without trying.
  func works(_ action: Action) -> Bool {
    if isAtOtherRun, action.isAboutThisRun { return false }
    return switch action {
    case .open(.inject), .open(.save), .restart: !run.injections.isEmpty
    case .allRows: look.view == .ladder
    case .clearBreakpoints: !attention.breakpoints.isEmpty
    case .open(.toMark): !attention.marks.isEmpty
    case .nextPane, .previousPane: look.view.facts.panes.count > 1
    case .look(.parent): look.view != .stack
    case .view(let view): view != look.view
    case .open(.theme): look.themes.count > 1
    default: true
    }
  }

  // MARK: - The window

  /// What help adds to the window of a list: scopes, captions, and all that is known about the picked entry.
  func addHelp(to window: inout ListWindow, _ list: SearchList<ListEntry>) {
    window.scopes = HelpScope.allCases.map(\.title)
    window.scope = HelpScope.allCases.firstIndex(of: program.scope) ?? 0
    window.captions = program.scope == .words ? [] : HelpWords.captions
    if program.scope == .words { window.mainCell = 0 }
    window.fullCount = ActionCatalog.all.count
    window.detailRowCount = program.scope == .words ? 9 : 3
    window.note = HelpWords.count(list.found.count, program.scope)
    window.foot = program.scope == .words ? HelpWords.footOfWords : HelpWords.foot
    window.tail = HelpWords.tail
    addDetail(to: &window, list)
  }

  /// What is known about the picked entry.
  func addDetail(to window: inout ListWindow, _ list: SearchList<ListEntry>) {
    switch list.current {
    case .action(let facts):
      window.detailTitle = facts.title
      window.command = ":\(facts.name)"
      window.detail = facts.detail.isEmpty ? HelpWords.plain(facts) : facts.detail
      window.seeAlso = seeAlso(facts)
    case .command(let facts):
      window.detailTitle = facts.title
      window.command = facts.spelling
      window.detail = HelpWords.command(facts.with(program.keyMap))
    case .insight(let entry):
      window.detailTitle = entry.cells[0]
      window.command = HelpWords.explain
      window.detail = entry.detail
    case .heading, .injection, .alternative, .view, .run, .found, .fileToCompare, .theme, .asked,
      nil:
      break
    }
  }

  /// The same the other way round, and what stands beside it in the catalog.
  private func seeAlso(_ facts: ActionFacts) -> String {
    let group = ActionCatalog.group(of: facts.action)
    guard let index = group.firstIndex(of: facts) else { return "" }
    let near = [index + 1, index - 1, index + 2, index - 2]
      .filter { group.indices.contains($0) }.prefix(3).map { group[$0] }
    return near.map { other in
      let key = program.keyMap.first(other.action).map { $0 + " " } ?? ":"
      return key + other.name
    }.joined(separator: "   ")
  }
}
