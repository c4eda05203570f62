import Events
import Replay
import Terminal
import Views

/// The line at the bottom: it is opened, typed, and given to whom it is for.
extension Session {
  /// Takes a key for the line that is open.
  mutating func type(
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
  func edit(_ prompt: inout PromptState, _ change: (inout LineEditor) -> Void) {
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

  /// Does something to the stack, with the number that was typed.
  private mutating func inject(
    _ injection: Injection, _ text: String, _ prompt: PromptState
  ) -> [Effect] {
    guard let facts = injection.number else { return [] }
    guard let number = Int(text), facts.range.contains(number) else {
      return complain(CommandPhrases.noNumber(facts.spelling), prompt)
    }
    return [.inject(injection.stimulus(number))]
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
