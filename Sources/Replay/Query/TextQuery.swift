import Events

/// Words that all stand somewhere in the row of an event, or a pattern that fits one of its columns.
///
/// Upper and lower case are the same. The name of an object must be whole, so that `P1` does not find P12. A status is also found by
/// the name that headers give to it, `NDIS_STATUS_PENDING`.
public struct TextQuery: Equatable, Sendable {
  private let words: [String]
  private let pattern: QueryPattern?

  /// Words, with blanks between them.
  public init(words text: String) {
    words = text.lowercased().split(separator: " ").map(String.init)
    pattern = nil
  }

  /// A pattern as behind `matches`.
  ///
  /// - Throws: what is wrong with the pattern.
  public init(pattern text: String) throws(QueryError) {
    words = []
    do {
      pattern = try QueryPattern(text)
    } catch {
      var problem = QueryError(.badPattern(error.fault), at: 1..<max(text.count + 1, 2))
      problem.text = "~" + text
      throw problem
    }
  }

  /// Whether it is a pattern.
  public var isPattern: Bool { pattern != nil }

  /// Whether a text is words alone, without a sign that only a query has.
  static func isPlain(_ text: String) -> Bool {
    text.contains { $0 != " " } && !text.contains { "=<>!\"()[]{}&|$".contains($0) }
  }

  /// What stands behind `hex`, whether it is bytes or not; `nil` where a text begins with something else.
  static func behindHex(_ text: String) -> Substring? {
    let text = text.lowercased().drop { $0 == " " }
    return text.hasPrefix("hex ") ? text.dropFirst("hex ".count) : nil
  }

  /// `hex 45 00` as a query about the bytes of frames; `nil` for everything else.
  static func bytes(_ text: String, in lexicon: Lexicon) throws(QueryError) -> Query? {
    guard let bytes = try bytes(text) else { return nil }
    let wanted = ByteQuery.text(bytes)
    return try Query("bytes contains " + (bytes.count == 1 ? "0x" : "") + wanted, in: lexicon)
  }

  /// The bytes that `hex 45 00` names; `nil` for everything else.
  ///
  /// - Throws: what is wrong, if the digits make no pairs, or something else stands among them.
  public static func bytes(_ text: String) throws(QueryError) -> [UInt8]? {
    guard let rest = behindHex(text) else { return nil }
    let digits = rest.split { $0 == " " || $0 == ":" }.joined()
    guard !digits.isEmpty else { return nil }
    guard digits.allSatisfy(\.isHexDigit) else { throw noByte(text) }
    guard digits.count.isMultiple(of: 2) else {
      var problem = QueryError(.oddDigits, at: 4..<max(text.count, 5))
      problem.text = text
      throw problem
    }
    let signs = Array(digits)
    return stride(from: 0, to: signs.count, by: 2).compactMap {
      UInt8(String(signs[$0...$0 + 1]), radix: 16)
    }
  }

  /// The complaint about the first word behind `hex` that is no byte.
  private static func noByte(_ text: String) -> QueryError {
    let words = text.split { $0 == " " || $0 == ":" }
    let word = words.dropFirst().first { !$0.allSatisfy(\.isHexDigit) } ?? ""
    let start = text.distance(from: text.startIndex, to: word.startIndex)
    var problem = QueryError(.noByte(String(word)), at: start..<start + max(word.count, 1))
    problem.text = text
    return problem
  }

  /// Whether all words, or the pattern, are found in a row that is one text, such as a row of a pane.
  public func isFound(in row: String) -> Bool {
    if let pattern { return pattern.matches(row) }
    let lowered = row.lowercased()
    return !words.isEmpty
      && words.allSatisfy { lowered.contains($0) || TextQuery.isStatus($0, in: row) }
  }

  /// Whether a word, given in small letters, begins the name of a status in headers, and a text has that status, as traces
  /// write it.
  fileprivate static func isStatus(_ word: String, in text: String) -> Bool {
    guard word.hasPrefix("ndis_status_") else { return false }
    let names = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    return Status.headerNames.contains { status, name in
      let text = Word.knownTexts[Int(status.rawValue)]
      return name.lowercased().hasPrefix(word) && names.contains { $0 == text }
    }
  }

  /// What is asked of each column, one condition for each word.
  fileprivate var parts: [Part] {
    if let pattern { return [.pattern(pattern)] }
    return words.map { .word($0) }
  }

