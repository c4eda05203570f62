import Explorer
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
    return QueryRemarks(letters, notes)
  }
}

extension SaveRequest {
  /// The marks and notes as a trace keeps them, in the order of their positions.
  var placesInTrace: [TraceMark] {
    let all =
      marks.map { TraceMark(at: $0.position, letter: $0.letter) }
      + notes.map { TraceMark(at: $0.position, note: $0.text) }
    return all.sorted { ($0.position, $0.note) < ($1.position, $1.note) }
  }
}
