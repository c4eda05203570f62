import Replay
import Traces
import Views

/// The marks and notes of a trace, as views and queries take them.
extension [TraceMark] {
  /// The places with a letter.
  var letters: [UserMark] {
    compactMap { mark in mark.letter.map { UserMark($0, at: mark.position) } }
  }

  /// The places with a remark.
  var notes: [UserNote] {
    filter { !$0.note.isEmpty }.map { UserNote($0.note, at: $0.position) }
  }

  /// What a query may ask of them; `nil` where there are none.
  var remarks: QueryRemarks? {
    guard !isEmpty else { return nil }
    let marks = Dictionary(grouping: letters) { $0.position - 1 }
    return QueryRemarks(
      marks: marks.mapValues { $0.map { String($0.letter) } },
      notes: Dictionary(notes.map { ($0.position - 1, $0.text) }) { first, _ in first })
  }
}