  fileprivate enum Part {
    case word(String)
    case pattern(QueryPattern)

    func isFound(in text: String) -> Bool {
      switch self {
      case .word(let word): text.lowercased().contains(word)
      case .pattern(let pattern): pattern.matches(text)
      }
    }

    /// A status is also asked by the name that headers give to it.
    func isFound(inStatus text: String) -> Bool {
      if case .word(let word) = self, TextQuery.isStatus(word, in: text) { return true }
      return isFound(in: text)
    }

    /// Objects are asked by their whole name.
    func isFound(in object: ObjectID) -> Bool {
      switch self {
      case .word(let word): object.description.lowercased() == word
      case .pattern(let pattern): pattern.matches(object.description)
      }
    }
  }
}

/// A search for words in a history: for every name of it, it is known beforehand whether it has them.
struct TextSearch: Sendable {
  private let timeline: Timeline
  private let calls: CallIndex
  private let tables: [Table]

  init(_ query: TextQuery, _ timeline: Timeline) {
    self.timeline = timeline
    calls = timeline.indexes.calls(timeline.history)
    tables = query.parts.map { Table($0, timeline.history.lexicon) }
  }

  /// The indices of the events in a range whose rows have all the words.
  func matches(in range: Range<Int>) -> [Int] {
    guard !tables.isEmpty else { return [] }
    var found: [Int] = []
    for index in range.clamped(to: timeline.history.droppedCount..<timeline.count)
    where tables.allSatisfy({ $0.holds(timeline.history, index, calls) }) {
      found.append(index)
    }
    return found
  }

  /// Which names have one word.
  private struct Table: Sendable {
    private let calls: Set<Call>
    private let words: [Bool]
    private let kinds: Set<EventKind>
    private let components: [Bool]
    private let places: [Bool]
    private let hasText: @Sendable (String) -> Bool
    private let hasObject: @Sendable (ObjectID) -> Bool

    init(_ part: TextQuery.Part, _ lexicon: Lexicon) {
      let isFound = { (text: String) in !text.isEmpty && part.isFound(in: text) }
      var calls = Set(CallCatalog.all.filter { isFound($0.name) }.map(\.call))
      for name in lexicon.foreignCalls where isFound(name) {
        if let call = lexicon.knownCall(name) { calls.insert(call) }
      }
      self.calls = calls
      let wordCount = Word.knownTexts.count + lexicon.foreignWords.count
      words = (0..<wordCount).map {
        let text = lexicon.text(Word(rawValue: UInt16($0)))
        return !text.isEmpty && part.isFound(inStatus: text)
      }
      kinds = Set(EventKind.allCases.filter { isFound($0.word) })
      components =
        [false] + lexicon.components.map { isFound($0.id) || isFound($0.title) }
      places = lexicon.places.map { isFound($0.id) }
      hasText = { part.isFound(in: $0) }
      hasObject = { part.isFound(in: $0) }
    }

    func holds(_ history: History, _ index: Int, _ index2: CallIndex) -> Bool {
      let event = history[index]
      if event.call == .none ? kinds.contains(event.kind) : calls.contains(event.call) {
        return true
      }
      if has(event.status) || has(event.at) || has(index2.caller(of: index)) { return true }
      if event.place != .none, places.indices.contains(event.place.index),
        places[event.place.index]
      {
        return true
      }
      if event.object != .none, history.objects(of: index).contains(where: hasObject) {
        return true
      }
      guard event.hasExtras else { return false }
      return history.withChunk(of: index) { chunk, offset in
        chunk.extras(of: offset).contains { extra in
          extra.key.isShownText && hasText(chunk.text(extra))
        }
      }
    }

    private func has(_ word: Word) -> Bool {
      Int(word.rawValue) < words.count && words[Int(word.rawValue)]
    }

    private func has(_ component: ComponentID) -> Bool {
      Int(component.rawValue) < components.count && components[Int(component.rawValue)]
    }
  }
}

extension ExtraKey {
  /// Whether it is a text that rows show.
  fileprivate var isShownText: Bool {
    switch self {
    case .note, .flags, .argument, .oid, .kind: true
    case .implements, .from, .at, .atPlace, .objects, .of, .references, .status, .statusNumber,
      .statuses, .returned, .position, .value, .length, .offset, .lookahead, .count, .memory,
      .direction, .how, .why, .location, .mode, .choicePoint, .outcome, .outcomeNumber, .code,
      .parameters, .link, .data, .hex, .extensionObject, .unknown:
      false
    }
  }
}
