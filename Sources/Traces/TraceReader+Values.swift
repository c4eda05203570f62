import Events

/// How numbers, objects, texts and bytes are read into the draft of an event.
extension TraceReader {
  // MARK: - Times and processors

  @inline(__always)
  func readTime(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    guard scanner.peek() == 0x22 else { return draft.time = scanner.integer() ?? 0 }
    let place = scanner.at
    guard let text = scanner.text() else { return }
    let spelling = NameIndex.string(text)
    draft.isTimeRelative = spelling.first == "+"
    let value = TimeText.nanoseconds(draft.isTimeRelative ? String(spelling.dropFirst()) : spelling)
    guard let value else { return scanner.fail(.badTime, at: place) }
    draft.time = value
  }

  /// A sequence number; it ends so far below 63 bits that what follows can be counted on.
  func readSequence(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    let place = scanner.at
    let value = scanner.integer()
    if let value, value >= 1 << 48 { scanner.fail(.badValue, at: place) }
    guard let value, scanner.failure == nil else { return draft.keys &= ~TraceKey.s.bit }
    draft.sequence = value
  }

  func readProcessor(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    let place = scanner.at
    guard let value = scanner.integer() else { return }
    guard value >= 0, value < Int64(Limits.processorCountMax) else {
      return scanner.fail(.badValue, at: place)
    }
    draft.event.cpu = UInt8(value)
  }

  mutating func readThread(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    guard let text = scanner.text(), text.count > 0 else { return }
    guard let thread = names.thread(text, in: &history.lexicon) else {
      return scanner.fail(.tooManyNames)
    }
    draft.event.thread = thread
  }

  // MARK: - Objects

  /// An id such as `P7`.
  @inline(__always)
  func object(_ scanner: inout JSONScanner) -> ObjectID {
    let place = scanner.at
    guard let text = scanner.text() else { return .none }
    guard let object = TraceReader.object(text) else {
      scanner.fail(.badValue, at: place)
      return .none
    }
    return object
  }

  @inline(__always)
  private static func object(_ text: JSONScanner.Text) -> ObjectID? {
    guard !text.hasEscapes else { return ObjectID(NameIndex.string(text)) }
    guard text.count >= 1, text.count <= 10, let kind = ObjectKind(letter: text.start[0]) else {
      return nil
    }
    guard text.count > 1 else { return kind == .unknown ? ObjectID(.unknown, 0) : nil }
    var number = 0
    for index in 1..<text.count {
      let digit = text.start[index] &- 0x30
      guard digit <= 9 else { return nil }
      number = number &* 10 &+ Int(digit)
    }
    return number <= ObjectID.numberMax ? ObjectID(kind, number) : nil
  }

  @inline(__always)
  mutating func readObjects(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    guard scanner.peek() == 0x5B else {
      draft.event.object = object(&scanner)
      return draft.objectCount = 1
    }
    readObjectList(&scanner, &draft)
  }

  private mutating func readObjectList(
    _ scanner: inout JSONScanner, _ draft: inout EventDraft
  ) {
    let members = list(&scanner) { Int64($0.object(&$1).rawValue) }
    draft.objectCount = Int32(truncatingIfNeeded: members.count)
    if members.isEmpty { draft.keys &= ~TraceKey.obj.bit }
    if members.count == 1 {
      draft.event.object = ObjectID(rawValue: UInt32(members[0]))
    } else if !members.isEmpty {
      draft.event.object = ObjectID(listOf: members.count)
      history.stage(.objects, numbers: members)
    }
  }

  /// A list of values that `element` reads.
  private mutating func list(
    _ scanner: inout JSONScanner,
    _ element: (inout TraceReader, inout JSONScanner) -> Int64
  ) -> [Int64] {
    guard scanner.take(0x5B) else {
      scanner.fail(.wrongType)
      return []
    }
    if scanner.take(0x5D) { return [] }
    var values: [Int64] = []
    repeat {
      if scanner.peek() == 0x5D { scanner.fail(.notJSON) }
      values.append(element(&self, &scanner))
    } while scanner.failure == nil && scanner.take(0x2C)
    if !scanner.take(0x5D) { scanner.fail(.notJSON) }
    return values
  }

