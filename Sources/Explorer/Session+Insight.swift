import Events
import Replay
import Terminal
import Views

/// What helps to understand: causes, watches, words, notes; the actions and commands of this topic.
extension Session {
  mutating func understand(_ understanding: Understanding) -> [Effect] {
    switch understanding {
    case .why: return askWhy()
    case .watch: toggleWatch()
    case .explain: explain()
    case .copyRow: return copyRow()
    case .copyLine: return copyLine()
    case .undo: return undo()
    case .redo: return redo()
    case .difference: compareMoments()
    case .verdict: return askForVerdict()
    case .note:
      overlay = .prompt(PromptState(purpose: .command, editor: LineEditor("note ")))
    case .places: openPlaces()
    case .link: return [.link]
    }
    return []
  }

  /// Shows a list that explains something.
  mutating func open(_ purpose: InsightPurpose, _ entries: [InsightEntry]) {
    overlay = .list(.insight(purpose), SearchList(entries.map(ListEntry.insight)))
  }

  /// Goes to where an entry leads.
  mutating func choose(_ entry: InsightEntry) -> [Effect] {
    switch entry.goal {
    case .position(let position): return pursue(.position(position), .forward)
    case .term(let term): show([term])
    case .scenario(let name): return [.visit(name)]
    case .setter(let quantity, let position):
      guard let index = timeline.setter(of: quantity, at: position) else {
        message = Message(whyUnset(quantity, at: position))
        return []
      }
      return pursue(.position(index + 1), .forward)
    case .nothing: break
    }
    return []
  }

  /// Does what a command of this topic says; `nil` if it is none of them.
  mutating func insightCommand(_ text: String, _ prompt: PromptState) -> [Effect]? {
    guard let (word, rest) = InsightCommand.split(text) else { return nil }
    let problem: String?
    switch word {
    case .why: problem = askWhy(named: rest)
    case .watch: problem = watch(rest)
    case .unwatch: problem = unwatch(rest)
    case .chart: problem = chart(rest)
    case .unchart: problem = unchart(rest)
    case .explain: problem = explain(rest)
    case .note: problem = note(rest)
    case .yank:
      guard let effects = yank(command: text) else { return complain(CopyWords.noFile, prompt) }
      return effects
    }
    return problem.map { complain($0, prompt) } ?? []
  }
}

/// The commands of this topic that take words behind them.
enum InsightCommand: String, CaseIterable {
  case why, watch, unwatch, chart, unchart, explain, note, yank

  /// Whether the command means something without words behind it.
  private var standsAlone: Bool {
    self == .unwatch || self == .unchart || self == .note || self == .yank
  }

  /// A command with what stands behind it; `nil` if it is none, or is an action.
  static func split(_ text: String) -> (InsightCommand, String)? {
    let word = text.prefix { $0 != " " }
    let rest = text.dropFirst(word.count).drop { $0 == " " }
    // Only a file can be replaced: no other of these commands takes the sign.
    let name = word == InsightCommand.yank.rawValue + "!" ? word.dropLast() : word
    guard let command = InsightCommand(rawValue: String(name)),
      !rest.isEmpty || command.standsAlone
    else { return nil }
    return (command, String(rest))
  }
}
