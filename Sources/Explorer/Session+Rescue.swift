import Events
import Replay
import Views

/// What is kept when the terminal goes away and nobody can be asked.
extension Session {
  /// Writes the run with what the user noted down, and a note at the place where the user stood; nothing where the same can be
  /// opened again.
  var rescue: [Effect] {
    guard program.tour == nil, hunt == nil, hasOwnWork,
      timeline.count <= Session.rescuedCountMax, let file = program.rescueFile()
    else { return [] }
    var request = SaveRequest(path: file, replaces: true)
    request.marks = attention.marks
    var notebook = self.notebook
    if notebook.note(at: position) == nil { notebook.setNote(NoteWords.hungUp, at: position) }
    request.notes = notebook.notes
    return [.save(request)]
  }

  /// Whether anything would be lost: what was done to the run, or marks and notes that its file does not have.
  private var hasOwnWork: Bool {
    study.done.contains(where: \.isOfRun) || attention.marks != run.marks
      || notebook.notes != run.notes
  }

  /// As many events as are written well within the second that a program has that is told to end.
  private static let rescuedCountMax = 1_000_000
}
