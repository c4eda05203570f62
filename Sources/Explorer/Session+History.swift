import Terminal

/// What was typed before: it comes back, is looked for, and is kept.
extension Session {
  /// Brings back what was typed before: the arrows, and Ctrl-R; `false` if the key is another one.
  func typeAgain(_ input: Input, _ prompt: inout PromptState) -> Bool {
    guard let sign = prompt.purpose.sign else { return false }
    let texts = program.history.texts(sign)
    if prompt.search != nil, searchHistory(input, texts, &prompt) { return true }
    switch input {
    case .key(.up, _), .key(.character("p"), .control): walkHistory(&prompt, back: true, texts)
    case .key(.down, _), .key(.character("n"), .control): walkHistory(&prompt, back: false, texts)
    case .key(.character("r"), .control):
      prompt.search = HistorySearch(draft: prompt.editor.text)
    default: return false
    }
    return true
  }

  private func walkHistory(_ prompt: inout PromptState, back: Bool, _ texts: [String]) {
    var walk =
      prompt.walk ?? HistoryWalk(prompt.editor.text, byBeginning: prompt.purpose == .command)
    guard let line = walk.move(back: back, in: texts) else { return }
    prompt.editor = LineEditor(line)
    prompt.walk = walk
    prompt.completion = nil
  }

  /// Gives a key to the search; `false` if the key ends it and is for the line.
  private func searchHistory(
    _ input: Input, _ texts: [String], _ prompt: inout PromptState
  ) -> Bool {
    guard var search = prompt.search else { return false }
    switch input {
    case .character(let character): search.type(character)
    case .key(.backspace, _): search.erase()
    case .key(.character("r"), .control): search.older(in: texts)
    default:
      prompt.search = nil
      return false
    }
    prompt.editor = LineEditor(search.hit(in: texts) ?? search.draft)
    prompt.search = search
    return true
  }

  /// Keeps a line for the next time.
  mutating func keep(line text: String, _ sign: Character) -> [Effect] {
    program.history.add(text, sign).map { [.remember($0)] } ?? []
  }
}
