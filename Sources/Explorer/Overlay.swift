import Events
import Terminal
import Views

/// What stands in front of the view and takes the keys.
public enum Overlay: Equatable, Sendable {
  /// A line at the bottom.
  case prompt(PromptState)
  /// A list from which one entry is chosen.
  case list(ListPurpose, SearchList<ListEntry>)
  /// The next key is the letter of a mark.
  case letter(LetterPurpose)
}

/// What a list is shown for.
public enum ListPurpose: Equatable, Sendable {
  /// What can be done.
  case help
  /// All keys, in groups.
  case keys
  /// What can be done to the stack.
  case injections
  /// What can come out differently.
  case branches
  /// What can be looked at.
  case views
  /// What the colours can be; the picked ones are shown at once.
  case themes
  /// What helps to understand.
  case insight(InsightPurpose)
  /// What the cell under the cursor says.
  case cell
  /// What can be done with that.
  case cellUse
  /// What stops a run.
  case breakpoints
  /// What marks events, and the filters that have a name.
  case rules
  /// What the run can be compared with.
  case runs
  /// The runs that a search has found.
  case found
  /// What is to become of what is in no file when the user leaves.
  case leaving
}

/// An entry of a list in front.
public enum ListEntry: SearchEntry {
  /// Something that the user can do.
  case action(ActionFacts)
  /// Something that is typed behind a colon, with what it needs.
  case command(CommandFacts)
  /// The heading of what follows.
  case heading(String)
  /// Something that can be done to the stack.
  case injection(Injection)
  /// A choice that can come out differently.
  case alternative(Alternative)
  /// Something that can be looked at.
  case view(ViewKind)
  /// A run that this one can be compared with.
  case run(Comparing.Candidate)
  /// A run that a search has found.
  case found(FoundRun)
  /// A file to compare this run with, which is asked for.
  case fileToCompare
  /// A theme, by its place among ``Look/themes``.
  case theme(Int, name: String)
  /// Something that helps to understand.
  case insight(InsightEntry)
  /// Something that is asked of the events.
  case asked(AskedEntry)

  /// The words by which it is found.
  public var searchText: String {
    switch self {
    case .action(let facts):
      "\(facts.title) \(facts.name) \(facts.keyText) \(facts.plainKeyText) \(facts.habit)"
    case .command(let facts):
      "\(facts.title) \(facts.spelling) \(facts.words.joined(separator: " "))"
    case .heading: ""
    case .injection(let injection): injection.searchText
    case .alternative(let alternative): alternative.searchText
    case .theme(_, let name): name
    case .insight(let entry): entry.searchText
    case .asked(let entry): entry.searchText
    case .run(let candidate): candidate.searchText
    case .found(let run): "\(run.rule) \(run.sentence)"
    case .fileToCompare: ListWords.file
    case .view(let view): "\(view.name) \(view.facts.title) \(view.facts.question)"
    }
  }

  /// Whether it can be chosen.
  public var isPickable: Bool { if case .heading = self { false } else { true } }
}

/// What a letter is asked for.
public enum LetterPurpose: Equatable, Sendable {
  /// To set a mark.
  case set
  /// To jump to one.
  case jump
  /// What Control-W does to panes.
  case pane
}

/// A line that is typed, and what for.
public struct PromptState: Equatable, Sendable {
  var purpose: Purpose
  var editor = LineEditor()
  /// What is wrong with what was typed; empty if nothing is known to be.
  var problem = ""
  /// What helps while a query is typed, or `nil` where none is.
  var help: PromptHelp?
  /// What Tab offers, as long as nothing else is typed.
  var completion: Completion?
  /// Where we are in what was typed before.
  var walk: HistoryWalk?
  /// What is looked for in what was typed before.
  var search: HistorySearch?

  enum Purpose: Equatable, Sendable {
    /// Where to go.
    case goTo
    /// A command, or where to go.
    case command
    /// The number that an injection needs.
    case number(Injection)
    /// The number that a choice is to give.
    case outcome(Alternative)
    /// What is looked for.
    case seek(SeekKind)
  }
}

/// A list that gets shorter while one types.
public struct SearchList<Entry: SearchEntry>: Equatable, Sendable {
  /// All entries.
  let all: [Entry]
  var editor = LineEditor()
  var picked = 0

  init(_ all: [Entry]) { self.all = all }

  /// The entries that have all the words that were typed, those that fit best first; those that fit alike keep their order.
  var found: [Entry] {
    let typed = TypedWords(editor.text)
    guard !typed.isEmpty else { return all }
    let fitting = all.filter { $0.isPickable && typed.areFound(in: $0.searchText) }
    return fitting.map { (entry: $0, rank: $0.rank(typed)) }.sorted { $0.rank < $1.rank }
      .map(\.entry)
  }

  /// The picked entry, or `nil` if none is found.
  var current: Entry? {
    let found = found
    return found.indices.contains(picked) && found[picked].isPickable ? found[picked] : nil
  }

  /// Moves by rows; what cannot be picked is passed over.
  mutating func move(by step: Int) {
    let found = found
    guard !found.isEmpty else { return }
    let wanted = min(max(picked + step, 0), found.count - 1)
    let after = Array(wanted..<found.count)
    let before = Array((0..<wanted).reversed())
    let onward = step < 0 ? [wanted] + before + after : after + before
    picked = onward.first { found[$0].isPickable } ?? picked
  }

  /// Picks a row, if it can be.
  mutating func pick(_ row: Int) {
    let found = found
    if found.indices.contains(row), found[row].isPickable { picked = row }
  }
}

/// An entry of a list that can be searched.
public protocol SearchEntry: Equatable, Sendable {
  /// The words by which it is found.
  var searchText: String { get }
  /// Whether it can be chosen.
  var isPickable: Bool { get }
  /// How well it fits what was typed, if that is found in it.
  func rank(_ typed: TypedWords) -> SearchRank
}

extension SearchEntry {
  /// Nearly everything can be.
  public var isPickable: Bool { true }
  /// Most lists keep their order.
  public func rank(_ typed: TypedWords) -> SearchRank { .parts }
}

extension SearchList {
  /// Takes a text that was pasted.
  mutating func insert(_ text: String) { edit { $0.insert(text) } }

  /// Takes a key: the arrows move, everything else is typed.
  mutating func type(_ input: Input) {
    switch input {
    case .key(.down, _), .key(.character("n"), .control), .key(.tab, _): move(by: 1)
    case .key(.up, _), .key(.character("p"), .control), .key(.backtab, _): move(by: -1)
    case .key(.pageDown, _): move(by: 10)
    case .key(.pageUp, _): move(by: -10)
    default: edit { _ = $0.type(input) }
    }
  }

  /// Changes the words that are looked for; the first entry that has them is picked.
  private mutating func edit(_ change: (inout LineEditor) -> Void) {
    let before = editor.text
    change(&editor)
    guard editor.text != before else { return }
    picked = 0
    move(by: 0)
  }
}
