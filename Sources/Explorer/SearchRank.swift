import Terminal
import Views

/// How well an entry of a list fits what was typed; the best stand first.
public enum SearchRank: Int, Comparable, Sendable {
  /// What was typed is what it is called.
  case name
  /// Its title begins with what was typed.
  case beginning
  /// All that was typed are whole words of it.
  case words
  /// All that was typed are parts of its words.
  case parts

  /// Orders the better one first.
  public static func < (a: SearchRank, b: SearchRank) -> Bool { a.rawValue < b.rawValue }
}

/// What was typed to find entries of a list: words, big letters as good as small ones.
public struct TypedWords: Sendable {
  private let text: String
  private let words: [String]

  init(_ text: String) {
    self.text = text
    words = text.lowercased().split(separator: " ").map(String.init)
  }

  var isEmpty: Bool { words.isEmpty }

  /// Whether a text has all of them, be it as parts of its words.
  func areFound(in text: String) -> Bool {
    let text = text.lowercased()
    return words.allSatisfy { text.contains($0) }
  }

  /// How well they fit what has names in small letters, keys, a title, and a text in which they are found.
  func rank(names: [String], keys: [String], title: String, in entry: String) -> SearchRank {
    if keys.contains(text) || names.contains(words.joined(separator: "_")) { return .name }
    if TypedWords.split(title).starts(with: words) { return .beginning }
    return Set(TypedWords.split(entry)).isSuperset(of: words) ? .words : .parts
  }

  /// Whether a word is what was typed, in big or small letters.
  func areName(_ word: String) -> Bool { [word.lowercased()] == words }

  /// The words of a text; what stands between letters and digits ends a word.
  private static func split(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
  }
}

extension ListEntry {
  /// What can be done is found by its name first; other lists keep their order.
  public func rank(_ typed: TypedWords) -> SearchRank {
    switch self {
    case .action(let facts):
      let keys = facts.keys.flatMap { [$0.text, KeyName.plain($0.input)] }
      return typed.rank(names: [facts.name], keys: keys, title: facts.title, in: searchText)
    case .command(let facts):
      let names = [facts.name] + facts.words
      return typed.rank(names: names, keys: [], title: facts.title, in: searchText)
    case .view(let view): return typed.areName(view.name) ? .name : .parts
    case .insight(let entry): return typed.areName(entry.cells[0]) ? .name : .parts
    case .heading, .injection, .alternative, .run, .found, .fileToCompare, .theme, .asked:
      return .parts
    }
  }
}
