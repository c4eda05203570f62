/// A place in a trace that somebody marked: a letter, a remark, or both (docs/trace-format.md, The header).
public struct TraceMark: Equatable, Sendable {
  /// The position: behind so many events.
  public var position: Int
  /// A letter from a to z, or `nil`.
  public var letter: Character?
  /// A remark; may be empty.
  public var note: String

  /// A marked place.
  public init(at position: Int, letter: Character? = nil, note: String = "") {
    self.position = position
    self.letter = letter
    self.note = note
  }

  /// Reads an item of the header; `nil` where it says nothing that can be shown.
  fileprivate init?(_ document: JSONValue) {
    guard let position = document["at"]?.integer, position >= 0 else { return nil }
    let letter = document["mark"]?.text
    let isLetter = letter?.count == 1 && letter?.allSatisfy { ("a"..."z").contains($0) } == true
    self.init(
      at: position, letter: isLetter ? letter?.first : nil,
      note: String((document["note"]?.text ?? "").prefix(TraceMark.noteLengthMax)))
    guard self.letter != nil || !note.isEmpty else { return nil }
  }

  fileprivate var document: JSONValue {
    .object(
      [.init("at", .integer(position))]
        + (letter.map { [.init("mark", .string(String($0)))] } ?? [])
        + (note.isEmpty ? [] : [.init("note", .string(note))]))
  }

  /// How many characters a remark has at most.
  public static let noteLengthMax = 400
  /// How many places are read and written at most: a header is one line, and a line has an end.
  public static let countMax = 300
}

extension TraceHeader {
  /// The places that were marked, in the order of the file.
  public var marks: [TraceMark] {
    (document["marks"]?.elements ?? []).prefix(TraceMark.countMax).compactMap(TraceMark.init)
  }

  /// The same header with other marks.
  public func with(_ marks: [TraceMark]) -> TraceHeader {
    var members = document.members.filter { $0.key != "marks" }
    if !marks.isEmpty {
      let items = marks.prefix(TraceMark.countMax).map(\.document)
      members.append(.init("marks", .array(Array(items))))
      if let schema = members.firstIndex(where: { $0.key == "schema" }),
        members[schema].value == .string("1.0")
      {
        members[schema].value = .string("1.1")
      }
    }
    return TraceHeader(.object(members), lexicon)
  }
}
