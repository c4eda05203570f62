import Events
import Replay
import Terminal
import Views

/// What is typed behind a colon.
extension Session {
  /// Does a command as if it had been typed behind a colon; where it is wrong, its line stays open with a word about it.
  mutating func run(command text: String, size: Size) -> [Effect] {
    message = nil
    defer {
      openWaitingRuns()
      noteStep()
    }
    let prompt = PromptState(purpose: .command, editor: LineEditor(text))
    defer { noteTour(program.lastAction) }
    return command(text, prompt, size: size)
  }

  /// Does a command for somebody who sees no line stay open; returns what is wrong with it, or `nil`.
  public mutating func problem(ofCommand text: String) -> String? {
    _ = run(command: text, size: Size(rows: 36, columns: 120))
    guard case .prompt(let prompt) = overlay, !prompt.problem.isEmpty else { return nil }
    overlay = nil
    return prompt.problem
  }

  /// Every search ends before anything is shown, however long that takes.
  public mutating func searchesAtOnce() { sieve.atOnceCountMax = .max }

  /// Picks a row of the list in front.
  mutating func pick(entry row: Int) {
    guard case .list(let purpose, var list) = overlay else { return }
    list.pick(row)
    overlay = .list(purpose, list)
  }

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

  /// Completes a command, or goes to the next thing that it can become.
  func completeCommand(_ prompt: inout PromptState, _ step: Int) {
    if var completion = prompt.completion {
      prompt.editor = LineEditor(completion.next(step))
      prompt.completion = completion
      return
    }
    let line = prompt.editor.text
    guard var completion = Completion(line, offers(line)) else { return }
    let first = completion.first(line)
    prompt.editor = LineEditor(first == line ? completion.next(step) : first)
    prompt.completion = completion
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
  mutating func remember(_ text: String, _ sign: Character) -> [Effect] {
    program.history.add(text, sign).map { [.remember($0)] } ?? []
  }

  // MARK: - Commands that need to be told something

  /// Does a command with what stands behind it; `nil` if it is none of those that are known here.
  mutating func perform(
    command text: String, _ prompt: PromptState, size: Size
  ) -> [Effect]? {
    guard let space = text.firstIndex(of: " ") else { return nil }
    let word = String(text[..<space])
    let words = text[space...].split(separator: " ").map(String.init)
    guard let first = words.first else { return nil }
    if words.count > 1, Session.wordsWithOne.contains(word) {
      return complain(CommandPhrases.tooMany(word), prompt)
    }
    switch word {
    case "step", "back": return steps(first, word == "step" ? .forward : .backward, prompt)
    case "view": return showView(first, prompt)
    case "theme": return useTheme(words.joined(separator: " "), prompt)
    case "map": return map(words, prompt)
    case "help": return help(words.joined(separator: " "))
    case "mark", "to_mark": return letter(first, word == "mark" ? .set : .jump)
    case "pick": return pick(first, prompt)
    case "exhaust": return exhaust(words, prompt)
    case "save_filter": return saveFilter(first, prompt)
    default: return nil
    }
  }

  /// What is wrong with a line that no command takes: it lacks what the command needs, says too much, or has another name.
  func trouble(_ text: String) -> String {
    let word = String(text.prefix { $0 != " " })
    if word == "goto" || word == "!tt", word != text { return CommandPhrases.noPlace }
    if let facts = CommandCatalog.command(named: word) { return CommandPhrases.write(facts) }
    if word != text, ActionCatalog.action(named: word) ?? CommandWords.action(word) != nil {
      return CommandPhrases.nothingBehind(word)
    }
    let names = ActionCatalog.all.map(\.name) + CommandCatalog.all.map(\.name)
    return CommandPhrases.unknown(word, meant: Suggestion.closest(to: word, in: names))
  }

  /// The commands that take one word and no more.
  private static let wordsWithOne: Set<String> = [
    "step", "back", "view", "mark", "to_mark", "pick", "save_filter",
  ]

  private mutating func steps(
    _ word: String, _ heading: Heading, _ prompt: PromptState
  ) -> [Effect] {
    guard let count = Int(word), 1...Session.stepCountMax ~= count else {
      return complain(CommandPhrases.count(Session.stepCountMax), prompt)
    }
    playback.stop()
    return pursue(.events(count), heading)
  }

  private mutating func showView(_ name: String, _ prompt: PromptState) -> [Effect] {
    guard let view = ViewKind(name: name) else {
      return complain(ViewKind.refusal(of: name), prompt)
    }
    show(view)
    return []
  }

  private mutating func useTheme(_ name: String, _ prompt: PromptState) -> [Effect] {
    guard !look.themes.isEmpty else {
      message = .noThemes
      return []
    }
    guard let index = look.themes.firstIndex(where: { $0.lowercased() == name.lowercased() })
    else { return complain(CommandPhrases.noTheme(name, of: look.themes), prompt) }
    look.theme = index
    message = .theme(look.themes[index])
    return [.useTheme(index)]
  }

  private mutating func map(_ words: [String], _ prompt: PromptState) -> [Effect] {
    switch program.keyMap.mapped(words) {
    case .success(let map):
      program.keyMap = map
      let keys = ActionCatalog.action(named: words[0]).map(map.text) ?? ""
      message = Message(CommandPhrases.mapped(words[0], keys, isNew: words.count > 1))
    case .failure(let trouble): return complain(trouble.text, prompt)
    }
    return []
  }

  private mutating func help(_ words: String) -> [Effect] {
    openHelp(.all)
    guard case .list(let purpose, var list) = overlay else { return [] }
    list.insert(words)
    list = inHelp(list)
    list.move(by: 0)
    overlay = .list(purpose, list)
    return []
  }

  private mutating func letter(_ word: String, _ purpose: LetterPurpose) -> [Effect] {
    guard word.count == 1, let letter = word.first else {
      message = .noLetter
      return []
    }
    return type(.character(letter), letterFor: purpose)
  }

  private mutating func pick(_ name: String, _ prompt: PromptState) -> [Effect] {
    guard name != "none" else {
      attention.picked = .none
      return []
    }
    guard let object = ObjectID(name) else {
      return complain(ObjectID.refusal(of: name), prompt)
    }
    attention.picked = object
    return []
  }

  static let stepCountMax = 1_000_000_000
}
