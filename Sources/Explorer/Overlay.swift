import Events
import Views

/// What stands in front of the view and takes the keys.
public enum Overlay: Equatable, Sendable {
  /// A line at the bottom.
  case prompt(PromptState)
  /// The list of what can be done.
  case help(SearchList<HelpEntry>)
  /// The list of what can be done to the stack.
  case inject(SearchList<Injection>)
  /// The list of what can come out differently.
  case branch(SearchList<Alternative>)
  /// The next key is the letter of a mark.
  case letter(LetterPurpose)
}

/// What a letter is asked for.
public enum LetterPurpose: Equatable, Sendable {
  /// To set a mark.
  case set
  /// To jump to one.
  case jump
}

/// A line that is typed, and what for.
public struct PromptState: Equatable, Sendable {
  let purpose: Purpose
  var editor = LineEditor()
  /// What is wrong with what was typed; empty if nothing is known to be.
  var problem = ""

  enum Purpose: Equatable, Sendable {
    /// Where to go.
    case goTo
    /// A command, or where to go.
    case command
    /// The number that an injection needs.
    case number(Injection)
    /// The number that a choice is to give.
    case outcome(Alternative)
  }
}

/// A list that gets shorter while one types.
public struct SearchList<Entry: SearchEntry>: Equatable, Sendable {
  /// All entries.
  let all: [Entry]
  var editor = LineEditor()
  var picked = 0

  init(_ all: [Entry]) { self.all = all }

  /// The entries that have all the words that were typed.
  var found: [Entry] {
    let words = editor.text.lowercased().split(separator: " ")
    return all.filter { entry in
      let text = entry.searchText.lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  /// The picked entry, or `nil` if none is found.
  var current: Entry? { found.indices.contains(picked) ? found[picked] : nil }

  mutating func move(by step: Int) {
    let count = found.count
    guard count > 0 else { return }
    picked = min(max(picked + step, 0), count - 1)
  }
}

/// An entry of a list that can be searched.
public protocol SearchEntry: Equatable, Sendable {
  /// The words by which it is found.
  var searchText: String { get }
}

/// An action on the help page.
public struct HelpEntry: SearchEntry {
  let facts: ActionFacts

  /// Its words: what it does, its keys, its name.
  public var searchText: String { "\(facts.title) \(facts.name) \(facts.keyText) \(facts.habit)" }

  /// Two entries are the same if their actions are.
  public static func == (a: HelpEntry, b: HelpEntry) -> Bool { a.facts.action == b.facts.action }
}
