import Events
import Replay
import Terminal
import Views

/// What stands in front: prompts, help, the list of what can be done to the stack.
extension Session {
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
      let isAtChoice = moment.event?.kind == .choice
      answer(isAtChoice ? .choiceOfStep : .noChoice(isGrowing: run.isGrowing))
      return
    }
    openList(.branches, alternatives.map(ListEntry.alternative))
  }

  /// Gives a key to what stands in front.
  mutating func type(_ input: Input, size: Size) -> [Effect] {
    if input == .key(.escape) || input == .key(.character("g"), .control) {
      defer { overlay = nil }
      if case .prompt(let prompt) = overlay, case .seek(let kind) = prompt.purpose,
        prompt.editor.text.isEmpty
      {
        clear(kind)
      }
      if case .list(.themes, _) = overlay { return [.useTheme(look.theme)] }
      return []
    }
    switch overlay {
    case .prompt(let prompt): return type(input, into: prompt, size: size)
    case .letter(.pane): return typePaneKey(input, size: size)
    case .letter(let purpose): return type(input, letterFor: purpose)
    case .list(let purpose, let list): return type(input, into: list, for: purpose, size: size)
    case nil: return []
    }
  }

  /// Pasted text goes into a line or the words of a list, and nowhere else.
  mutating func paste(_ text: String) -> [Effect] {
    switch overlay {
    case .prompt(var prompt):
      edit(&prompt) { $0.insert(text) }
      overlay = .prompt(prompt)
      refreshAid()
    case .list(let purpose, let list): return change(list, for: purpose) { $0.insert(text) }
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
    if input == .key(.backspace), prompt.editor.text.isEmpty, prompt.search == nil {
      overlay = nil
      if case .seek(let kind) = prompt.purpose { clear(kind) }
      return []
    }
    prompt.problem = ""
    if !typeAgain(input, &prompt), !complete(input, &prompt) {
      edit(&prompt) { _ = $0.type(input) }
    }
    overlay = .prompt(prompt)
    refreshAid()
    return []
  }

  /// Changes a line by hand: what was completed, walked through or complained about is over.
  private func edit(_ prompt: inout PromptState, _ change: (inout LineEditor) -> Void) {
    change(&prompt.editor)
    prompt.problem = prompt.editor.isCut ? CommandPhrases.isCut : ""
    prompt.completion = nil
    prompt.walk = nil
    prompt.search = nil
  }

  /// Tab: what is wrong is put right, what is begun is completed; else find and filter change places.
  private func complete(_ input: Input, _ prompt: inout PromptState) -> Bool {
    guard input == .key(.tab) || input == .key(.backtab) else { return false }
    if input == .key(.tab), prompt.help?.accept(&prompt.editor) == true { return true }
    switch prompt.purpose {
    case .command: completeCommand(&prompt, input == .key(.tab) ? 1 : -1)
    case .seek(let kind): prompt.purpose = .seek(kind.other)
    case .goTo, .number, .outcome: break
    }
    return true
  }

  /// Opens the line of a command, with what stands behind its name so far.
  mutating func openLine(_ meaning: CommandMeaning, _ rest: String = "") {
    guard let facts = CommandCatalog.command(meaning) else { return }
    overlay = .prompt(
      PromptState(purpose: .command, editor: LineEditor(facts.name + " " + rest)))
  }

  /// Opens the prompt of the filter or of find.
  mutating func openSeek(_ kind: SeekKind) {
    let text = kind == .filter ? sieve.filter?.text ?? "" : ""
    overlay = .prompt(PromptState(purpose: .seek(kind), editor: LineEditor(text)))
    refreshAid()
  }

  private mutating func finish(_ prompt: PromptState, size: Size) -> [Effect] {
    guard !prompt.editor.isCut else { return complain(CommandPhrases.isCut, prompt) }
    let text = prompt.editor.text.trimmed
    overlay = nil
    guard !text.isEmpty else { return finishEmpty(prompt) }
    switch prompt.purpose {
    case .seek(let kind): return keep(line: text, kind.sign) + seek(kind, text, prompt)
    case .goTo: return goTo(text, prompt)
    case .command: return keep(line: text, ":") + command(text, prompt, size: size)
    case .number(let injection): return inject(injection, text, prompt)
    case .outcome(let alternative):
      guard let number = Int(text) else { return complain(CommandPhrases.noWholeNumber, prompt) }
      return [.take(alternative.branch(number))]
    }
  }

  /// An empty line ends a filter, and finds what was found last.
  private mutating func finishEmpty(_ prompt: PromptState) -> [Effect] {
    switch prompt.purpose {
    case .seek(.filter): clear(.filter)
    case .seek(.find): return goToFound(.forward)
    case .goTo, .command, .number, .outcome: break
    }
    return []
  }

  /// Leaves the line open, with what is wrong with it.
  mutating func complain(_ problem: String, _ prompt: PromptState) -> [Effect] {
    var prompt = prompt
    prompt.problem = keyed(problem)
    overlay = .prompt(prompt)
    return []
  }

  /// Goes to a place that was typed, or so many events on.
  mutating func goTo(_ text: String, _ prompt: PromptState) -> [Effect] {
    switch TypedPlace(text) {
    case .distance(let count):
      return pursue(.events(abs(count)), count > 0 ? .forward : .backward)
    case .place(.end): return pursue(.end, .forward)
    case .place(let place): return pursue(.place(place), .forward)
    case nil: return complain(CommandPhrases.noPlace, prompt)
    }
  }

  // MARK: - Lists

  private mutating func type(
    _ input: Input, into list: SearchList<ListEntry>, for purpose: ListPurpose, size: Size
  ) -> [Effect] {
    if purpose == .help, program.keyMap.action(input) == .open(.help), input == .key(.function(1)) {
      overlay = nil
      return startTour()
    }
    if purpose == .help, input == .key(.tab) {
      changeScope(of: list)
      return []
    }
    if list.editor.text.isEmpty, !isForLists(input), program.keyMap.action(input) == .open(.command)
    {
      return type(.key(.escape), size: size) + open(.command)
    }
    if purpose == .insight(.places), let effects = typePlaceLetter(input, list) { return effects }
    if purpose == .leaving, let effects = leaveAtOnce(input, list) { return effects }
    if purpose == .views, list.editor.text.isEmpty, let view = view(shownAs: input) {
      overlay = nil
      return choose(.view(view), size: size)
    }
    guard input == .key(.enter) else {
      return change(list, for: purpose) { $0.type(input) }
    }
    overlay = nil
    return list.current.map { choose($0, size: size) } ?? []
  }

  /// Moves in a list or changes its words, typed or pasted; in help, words are looked for in everything.
  private mutating func change(
    _ list: SearchList<ListEntry>, for purpose: ListPurpose,
    _ body: (inout SearchList<ListEntry>) -> Void
  ) -> [Effect] {
    var list = list
    body(&list)
    if purpose == .help { list = inHelp(list) }
    overlay = .list(purpose, list)
    return preview(list.current)
  }

  /// Whether a list needs a key itself, whatever it means elsewhere: Enter chooses, letters and digits begin a search.
  private func isForLists(_ input: Input) -> Bool {
    if case .character(let character) = input { return character.isLetter || character.isNumber }
    return input == .key(.enter)
  }

  /// The view that the list of views shows with the digit that was typed, or `nil`.
  private func view(shownAs input: Input) -> ViewKind? {
    guard case .character(let digit) = input else { return nil }
    return ViewKind(digit: digit)
  }

  /// Does what was chosen in a list.
  private mutating func choose(_ entry: ListEntry, size: Size) -> [Effect] {
    switch entry {
    case .action(let facts): return perform(facts.action, size: size)
    case .command(let facts): openLine(facts.meaning)
    case .heading: break
    case .injection(let injection): return choose(injection)
    case .alternative(let alternative): return choose(alternative)
    case .view(let view): show(view)
    case .insight(let entry): return choose(entry)
    case .asked(let entry): return choose(entry)
    case .run(let candidate): return choose(candidate)
    case .found(let run): return [.openFound(run)]
    case .fileToCompare: askForFileToCompare()
    case .theme(let index, let name):
      look.theme = index
      message = .theme(name)
      return [.useTheme(index)]
    }
    return []
  }

  /// What is picked is shown before it is chosen, where nothing else changes by that.
  func preview(_ entry: ListEntry?) -> [Effect] {
    guard case .theme(let index, _) = entry else { return [] }
    return [.useTheme(index)]
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
      return complain(CommandPhrases.noNumber(facts.spelling), prompt)
    }
    return [.inject(injection.stimulus(number))]
  }

  private mutating func choose(_ alternative: Alternative) -> [Effect] {
    guard alternative.needsNumber else { return [.take(alternative.branch(0))] }
    overlay = .prompt(PromptState(purpose: .outcome(alternative)))
    return []
  }

  // MARK: - Letters

  mutating func type(_ input: Input, letterFor purpose: LetterPurpose) -> [Effect] {
    overlay = nil
    guard case .character(let letter) = input else { return [] }
    if purpose == .jump { return jump(toMark: letter) }
    guard letter.isASCII, letter.isLowercase else {
      message = .noLetter
      return []
    }
    remember(UndoWords.mark(letter))
    attention.setMark(letter, at: position)
    remarksChanged()
    message = .markSet(letter, moment.number)
    return []
  }

  /// Goes to a mark; a second quote goes back to before the jump.
  mutating func jump(toMark letter: Character) -> [Effect] {
    if letter == "'" { return move(.jump(.backward)) }
    guard letter.isASCII, letter.isLowercase else {
      message = .noLetter
      return []
    }
    guard let mark = attention.marks.first(where: { $0.letter == letter }) else {
      message = .noMark(letter)
      return []
    }
    return pursue(.position(mark.position), .forward)
  }
}

extension PromptState.Purpose {
  /// The sign of the earlier lines that belong to it, or `nil`.
  var sign: Character? {
    switch self {
    case .command: ":"
    case .seek(let kind): kind.sign
    case .goTo, .number, .outcome: nil
    }
  }
}
