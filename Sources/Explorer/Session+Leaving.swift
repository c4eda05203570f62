import Terminal
import Views

/// Leaving: what the user did is not lost without a question.
extension Session {
  /// Leaves, or asks first where something is in no file.
  mutating func leaveOrAsk() -> [Effect] {
    guard losesWork else { return [.leave] }
    openList(.leaving, leavingEntries.map(ListEntry.insight))
    return []
  }

  /// Whether something is lost that somebody may want; what is hunted, toured or only visited is kept by nobody.
  private var losesWork: Bool {
    hunt == nil && program.tour == nil && !program.isVisit && hasOwnWork
  }

  /// To write it, where that can be done, and to leave without.
  private var leavingEntries: [InsightEntry] {
    let lost = LeavingWords.lost(unkept)
    let leave = InsightEntry(
      cells: ["", LeavingWords.leave, lost], detail: keyed(LeavingWords.leaveDetail), goal: .leave)
    guard canWrite else { return [leave] }
    let write = InsightEntry(
      cells: ["", LeavingWords.write, ""], detail: keyed(LeavingWords.writeDetail), goal: .write)
    return [write, leave]
  }

  /// Whether `:write` could have something to write.
  var canWrite: Bool { !run.injections.isEmpty || run.isRecorded }

  /// What stands in no file, part by part.
  private var unkept: [LeavingWords.Part] {
    let kept = study.kept
    let isRunKept = kept.contains { $0.runNumber == study.runNumber }
    var parts: [LeavingWords.Part] = isRunKept ? [] : [.run]
    if !attention.marks.isEmpty, !kept.contains(where: { $0.marks == attention.marks }) {
      parts.append(.marks)
    }
    if !notebook.notes.isEmpty, !kept.contains(where: { $0.notes == notebook.notes }) {
      parts.append(.notes)
    }
    return parts.isEmpty ? [.changes] : parts
  }

  /// In the question, the key that leaves at once does so; `nil` for every other key.
  func leaveAtOnce(_ input: Input, _ list: SearchList<ListEntry>) -> [Effect]? {
    guard list.editor.text.isEmpty, program.keyMap.action(input) == .quitNow else { return nil }
    return [.quit]
  }
}
