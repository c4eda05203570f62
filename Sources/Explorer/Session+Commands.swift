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

  /// Every search ends before anything is shown, however long that takes.
  public mutating func searchesAtOnce() { sieve.atOnceCountMax = .max }

  // MARK: - What a line means

  /// Does what a line says: a command with what stands behind it, else an action, else a place to go to.
  mutating func command(
    _ text: String, _ prompt: PromptState, size: Size
  ) -> [Effect] {
    if let typed = TypedCommand(text), typed.isComplete { return perform(typed, prompt) }
    if let action = CommandCatalog.action(text) { return perform(action, size: size) }
    if text == CommandCatalog.leave { return leaveOrAsk() }
    if TypedPlace.isMeant(by: text) { return goTo(text, prompt) }
    return complain(trouble(text), prompt)
  }

  /// What is wrong with a line that means nothing: it lacks what the command needs, says too much, or has another name.
  private func trouble(_ text: String) -> String {
    if let typed = TypedCommand(text) { return CommandPhrases.write(typed.facts) }
    let word = String(text.prefix { $0 != " " })
    if CommandCatalog.action(word) != nil { return CommandPhrases.nothingBehind(word) }
    let names = ActionCatalog.all.map(\.name) + CommandCatalog.all.map(\.name)
    return CommandPhrases.unknown(word, meant: Suggestion.closest(to: word, in: names))
  }

  // MARK: - Commands that need to be told something

  /// Does a command with what stands behind it.
  private mutating func perform(_ typed: TypedCommand, _ prompt: PromptState) -> [Effect] {
    let (rest, words) = (typed.rest, typed.words)
    if typed.facts.meaning.extent == .word, words.count > 1 {
      return complain(CommandPhrases.tooMany(typed.word), prompt)
    }
    if typed.lacksQuery { return complain(CommandPhrases.write(typed.facts), prompt) }
    let problem: String?
    switch typed.facts.meaning {
    case .steps(let heading): return steps(rest, heading, prompt)
    case .goTo: return goTo(typed.place, prompt)
    case .run(let heading): return run(to: rest, heading, prompt)
    case .stop: return stop(at: rest, prompt)
    case .seek(let kind): return seek(kind, rest, prompt)
    case .first: return goToFirst(rest, prompt)
    case .saveFilter: return saveFilter(rest, prompt)
    case .columns: return setColumns(rest, prompt)
    case .mark where isAtOtherRun, .note where isAtOtherRun:
      message = .aboutThisRunOnly
      return []
    case .mark: return letter(rest, .set)
    case .toMark: return letter(rest, .jump)
    case .pick: return pick(rest, prompt)
    case .exhaust: return exhaust(words, prompt)
    case .view: return showView(rest, prompt)
    case .write: return write(typed)
    case .yank: return yank(typed, prompt)
    case .compare: return compare(with: rest)
    case .theme: return useTheme(words.joined(separator: " "), prompt)
    case .map: return map(words, prompt)
    case .help: return help(words.joined(separator: " "))
    case .why: problem = askWhyOnFocusedSide(named: rest)
    case .watch: problem = watch(rest)
    case .unwatch: problem = unwatch(rest)
    case .chart: return chart(rest, prompt)
    case .unchart: problem = unchart(rest)
    case .explain: problem = explain(rest)
    case .note: problem = note(rest)
    }
    return problem.map { complain($0, prompt) } ?? []
  }

  /// `:c QUERY` runs to the next event that the query holds for.
  private mutating func run(
    to text: String, _ heading: Heading, _ prompt: PromptState
  ) -> [Effect] {
    do {
      return pursue(.event(Breakpoint(try query(text))), heading)
    } catch {
      return complain(error.sentence, prompt)
    }
  }

  /// `:b QUERY` stops every run there, or does so no more.
  private mutating func stop(at text: String, _ prompt: PromptState) -> [Effect] {
    do {
      toggle(Breakpoint(try query(text), at: cursorIfNamed(in: text)))
      return []
    } catch {
      return complain(error.sentence, prompt)
    }
  }

  private mutating func chart(_ text: String, _ prompt: PromptState) -> [Effect] {
    do {
      try chart(text)
      return []
    } catch {
      return complain(error.sentence, prompt)
    }
  }

  /// `:write FILE`: the run goes into a file, with the marks and notes of the user.
  private mutating func write(_ typed: TypedCommand) -> [Effect] {
    guard huntRefusal == nil else {
      message = huntRefusal
      return []
    }
    guard var request = SaveRequest(typed) else { return [] }
    request.marks = attention.marks
    request.notes = notebook.notes
    return [.save(request)]
  }

  private mutating func yank(_ typed: TypedCommand, _ prompt: PromptState) -> [Effect] {
    guard let request = SaveRequest(typed) else { return complain(CopyWords.noFile, prompt) }
    return yank(into: request)
  }

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
    guard isKnown(object) else {
      let words = CommandPhrases.noObject(
        object, isGrowing: run.isGrowing, alive: objectsInstead(of: object))
      return complain(words, prompt)
    }
    attention.picked = object
    return []
  }

  /// Whether an object is alive here, or an event of the run is about it.
  private func isKnown(_ object: ObjectID) -> Bool {
    moment.state[object] != nil
      || timeline.nextIndex(about: object, from: timeline.history.droppedCount) != nil
  }

  /// What is alive here: of the same kind, if there is any.
  private func objectsInstead(of object: ObjectID) -> [ObjectID] {
    let alive = moment.state.liveObjects.map(\.object)
    let fellows = alive.filter { $0.kind == object.kind }
    return fellows.isEmpty ? alive : fellows
  }

  static let stepCountMax = 1_000_000_000
}
