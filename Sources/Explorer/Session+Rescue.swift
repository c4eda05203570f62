import Events
import Replay
import Views

/// What is kept when the program is ended from outside and nobody can be asked.
extension Session {
  /// Writes the run with what the user noted down, and a note at the place where the user stood.
  ///
  /// Nothing is written where the run, its marks and its notes are those that were opened, or written behind that.
  var rescue: [Effect] {
    guard program.tour == nil, hunt == nil, hasOwnWork,
      timeline.count <= Session.rescuedCountMax, let file = program.rescueFile(moment.number)
    else { return [] }
    var request = SaveRequest(path: file)
    request.marks = attention.marks
    var notebook = self.notebook
    if notebook.note(at: position) == nil { notebook.setNote(NoteWords.hungUp, at: position) }
    request.notes = notebook.notes
    return [.save(request)]
  }

  /// Whether anything would be lost: what was done to the run, or marks and notes that its file does not have.
  var hasOwnWork: Bool { !study.kept.contains(ownWork) }

  /// What the user could lose.
  var ownWork: OwnWork {
    OwnWork(runNumber: study.runNumber, marks: attention.marks, notes: notebook.notes)
  }

  /// The run was to be written; what a file has now cannot be lost.
  mutating func receiveSave(_ request: SaveRequest, _ answer: Message) {
    say(answer)
    guard answer.kind == .note else { return }
    study.kept.append(
      OwnWork(runNumber: study.runNumber, marks: request.marks, notes: request.notes))
  }

  /// As many events as are written well within the second that a program has that is told to end.
  private static let rescuedCountMax = 1_000_000
}
