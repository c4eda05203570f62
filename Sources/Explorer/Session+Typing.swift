import Events
import Replay
import Terminal
import Views

/// What stands in front: prompts, help, the list of what can be done to the stack.
extension Session {
  mutating func open(_ action: Action) -> [Effect] {
    switch action {
    case .goTo: overlay = .prompt(PromptState(purpose: .goTo))
    case .command: overlay = .prompt(PromptState(purpose: .command))
    case .mark: overlay = .letter(.set)
    case .toMark: overlay = .letter(.jump)
    case .help: overlay = .help(SearchList(ActionCatalog.all.map(HelpEntry.init)))
    case .inject: openInjections()
    case .branch: openAlternatives()
    default: break
    }
    return []
  }

  private mutating func openInjections() {
    guard !run.injections.isEmpty else {
      message = Message(
        "A recorded trace cannot be changed; a scenario can: ndiscope explore s02", .warning)
      return
    }
    guard !timeline.end.isHalted else {
      message = Message("The machine has stopped; r begins the scenario anew.", .warning)
      return
    }
    overlay = .inject(SearchList(run.injections))
  }

  private mutating func openAlternatives() {
    let alternatives = Alternative.all(timeline.history, behind: position)
    guard !alternatives.isEmpty else {
      let hint = run.isGrowing ? " G simulates the run to its end." : ""
      message = Message("No choice is known behind this event." + hint, .warning)
      return
    }
    overlay = .branch(SearchList(alternatives))
  }

  /// Gives a key to what stands in front.
  mutating func type(_ input: Input, size: Size) -> [Effect] {
    if input == .key(.escape) || input == .key(.character("g"), .control) {
      overlay = nil
      return []
    }
    switch overlay {
    case .prompt(let prompt): return type(input, into: prompt, size: size)
    case .help(let list): return type(input, into: list, size: size)
    case .inject(let list): return type(input, into: list)
    case .branch(let list): return type(input, into: list)
    case .letter(let purpose): return type(input, letterFor: purpose)
    case nil: return []
    }
  }

  /// Pasted text goes into a line, and nowhere else.
  mutating func paste(_ text: String) -> [Effect] {
    switch overlay {
    case .prompt(var prompt):
      prompt.editor.insert(text)
      overlay = .prompt(prompt)
    case .help(var list):
      list.editor.insert(text)
      overlay = .help(list)
    case .inject(var list):
      list.editor.insert(text)
      overlay = .inject(list)
    case .branch(var list):
      list.editor.insert(text)
      overlay = .branch(list)
    case .letter, nil: break
    }
    return []
  }

  // MARK: - Lines

  private mutating func type(
    _ input: Input, into prompt: PromptState, size: Size
  ) -> [Effect] {
    var prompt = prompt
    if prompt.purpose == .goTo, prompt.editor.text.isEmpty, input == .character("g") {
      overlay = nil
      return move(.toStart)
    }
    if input == .key(.enter) { return finish(prompt, size: size) }
    if input == .key(.backspace), prompt.editor.text.isEmpty {
      overlay = nil
      return []
    }
    if prompt.purpose == .command, input == .key(.tab) {
      prompt.editor.complete(from: ActionCatalog.all.map(\.name))
    } else {
      _ = prompt.editor.type(input)
    }
    prompt.problem = ""
    overlay = .prompt(prompt)
    return []
  }

  private mutating func finish(_ prompt: PromptState, size: Size) -> [Effect] {
    let text = prompt.editor.text.trimmed
    overlay = nil
    guard !text.isEmpty else { return [] }
    switch prompt.purpose {
    case .goTo: return goTo(text, prompt)
    case .command: return command(text, prompt, size: size)
    case .number(let injection): return inject(injection, text, prompt)
    case .outcome(let alternative):
      guard let number = Int(text) else { return complain("write a whole number", prompt) }
      return [.take(alternative.branch(number))]
    }
  }

  private mutating func complain(_ problem: String, _ prompt: PromptState) -> [Effect] {
    var prompt = prompt
    prompt.problem = problem
    overlay = .prompt(prompt)
    return []
  }

  private mutating func goTo(_ text: String, _ prompt: PromptState) -> [Effect] {
    guard let place = PlaceInTime(text) else {
      return complain("write \(PlaceInTime.spelling)", prompt)
    }
    return place == .end ? pursue(.end, .forward) : pursue(.place(place), .forward)
  }

