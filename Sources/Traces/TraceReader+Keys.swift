import Events

/// How the value of each key is read into the draft of an event.
extension TraceReader {
  /// Reads the value of a known key; a failure is left in the scanner.
  @inline(__always)
  mutating func readValue(
    of key: TraceKey, _ scanner: inout JSONScanner, _ draft: inout EventDraft
  ) {
    switch key {
    case .t: readTime(&scanner, &draft)
    case .s: readSequence(&scanner, &draft)
    case .e: readKind(&scanner, &draft)
    case .c: readProcessor(&scanner, &draft)
    case .th: readThread(&scanner, &draft)
    case .irql: readIRQL(&scanner, &draft)
    case .call: draft.event.call = call(&scanner)
    case .implements: history.stage(.implements, Int64(call(&scanner).rawValue))
    case .from: draft.from = component(&scanner)
    case .to: draft.to = component(&scanner)
    case .at: readAt(&scanner, &draft)
    case .edge: draft.site.edge = word(&scanner)
    case .bind, .adp, .mod: readSite(key, &scanner, &draft)
    case .obj: readObjects(&scanner, &draft)
    case .of: history.stage(.of, Int64(object(&scanner).rawValue))
    case .own: readOwner(&scanner, &draft)
    case .life: readLife(&scanner, &draft)
    case .refs: draft.references = scanner.integer() ?? 0
    case .st: readStatus(&scanner, &draft)
    case .sts: readStatuses(&scanner)
    case .ret: draft.returned = scanner.integer() ?? 0
    case .q, .pool, .ctr, .reg: readPlace(key, &scanner, &draft)
    case .op: readOperation(&scanner, &draft)
    case .pos: draft.position = word(&scanner)
    case .qlen, .used, .val: draft.placeValue = scanner.integer() ?? 0
    case .len: readLength(&scanner, &draft)
    case .off: history.stage(.offset, scanner.integer() ?? 0)
    case .look: history.stage(.lookahead, scanner.integer() ?? 0)
    case .n: readCount(&scanner, &draft)
    case .flags: readText(.flags, &scanner)
    case .oid: readText(.oid, &scanner)
    case .arg: readText(.argument, &scanner)
    case .mem: history.stage(.memory, Int64(word(&scanner).rawValue))
    case .dir: history.stage(.direction, Int64(word(&scanner).rawValue))
    case .how: draft.how = word(&scanner)
    case .why: draft.why = word(&scanner)
    case .loc: readText(.location, &scanner)
    case .mode: draft.mode = word(&scanner)
    case .cp: readChoicePoint(&scanner, &draft)
    case .value: readOutcome(&scanner, &draft)
    case .code: history.stage(.code, scanner.integer() ?? 0)
    case .p: readParameters(&scanner)
    case .cause: readCause(&scanner, &draft)
    case .link: history.stage(.link, Int64(word(&scanner).rawValue))
    case .data, .hex: readBytes(key, &scanner)
    case .note: readText(.note, &scanner)
    case .x: readExtension(&scanner)
    }
  }

  // MARK: - Names

  @inline(__always)
  private mutating func call(_ scanner: inout JSONScanner) -> Call {
    guard let text = scanner.text() else { return .none }
    guard let call = names.call(text, in: &history.lexicon) else {
      scanner.fail(.tooManyNames)
      return .none
    }
    return call
  }

  @inline(__always)
  mutating func word(_ scanner: inout JSONScanner) -> Word {
    guard let text = scanner.text() else { return .none }
    guard let word = names.word(text, in: &history.lexicon) else {
      scanner.fail(.tooManyNames)
      return .none
    }
    return word
  }

  @inline(__always)
  private func component(_ scanner: inout JSONScanner) -> ComponentID {
    let place = scanner.at
    guard let text = scanner.text() else { return .none }
    guard let component = names.component(text) else {
      scanner.fail(.unknownComponent, at: place)
      return .none
    }
    return component
  }

