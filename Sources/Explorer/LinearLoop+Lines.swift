import Events
import Terminal
import Views

/// What a line means: an answer to what stands in front, the name of an action, a key, or a command.
extension LinearLoop {
  /// Gives a line to what stands in front, else does what it says.
  mutating func reply(_ text: String) -> Outcome {
    isLooking = false
    switch loop.session.overlay {
    case .list(.leaving, _) where LinearLoop.leaves(text): return .left
    case .list(let purpose, let list): return choose(text, purpose, list)
    case .prompt: return answer(text)
    case .letter where text.isEmpty: return close()
    case .letter: return press(text.first.map(Input.character) ?? .key(.escape))
    case nil: return command(text)
    }
  }

  /// Whether a line says again what was asked about: then it is meant.
  private static func leaves(_ text: String) -> Bool {
    let word = text.hasPrefix(":") ? String(text.dropFirst()).trimmed : text
    return word == CommandCatalog.leave || CommandCatalog.action(word) == .quit
  }

  /// The name of an action, else a key, else a command; behind a colon a command.
  ///
  /// An empty line does the last one again, but not in a script.
  private mutating func command(_ line: String) -> Outcome {
    if line.isEmpty, isScript || last.isEmpty { return .done }
    let line = line.isEmpty ? last : line
    last = line
    let text = line.hasPrefix(":") ? String(line.dropFirst()).trimmed : line
    if text == LinearWords.look {
      report(.pane)
      return .done
    }
    let isName = line.hasPrefix(":") || ActionCatalog.action(named: text) != nil
    if !isName, let input = KeyName.input(text), loop.session.program.keyMap.action(input) != nil {
      return press(input)
    }
    if !isName, let keys = KeysOnOneLine(text, loop.session.program.keyMap) { return press(keys) }
    let before = shown
    let asksAgain = LinearLoop.shows(before.view, ActionCatalog.action(named: text))
    return finish(loop.handle(command: text), before, asksAgain: asksAgain)
  }

  private mutating func press(_ input: Input) -> Outcome {
    let before = shown
    let isKey = loop.session.overlay == nil
    let action = isKey ? loop.session.program.keyMap.action(input) : nil
    return finish(loop.handle(input), before, asksAgain: LinearLoop.shows(before.view, action))
  }

  private static func shows(_ view: ViewKind, _ action: Action?) -> Bool {
    if case .view(view) = action { true } else { false }
  }

  /// Presses a key that asks for something, and gives it the rest of the line, if it does ask.
  private mutating func press(_ keys: KeysOnOneLine) -> Outcome {
    let before = shown
    let ending = loop.handle(keys.key)
    return loop.session.overlay == nil ? finish(ending, before) : reply(keys.answer)
  }

  private mutating func close() -> Outcome {
    _ = loop.handle(.key(.escape))
    write([LinearWords.closed])
    return .done
  }

  /// Types an answer into the line that is open; nothing takes what is offered, and closes the line if nothing is.
  private mutating func answer(_ text: String) -> Outcome {
    let offered = loop.session.scene.prompt?.text ?? ""
    let isBeginning = offered.hasSuffix(" ")
    guard !text.isEmpty else {
      return offered.isEmpty || isBeginning ? close() : press(.key(.enter))
    }
    let before = shown
    if !isBeginning || text.hasPrefix(offered) {
      _ = loop.handle(.key(.character("u"), .control))
      _ = loop.handle(.key(.character("k"), .control))
    }
    _ = loop.handle(.paste(text))
    return finish(loop.handle(.key(.enter)), before)
  }

  /// Takes a number, or words to look for; nothing closes the list, and so does a command.
  private mutating func choose(
    _ text: String, _ purpose: ListPurpose, _ list: SearchList<ListEntry>
  ) -> Outcome {
    guard !text.isEmpty else { return close() }
    if text.hasPrefix(":") {
      _ = loop.handle(.key(.escape))
      return command(text)
    }
    if purpose == .insight(.places), text.count == 1, let letter = text.first,
      letter.isLetter || letter == "'"
    {
      return press(.character(letter))
    }
    if let number = Int(text) {
      guard let index = shownEntries.index(ofNumber: number) else {
        write([LinearWords.noNumber(shownEntries.count)])
        return .wrong
      }
      let before = shown
      loop.pick(shownEntries[index])
      return finish(loop.handle(.key(.enter)), before)
    }
    _ = loop.handle(.key(.character("u"), .control))
    _ = loop.handle(.paste(text))
    showList()
    isLooking = true
    guard isScript, shownEntries.isEmpty else { return .done }
    write([LinearWords.wrong(LinearWords.notInList)])
    return .wrong
  }
}