  private mutating func command(
    _ text: String, _ prompt: PromptState, size: Size
  ) -> [Effect] {
    switch text {
    case "q": return [.leave]
    case "q!", "qa": return [.quit]
    default: break
    }
    if let action = ActionCatalog.action(named: text) ?? CommandWords.action(text) {
      return perform(action, size: size)
    }
    if let (meaning, query) = CommandWords.query(text), PlaceInTime(query) == nil {
      return command(meaning, query, prompt)
    }
    let place = CommandWords.place(text)
    if PlaceInTime(place) != nil { return goTo(place, prompt) }
    let names = ActionCatalog.all.map(\.name)
    let meant = Suggestion.closest(to: text, in: names).map { "did you mean \($0)?" }
    return complain(meant ?? "there is no such command; ? lists all of them", prompt)
  }

  /// `:c QUERY` runs to the next event that the query holds for, `:b QUERY` stops every run there.
  private mutating func command(
    _ meaning: CommandWords.WithQuery, _ text: String, _ prompt: PromptState
  ) -> [Effect] {
    let first = timeline.history.droppedCount
    let selected = position > first ? QueryCursor(timeline, at: position - 1) : nil
    do {
      let query = try Query(text, in: timeline.history.lexicon, at: selected)
      switch meaning {
      case .run(let heading): return pursue(.event(Breakpoint(query)), heading)
      case .stop: toggle(Breakpoint(query))
      }
      return []
    } catch {
      return complain(error.sentence, prompt)
    }
  }

  // MARK: - Lists

  private mutating func type(
    _ input: Input, into list: SearchList<HelpEntry>, size: Size
  ) -> [Effect] {
    var list = list
    if input == .key(.enter) {
      overlay = nil
      guard let entry = list.current else { return [] }
      return perform(entry.facts.action, size: size)
    }
    list.type(input)
    overlay = .help(list)
    return []
  }

  private mutating func type(_ input: Input, into list: SearchList<Injection>) -> [Effect] {
    var list = list
    if input == .key(.enter) {
      overlay = nil
      guard let injection = list.current else { return [] }
      return choose(injection)
    }
    list.type(input)
    overlay = .inject(list)
    return []
  }

  private mutating func choose(_ injection: Injection) -> [Effect] {
    guard let number = injection.number else { return [.inject(injection.stimulus(0))] }
    overlay = .prompt(
      PromptState(purpose: .number(injection), editor: LineEditor(String(number.standard))))
    return []
  }

  private mutating func inject(
    _ injection: Injection, _ text: String, _ prompt: PromptState
  ) -> [Effect] {
    guard let facts = injection.number else { return [] }
    guard let number = Int(text), facts.range.contains(number) else {
      return complain("write a number from \(facts.spelling)", prompt)
    }
    return [.inject(injection.stimulus(number))]
  }

  private mutating func type(_ input: Input, into list: SearchList<Alternative>) -> [Effect] {
    var list = list
    if input == .key(.enter) {
      overlay = nil
      guard let alternative = list.current else { return [] }
      guard alternative.needsNumber else { return [.take(alternative.branch(0))] }
      overlay = .prompt(PromptState(purpose: .outcome(alternative)))
      return []
    }
    list.type(input)
    overlay = .branch(list)
    return []
  }

  // MARK: - Letters

  private mutating func type(_ input: Input, letterFor purpose: LetterPurpose) -> [Effect] {
    overlay = nil
    guard case .character(let letter) = input else { return [] }
    if purpose == .jump, letter == "'" { return move(.jump(.backward)) }
    guard letter.isASCII, letter.isLowercase else {
      message = Message("A mark is a letter from a to z.", .warning)
      return []
    }
    switch purpose {
    case .set:
      attention.setMark(letter, at: position)
      message = Message("Mark \(letter) stands at #\(moment.number).   ' \(letter) comes back here")
    case .jump:
      guard let mark = attention.marks.first(where: { $0.letter == letter }) else {
        message = Message("There is no mark \(letter).", .warning)
        return []
      }
      return pursue(.position(mark.position), .forward)
    }
    return []
  }
}

extension SearchList {
  /// Takes a key: the arrows move, everything else is typed.
  mutating func type(_ input: Input) {
    switch input {
    case .key(.down, _), .key(.character("n"), .control), .key(.tab, _): move(by: 1)
    case .key(.up, _), .key(.character("p"), .control), .key(.backtab, _): move(by: -1)
    case .key(.pageDown, _): move(by: 10)
    case .key(.pageUp, _): move(by: -10)
    default:
      let before = editor.text
      _ = editor.type(input)
      if editor.text != before { picked = 0 }
    }
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    guard let first = firstIndex(where: { $0 != " " }), let last = lastIndex(where: { $0 != " " })
    else { return "" }
    return String(self[first...last])
  }
}
