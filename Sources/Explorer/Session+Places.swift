import Events
import Replay
import Terminal
import Traces
import Views

/// d, notes, and the list of marked places.
extension Session {
  // MARK: - Two moments

  /// Marks this moment, or shows how it differs from the one that was marked.
  mutating func compareMoments() {
    guard let first = notebook.comparedWith, first <= timeline.count,
      first >= timeline.history.droppedCount
    else {
      notebook.comparedWith = position
      message = Message(DifferenceWords.begins(moment.number))
      return
    }
    notebook.comparedWith = nil
    guard first != position else {
      message = Message(DifferenceWords.ends)
      return
    }
    showDifference(from: min(first, position), to: max(first, position))
  }

  private mutating func showDifference(from first: Int, to second: Int) {
    let difference = StateDifference(timeline, from: first, to: second)
    let numbers = [first, second].map { Moment(timeline, at: $0).number }
    guard !difference.rows.isEmpty else {
      message = Message(DifferenceWords.none(numbers[0], numbers[1]))
      return
    }
    var entries = difference.rows.map {
      InsightEntry($0, second, numbers[1], isASCII: program.isASCII)
    }
    if difference.hiddenCount > 0 {
      entries.append(
        InsightEntry(
          cells: ["", DifferenceWords.more(difference.hiddenCount)], detail: "", goal: .nothing))
    }
    open(.difference(numbers[0], numbers[1]), entries)
  }

  // MARK: - Notes

  /// `:note TEXT` writes a remark at the cursor, `:note` removes it; returns what is wrong.
  mutating func note(_ text: String) -> String? {
    let hadNote = notebook.note(at: position) != nil
    guard !text.isEmpty || hadNote else { return NoteWords.nothing }
    guard text.count <= TraceMark.noteLengthMax else { return NoteWords.tooLong }
    guard notebook.notes.count < Session.noteCountMax || hadNote else { return NoteWords.tooMany }
    remember(NoteWords.change(moment.number))
    notebook.setNote(text, at: position)
    remarksChanged()
    message = Message(
      text.isEmpty ? NoteWords.removed(moment.number) : NoteWords.written(moment.number))
    return nil
  }

  private static let noteCountMax = 200

  // MARK: - Marked places

  /// Forgets the marks, the notes and the moment to compare with whose places are not those of this run any more.
  ///
  /// - Returns: Whether anything was forgotten.
  @discardableResult
  mutating func forgetRemarks(outside kept: Range<Int>) -> Bool {
    let before = remarkCount
    attention.marks.removeAll { !kept.contains($0.position) }
    notebook.notes.removeAll { !kept.contains($0.position) }
    if let place = notebook.comparedWith, !kept.contains(place) { notebook.comparedWith = nil }
    return remarkCount < before
  }

  private var remarkCount: Int {
    attention.marks.count + notebook.notes.count + (notebook.comparedWith == nil ? 0 : 1)
  }

  /// The list of marks and notes, or a word that there are none.
  mutating func openPlaces() {
    let entries = placeEntries
    guard !entries.isEmpty else {
      overlay = .letter(.jump)
      return
    }
    open(.places, entries)
  }

  private var placeEntries: [InsightEntry] {
    let marks = attention.marks.map { mark in
      let note = notebook.note(at: mark.position)?.text.shown
      let headline = headline(mark.position)
      return InsightEntry(
        cells: [String(mark.letter), "#\(number(mark.position))", note ?? headline],
        detail: headline, goal: .position(mark.position))
    }
    let notes = notebook.notes.filter { note in
      !attention.marks.contains { $0.position == note.position }
    }.map { note in
      InsightEntry(
        cells: ["", "#\(number(note.position))", note.text.shown], detail: headline(note.position),
        goal: .position(note.position))
    }
    return marks + notes
  }

  /// The number of the event at a place; where no event is yet, the place itself.
  private func number(_ position: Int) -> Int {
    position > timeline.count ? position : Moment(timeline, at: position).number
  }

  private func headline(_ position: Int) -> String {
    let first = timeline.history.droppedCount
    guard position > first else { return NoteWords.beginning }
    guard position <= timeline.count else {
      return run.injections.isEmpty ? NoteWords.notRead : NoteWords.notSimulated
    }
    return Narration(timeline, position - 1).headline
  }

  /// In the list of places a letter that was typed first means a mark; `nil` for every other key.
  mutating func typePlaceLetter(_ input: Input, _ list: SearchList<ListEntry>) -> [Effect]? {
    guard list.editor.text.isEmpty, case .character(let letter) = input, letter != " " else {
      return nil
    }
    overlay = nil
    return jump(toMark: letter)
  }
}

extension InsightEntry {
  /// A value that differs between two moments; Enter goes to where the later one was set.
  init(_ row: StateDifference.Row, _ position: Int, _ number: Int, isASCII: Bool) {
    self.init(
      cells: [row.place, row.name, DifferenceWords.values(row, isASCII: isASCII)],
      detail: DifferenceWords.detail(row, number),
      goal: row.quantity.map { .setter($0, position) } ?? .nothing)
  }
}
