import Events
import Replay
import Views

/// What keys put in front: prompts, help, the list of what can be done to the stack.
extension Session {
  /// Puts in front what a key opens.
  mutating func open(_ opening: Opening) -> [Effect] {
    switch opening {
    case .goTo: overlay = .prompt(PromptState(purpose: .goTo))
    case .command: overlay = .prompt(PromptState(purpose: .command))
    case .mark: overlay = .letter(.set)
    case .toMark: openPlaces()
    case .help: openHelp(.view)
    case .keys: openKeys()
    case .inject: openInjections()
    case .branch: openAlternatives()
    case .theme: openThemes()
    case .views: openList(.views, ViewKind.allCases.map(ListEntry.view))
    case .save: openSave()
    case .against: openAgainst()
    }
    return []
  }

  private mutating func openSave() {
    guard huntRefusal == nil else { return message = huntRefusal }
    guard canWrite else { return message = .recorded }
    openLine(.write)
  }

  private mutating func openInjections() {
    guard !run.injections.isEmpty else {
      message = .cannotInject
      return
    }
    if let standstill { return message = .standsStill(standstill) }
    openList(.injections, run.injections.map(ListEntry.injection))
  }

  private mutating func openAlternatives() {
    let alternatives = Alternative.all(timeline.history, behind: position)
    guard !alternatives.isEmpty else {
      answer(moment.event?.kind == .choice ? .choiceOfStep : noChoice)
      return
    }
    openList(.branches, alternatives.map(ListEntry.alternative))
  }

  /// That no choice comes after the step, and where the last one before it is.
  private var noChoice: Message {
    let history = timeline.history
    let last = timeline.lastIndex(before: position) { event in
      event.kind == .choice && ChoicePoint(rawValue: Int(event.value)) != nil
    }
    return .noChoice(
      after: moment.number, isGrowing: run.isGrowing,
      last: last.flatMap { RecordedChoice(history, at: $0) },
      at: last.map(history.sequence(of:)) ?? 0)
  }

  private mutating func openThemes() {
    guard !look.themes.isEmpty else { return message = .noThemes }
    let entries = look.themes.enumerated().map { ListEntry.theme($0.offset, name: $0.element) }
    var list = SearchList(entries)
    list.picked = look.theme
    overlay = .list(.themes, list)
  }

  /// Shows a list from which one entry is chosen.
  mutating func openList(_ purpose: ListPurpose, _ entries: [ListEntry]) {
    var list = SearchList(entries)
    list.move(by: 0)
    overlay = .list(purpose, list)
  }
}
