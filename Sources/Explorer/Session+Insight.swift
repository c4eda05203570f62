import Events
import Replay
import Terminal
import Views

/// What helps to understand: causes, watches, words, notes; the actions of this topic.
extension Session {
  mutating func understand(_ understanding: Understanding) -> [Effect] {
    switch understanding {
    case .why where isAtOtherRun: askOther { _ = $0.askWhy() }
    case .explain where isAtOtherRun: askOther { $0.explain() }
    case .copyRow where isAtOtherRun: return copyOther { $0.copyRow() }
    case .copyLine where isAtOtherRun: return copyOther { $0.copyLine() }
    case .why: return askWhy()
    case .watch: toggleWatch()
    case .explain: explain()
    case .copyRow: return copyRow()
    case .copyLine: return copyLine()
    case .undo: return undo()
    case .redo: return redo()
    case .difference: compareMoments()
    case .verdict: return askForVerdict()
    case .note: openLine(.note)
    case .places: openPlaces()
    case .link:
      guard huntRefusal == nil else {
        message = huntRefusal
        return []
      }
      return [.link]
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
    case .positionBeside(let position):
      walkOther { _ = $0.pursue(.position(position), .forward) }
    case .term(let term): show([term])
    case .scenario(let name): return [.visit(name)]
    case .setter(let quantity, let position):
      guard let index = timeline.setter(of: quantity, at: position) else {
        message = Message(whyUnset(quantity, at: position))
        return []
      }
      return pursue(.position(index + 1), .forward)
    case .write: openLine(.write)
    case .leave: return [.leave]
    case .nothing: break
    }
    return []
  }
}
