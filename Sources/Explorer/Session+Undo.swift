import Events
import Replay
import Views

/// u and Control-R: the last change of the user is taken back, and made again.
extension Session {
  /// Remembers what is there before a change.
  mutating func remember(_ name: String, isOfRun: Bool = false) {
    study.done.append(snapshot(name, isOfRun))
    if study.done.count > Study.changeCountMax { study.done.removeFirst() }
    study.undone = []
    study.forgetBegun()
    if isOfRun { numberRun() }
  }

  /// From here on it is another run.
  private mutating func numberRun() {
    study.lastRunNumber += 1
    study.runNumber = study.lastRunNumber
  }

  private func snapshot(_ name: String, _ isOfRun: Bool) -> UserChange {
    UserChange(
      name: name, isOfRun: isOfRun, runNumber: study.runNumber, position: position,
      attention: attention, notebook: notebook, toggled: look.toggled)
  }

  /// Takes the last change back; where somebody may mean a filter, or what is followed, it is said what ends that.
  mutating func undo() -> [Effect] {
    let staying = study.begun.last.map(UndoWords.stays) ?? ""
    study.forgetBegun()
    guard let change = study.done.popLast() else {
      message = Message(UndoWords.nothing + staying, .warning)
      return []
    }
    study.undone.append(snapshot(change.name, change.isOfRun))
    return restore(change, UndoWords.undone(change.name) + staying, .undo)
  }

  mutating func redo() -> [Effect] {
    guard let change = study.undone.popLast() else {
      message = Message(UndoWords.nothingUndone, .warning)
      return []
    }
    study.done.append(snapshot(change.name, change.isOfRun))
    study.forgetBegun()
    return restore(change, UndoWords.redone(change.name), .redo)
  }

  /// Shows what was there; where the run itself changes, that is done outside first.
  private mutating func restore(_ change: UserChange, _ words: String, _ effect: Effect)
    -> [Effect]
  {
    message = Message(words)
    guard change.isOfRun else {
      bringBack(change)
      forgetRemarks(outside: timeline.history.droppedCount..<Int.max)
      remarksChanged()
      chartFurther()
      return []
    }
    study.swapped = change
    return [effect]
  }

  /// Brings marks, breakpoints and what was noted down back; what is looked at now was not the change, and stays.
  private mutating func bringBack(_ change: UserChange) {
    let (picked, followed) = (attention.picked, attention.followed)
    let comparedWith = notebook.comparedWith
    attention = change.attention
    (attention.picked, attention.followed) = (picked, followed)
    notebook = change.notebook
    notebook.comparedWith = comparedWith
  }

  /// The run outside could not be swapped: nothing has changed.
  mutating func refuseSwap() {
    study.swapped = nil
    study.done.removeAll { $0.isOfRun }
    study.undone.removeAll { $0.isOfRun }
    message = Message(UndoWords.impossible, .warning)
  }
}