  /// `at` names a component or a place.
  private func readAt(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    let place = scanner.at
    guard let text = scanner.text() else { return }
    if let component = names.component(text) {
      draft.at = component
    } else if let found = names.place(text) {
      draft.atPlace = found
    } else {
      let isState = draft.has(.e) && draft.event.kind == .state
      scanner.fail(isState ? .unknownMachine : .unknownComponent, at: place)
    }
  }

  /// The id of what is no machine, with the machine that it has.
  ///
  /// A trace may have many machines and many such lines, so only the first of these lines are told.
  func withMachine(_ id: String) -> String {
    guard problems.count < TraceReader.hintCountMax else { return id }
    let beginning = id + "."
    let meant = history.lexicon.places.first {
      $0.kind == .machine && $0.id.hasPrefix(beginning)
    }
    return meant.map { "\(id); did you mean \($0.id)?" } ?? id
  }

  private static let hintCountMax = 100

  private func readOwner(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    let place = scanner.at
    guard let text = scanner.text() else { return }
    if text.count == 0 {
      draft.event.owner = .nobody
    } else if let component = names.component(text) {
      draft.event.owner = component
    } else {
      scanner.fail(.unknownComponent, at: place)
    }
  }

  private func readSite(
    _ key: TraceKey, _ scanner: inout JSONScanner, _ draft: inout EventDraft
  ) {
    let place = scanner.at
    guard let text = scanner.text() else { return }
    let index: Int? =
      key == .bind ? names.binding(text) : key == .adp ? names.adapter(text) : names.module(text)
    guard let index else { return scanner.fail(.unknownComponent, at: place) }
    if key == .bind { draft.site.binding = Int32(index) }
    if key == .adp { draft.site.adapter = Int32(index) }
    if key == .mod { draft.site.module = Int32(index) }
  }

  @inline(__always)
  private func readPlace(
    _ key: TraceKey, _ scanner: inout JSONScanner, _ draft: inout EventDraft
  ) {
    let start = scanner.at
    guard let text = scanner.text() else { return }
    guard let place = names.place(text), isPlace(place, of: key) else {
      return scanner.fail(.unknownPlace, at: start)
    }
    guard draft.event.place == .none else { return scanner.fail(.severalPlaces, at: start) }
    draft.event.place = place
  }

  /// Whether a place is of the kind that a key means.
  @inline(__always)
  private func isPlace(_ place: PlaceID, of key: TraceKey) -> Bool {
    switch placeKinds[place.index] {
    case .queue: key == .q
    case .pool: key == .pool
    case .counter: key == .ctr
    case .register: key == .reg
    case .machine: false
    }
  }

  // MARK: - Words with a fixed set

  private mutating func readKind(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    guard let text = scanner.text() else { return }
    guard let number = names.kind(text) else {
      draft.isUnknownKind = true
      draft.event.kind = .unknown
      return history.stage(.kind, bytes: JSONScanner.unescaped(text))
    }
    guard number != NameIndex.endNumber else { return draft.isEnd = true }
    draft.event.kind = EventKind(rawValue: UInt8(truncatingIfNeeded: number)) ?? .unknown
  }

  private func readIRQL(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    let place = scanner.at
    guard let text = scanner.text() else { return }
    guard let level = IRQL(name: NameIndex.string(text)) else {
      return scanner.fail(.badValue, at: place)
    }
    draft.event.irql = level
  }

  private func readLife(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    let place = scanner.at
    guard let text = scanner.text() else { return }
    if text.spells("new") {
      draft.event.life = .new
    } else if text.spells("free") {
      draft.event.life = .free
    } else {
      scanner.fail(.badValue, at: place)
    }
  }

  private func readOperation(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    let place = scanner.at
    guard let text = scanner.text() else { return }
    if text.spells("in") {
      draft.event.operation = .insert
    } else if text.spells("out") {
      draft.event.operation = .remove
    } else if text.spells("clear") {
      draft.event.operation = .clear
    } else {
      scanner.fail(.badValue, at: place)
    }
  }

  private func readChoicePoint(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    let place = scanner.at
    guard let text = scanner.text() else { return }
    guard let point = ChoicePoint(name: NameIndex.string(text)) else {
      return scanner.fail(.badValue, at: place)
    }
    draft.choicePoint = Int32(point.rawValue)
  }
}
