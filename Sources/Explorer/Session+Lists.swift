import Terminal
import Views

/// The list in front: one moves in it, looks for words in it, and chooses from it.
extension Session {
  /// Takes a key for the list that is open.
  mutating func type(
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
  mutating func change(
    _ list: SearchList<ListEntry>, for purpose: ListPurpose,
    _ body: (inout SearchList<ListEntry>) -> Void
  ) -> [Effect] {
    var list = list
    body(&list)
    if purpose == .help { list = inHelp(list) }
    overlay = .list(purpose, list)
    return preview(list.current)
  }

  /// Picks a row of the list in front.
  mutating func pick(entry row: Int) {
    guard case .list(let purpose, var list) = overlay else { return }
    list.pick(row)
    overlay = .list(purpose, list)
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

  private mutating func choose(_ injection: Injection) -> [Effect] {
    guard let number = injection.number else { return [.inject(injection.stimulus(0))] }
    overlay = .prompt(
      PromptState(purpose: .number(injection), editor: LineEditor(String(number.standard))))
    return []
  }

  private mutating func choose(_ alternative: Alternative) -> [Effect] {
    guard alternative.needsNumber else { return [.take(alternative.branch(0))] }
    overlay = .prompt(PromptState(purpose: .outcome(alternative)))
    return []
  }
}