  // MARK: - Statuses and numbers

  @inline(__always)
  mutating func readStatus(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    guard scanner.peek() == 0x22 else {
      draft.statusNumber = scanner.integer() ?? 0
      return draft.hasStatusNumber = true
    }
    draft.event.status = word(&scanner)
  }

  /// A list of statuses: words keep their number behind a mark, so that numbers stay numbers.
  mutating func readStatuses(_ scanner: inout JSONScanner) {
    let values = list(&scanner) { reader, scanner in
      let place = scanner.at
      guard scanner.peek() != 0x22 else {
        return Extra.wordMark | Int64(reader.word(&scanner).rawValue)
      }
      let number = scanner.integer() ?? 0
      if number >= Extra.wordMark { scanner.fail(.badValue, at: place) }
      return number
    }
    history.stage(.statuses, numbers: values)
  }

  /// Bytes go into the event; more than 31 bits of them stand beside it.
  @inline(__always)
  mutating func readLength(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    guard let value = scanner.integer() else { return }
    guard value > Int64(Int32.min), value <= Int64(Int32.max) else {
      return history.stage(.length, value)
    }
    draft.event.length = Int32(truncatingIfNeeded: value)
  }

  mutating func readCount(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    draft.count = scanner.integer() ?? 0
    history.stage(.count, draft.count)
  }

  mutating func readOutcome(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    guard scanner.peek() == 0x22 else {
      return history.stage(.outcomeNumber, scanner.integer() ?? 0)
    }
    draft.outcome = word(&scanner)
  }

  mutating func readParameters(_ scanner: inout JSONScanner) {
    history.stage(.parameters, numbers: list(&scanner) { $1.integer() ?? 0 })
  }

  func readCause(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    let place = scanner.at
    guard let value = scanner.integer() else { return }
    guard value > 0, value <= Int64(UInt32.max) else {
      return scanner.fail(.forwardCause, at: place)
    }
    draft.event.cause = UInt32(value)
    draft.causeOffset = Int32(truncatingIfNeeded: place - scanner.start)
  }

  /// A cause must be an earlier event; `s` may stand behind it in the line.
  @inline(__always)
  func checkCause(_ scanner: inout JSONScanner, _ draft: EventDraft) {
    guard draft.causeOffset >= 0, !isCauseEarlier(draft) else { return }
    scanner.fail(.forwardCause, at: scanner.start + Int(draft.causeOffset))
  }

  @inline(__always)
  func isCauseEarlier(_ draft: EventDraft) -> Bool {
    let isSaid = draft.has(.s) && !isLate(draft)
    return Int64(draft.event.cause) < (isSaid ? draft.sequence : nextSequence)
  }

  // MARK: - Texts and bytes

  mutating func readText(_ key: ExtraKey, _ scanner: inout JSONScanner) {
    guard let text = scanner.text() else { return }
    if text.hasEscapes {
      history.stage(key, bytes: JSONScanner.unescaped(text))
    } else {
      history.stage(key, bytes: text.bytes)
    }
  }

  mutating func readBytes(_ key: TraceKey, _ scanner: inout JSONScanner) {
    let place = scanner.at
    guard let text = scanner.text() else { return }
    let spelling = JSONScanner.unescaped(text)
    let bytes = key == .hex ? ByteText.bytes(hex: spelling) : ByteText.bytes(base64: spelling)
    guard let bytes else { return scanner.fail(.badBytes, at: place) }
    history.stage(key == .hex ? .hex : .data, bytes: bytes)
  }

  mutating func readExtension(_ scanner: inout JSONScanner) {
    guard let value = scanner.value() else { return }
    history.stage(.extensionObject, bytes: value.description.utf8)
  }

  /// An unknown key is kept with its value.
  mutating func readUnknownKey(_ key: String, _ scanner: inout JSONScanner) {
    guard let value = scanner.value() else { return }
    var bytes: [UInt8] = []
    JSONText.append(key, to: &bytes)
    bytes.append(0x3A)
    value.append(to: &bytes)
    history.stage(.unknown, bytes: bytes)
  }
}
