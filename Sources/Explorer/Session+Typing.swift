import Events
import Replay
import Terminal
import Views

/// Keys while something stands in front: a line, a list, or the letter of a mark that is waited for.
extension Session {
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

  // MARK: - Letters

  /// Takes the letter of a mark.
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
