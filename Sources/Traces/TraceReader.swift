import Events
import Glibc

/// Reads the lines of a trace into a history (TRACE_FORMAT).
///
/// Reading never stops at a bad line: the line is reported, skipped, and keeps its sequence number. Memory stays a small
/// multiple of the file, time stays linear.
public struct TraceReader: Sendable {
  /// The header, once it was read.
  public private(set) var header: TraceHeader?
  /// The events so far.
  public internal(set) var history = History()
  /// What was wrong or odd, in the order of the file.
  public private(set) var problems: [TraceProblem] = []
  /// The comments, each with the index of the event before which it stands.
  public private(set) var comments: [TraceComment] = []
  /// The time that the end line says; `nil` if there is none.
  private(set) var endTime: Int64?
  /// Why the file is no trace that can be read here; nothing after it is read.
  public private(set) var fatal: TraceError?

  var names = NameIndex()
  /// The kind of each place, by its index.
  var placeKinds: ContiguousArray<PlaceKind> = []
  /// The sequence number of the line that is being read, if it does not say one.
  var nextSequence: Int64 = 1
  /// The sequence number of the last event that was kept; 0 before the first.
  private(set) var lastKeptSequence: Int64 = 0
  private var lineNumber = 0
  /// In which line each event stands.
  private(set) var lines = TraceLines()
  private var lastTime: Int64 = 0
  var stacks = CallStacks()
  /// The length of each queue, by the index of its place.
  var queueLengths: ContiguousArray<Int32> = []
  let needs = NeededKeys.masks
  private var unknownKeys: Set<String> = []
  private var isEnded = false
  /// Whether ``header`` and ``fatal`` are set; asked for every line, where copying them would cost more than the line.
  private var hasHeader = false
  private var isStopped = false
  private var hasCarriageReturns = false
  /// How often there was a problem that one mistake can make many of.
  private var foldedCounts: [TraceProblem.Kind: Int] = [:]
  private var shapes = LineShapes()

  /// A reader that has read nothing.
  public init() {}

  /// Reads complete lines; the caller makes sure that the bytes end behind a line end.
  public mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    var start = 0
    while start < bytes.count, !isStopped {
      if let next = readKnownShape(at: base + start, limit: base + bytes.count) {
        start = next - base
        continue
      }
      let end = TraceReader.lineEnd(base, start, bytes.count)
      readLine(UnsafeBufferPointer(start: base + start, count: end - start))
      start = end + 1
    }
  }

  /// The index of the next line end, or `count`.
  @inline(__always)
  private static func lineEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
    guard let found = memchr(base + start, 0x0A, count - start) else { return count }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
  }

  /// Says that the last line had no line end: it does not count.
  public mutating func reportTornLine() {
    lineNumber += 1
    report(.tornLine)
  }

  /// Says that a line was so long that its end was not waited for.
  mutating func skipLongLine() {
    lineNumber += 1
    skip(.lineTooLong)
  }

  /// Says that the line that is too long would have been the header: its end is not waited for.
  mutating func refuseLongHeader() {
    guard !hasHeader, !isStopped else { return }
    skipLongLine()
  }

  /// Says something about the file as a whole.
  public mutating func report(_ kind: TraceProblem.Kind, detail: String = "") {
    list(TraceProblem(kind, line: lineNumber, detail: detail))
  }

  /// Reports what can only be said at the end of the file.
  public mutating func finish() {
    guard !isStopped else { return }
    guard hasHeader else { return stop(.notATrace(TraceProblem(.noHeader, line: 1))) }
    history.isComplete = isEnded
    history.endsInGap = nextSequence > nextExpected
    if !isEnded { report(.noEnd) }
    reportOthers()
    reportOpenCalls()
  }

  /// The sequence number that follows that of the last event.
  private var nextExpected: Int64 {
    history.count == 0 ? 1 : Int64(history.sequence(of: history.count - 1)) + 1
  }

  /// Calls that never returned; a machine that stands still returns nothing.
  ///
  /// The first few are named, the others are counted.
  private mutating func reportOpenCalls() {
    guard !standsStill else { return }
    let open = stacks.openCalls
    for call in open.prefix(TraceReader.namedCountMax) {
      problems.append(
        TraceProblem(
          .neverReturns, line: 0, detail: "\(history.lexicon.name(call.call)) #\(call.sequence)"))
    }
    let restCount = open.count - TraceReader.namedCountMax
    guard restCount > 0 else { return }
    problems.append(TraceProblem(.othersNeverReturn, line: 0, detail: String(restCount)))
  }

  /// Says how often there was more of what was named a few times.
  private mutating func reportOthers() {
    for (kind, others) in TraceReader.foldedKinds {
      let restCount = foldedCounts[kind, default: 0] - TraceReader.namedCountMax
      guard restCount > 0 else { continue }
      problems.append(TraceProblem(others, line: 0, detail: String(restCount)))
    }
  }

  /// Lists a problem of a line; of what one mistake makes many of, only the first few.
  private mutating func list(_ problem: TraceProblem) {
    if TraceReader.foldedKinds.contains(where: { $0.kind == problem.kind }) {
      foldedCounts[problem.kind, default: 0] += 1
      guard foldedCounts[problem.kind, default: 0] <= TraceReader.namedCountMax else { return }
    }
    problems.append(problem)
  }

  /// What one wrong time, or an end that came too early, says of every line behind it, and how the rest is told.
  private static let foldedKinds: [(kind: TraceProblem.Kind, others: TraceProblem.Kind)] = [
    (.eventAfterEnd, .othersAfterEnd), (.timeRunsBack, .othersRunBack),
  ]

  /// How many problems of a kind are named where one mistake can make many of them.
  static let namedCountMax = 8

  /// Whether a bug check stopped the machine, or the last remark is about an event or a lock that somebody waits for.
  private var standsStill: Bool {
    guard history.count > 0 else { return false }
    let last = history[history.count - 1]
    let isAwaited = last.object.kind == .event || last.object.kind == .lock
    return last.kind == .bugcheck || last.kind == .note && isAwaited
  }
}

/// A remark that stands in a trace file between events.
public struct TraceComment: Equatable, Sendable {
  /// The index of the event before which it stands.
  public var index: Int
  /// The text.
  public var text: String
}

// MARK: - Lines

extension TraceReader {
  private mutating func readLine(_ line: UnsafeBufferPointer<UInt8>) {
    lineNumber += 1
    guard line.count <= Limits.traceLineBytesMax + 1 else { return skip(.lineTooLong) }
    guard let trimmed = trimmed(line) else { return }
    guard trimmed.count <= Limits.traceLineBytesMax else { return skip(.lineTooLong) }
    guard TraceReader.isUTF8(trimmed) else { return skip(.invalidUTF8) }
    guard let base = trimmed.baseAddress else { return }
    var scanner = JSONScanner(trimmed, fallback: base)
    if hasHeader { readEvent(&scanner) } else { readHeader(&scanner) }
  }

  /// The line without its carriage return; `nil` if nothing is left.
  private mutating func trimmed(
    _ line: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8>? {
    var line = line
    if line.last == 0x0D {
      line = UnsafeBufferPointer(rebasing: line.dropLast())
      if !hasCarriageReturns { report(.carriageReturns) }
      hasCarriageReturns = true
    }
    guard let first = line.first else { return nil }
    let isBlank = first <= 0x20 && line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return isBlank ? nil : line
  }

  /// Whether the bytes are UTF-8; nearly always they are ASCII.
  @inline(__always)
  private static func isUTF8(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(line)
    var high: UInt64 = 0
    var index = 0
    while index &+ 8 <= line.count {
      high |= raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      index &+= 8
    }
    while index < line.count {
      high |= UInt64(line[index])
      index &+= 1
    }
    guard high & 0x8080_8080_8080_8080 != 0 else { return true }
    return String(validating: line, as: UTF8.self) != nil
  }

  /// Stops reading; what stopped it first is what is said.
  private mutating func stop(_ error: TraceError) {
    guard !isStopped else { return }
    fatal = error
    isStopped = true
  }

  /// Reports the line and skips it; it keeps its sequence number, unless that is taken.
  private mutating func skip(
    _ kind: TraceProblem.Kind, column: Int = 0, detail: String = "", isLate: Bool = false
  ) {
    guard hasHeader else {
      return stop(
        .notATrace(TraceProblem(kind, line: lineNumber, column: column, detail: detail)))
    }
    list(TraceProblem(kind, line: lineNumber, column: column, detail: detail))
    history.discardStaged()
    if !isLate { nextSequence += 1 }
  }

  private mutating func skip(_ scanner: JSONScanner, isLate: Bool = false) {
    skip(
      scanner.failure ?? .notJSON, column: scanner.column(of: scanner.failureAt),
      detail: detail(of: scanner), isLate: isLate)
  }

  /// The word at which reading failed.
  private func detail(of scanner: JSONScanner) -> String {
    let word = scanner.word(at: scanner.failureAt)
    return scanner.failure == .unknownMachine ? withMachine(word.filter { $0 != "\"" }) : word
  }

  /// Skips a line whose keys could not all be read; a number that it says counts all the same.
  private mutating func skip(_ scanner: JSONScanner, _ draft: EventDraft) {
    let hasTakenNumber = isLate(draft)
    if !hasTakenNumber { believeSequence(of: draft) }
    skip(scanner, isLate: hasTakenNumber)
  }

  /// Counts on from the number that a line says, if it says one; the line must not be late.
  ///
  /// Lines that were skipped before it may have been no lines of the trace at all, so its own number stands
  /// even where it is smaller than one that counting them gives.
  @inline(__always)
  private mutating func believeSequence(of draft: EventDraft) {
    if draft.has(.s) { nextSequence = draft.sequence }
  }

  private mutating func readHeader(_ scanner: inout JSONScanner) {
    guard scanner.peek() == 0x7B else { return skip(.noHeader) }
    guard let document = scanner.value(), scanner.isAtEnd else { return skip(scanner) }
    guard let version = document["ndt"]?.integer else { return skip(.noHeader) }
    guard version <= TraceHeader.version else { return stop(.newerVersion(version)) }
    guard version >= 1 else { return skip(.badValue, detail: "\"ndt\":\(version)") }
    var found: [TraceProblem] = []
    let read = TraceHeader(document, problems: &found)
    for problem in found { problems.append(problem) }
    header = read
    hasHeader = true
    history.lexicon = read.lexicon
    names.add(read.lexicon)
    adoptPlaces()
  }

  /// Takes over the places that a topology declares.
  private mutating func adoptPlaces() {
    for place in history.lexicon.places[placeKinds.count...] {
      placeKinds.append(place.kind)
      queueLengths.append(0)
    }
  }
}

// MARK: - Events

extension TraceReader {
  private mutating func readEvent(_ scanner: inout JSONScanner) {
    var draft = EventDraft()
    history.prepare()
    let commentCount = comments.count
    guard readKeys(&scanner, &draft) else {
      comments.removeLast(comments.count - commentCount)
      return skip(scanner, draft)
    }
    guard !draft.isComment else { return history.discardStaged() }
    guard !isEnded else { return skip(.eventAfterEnd) }
    if draft.isEnd { return readEnd(draft) }
    if isLate(draft) {
      return skip(.badSequence, detail: String(draft.sequence), isLate: true)
    }
    believeSequence(of: draft)
    if let fault = settleForm(&draft) { return skip(fault.kind, detail: fault.detail) }
    if let sketch = sketch(of: draft, scanner) { shapes.learn(sketch, from: scanner.line) }
    finish(&draft)
  }

  /// Puts a line whose form is settled behind the lines before it.
  @inline(__always)
  private mutating func finish(_ draft: inout EventDraft) {
    if let fault = settlePast(&draft) { return skip(fault.kind, detail: fault.detail) }
    append(&draft)
  }

  /// Reads a line of a shape that is expected here, and returns where the next line begins.
  ///
  /// `nil` if there is anything else: nothing is read then.
  @inline(__always)
  private mutating func readKnownShape(
    at start: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    var numbers = LineNumbers()
    guard !isEnded, let (shape, last) = shapes.match(start, limit: limit, into: &numbers)
    else { return nil }
    let end = hasCarriageReturns && last.pointee == 0x0D ? last + 1 : last
    var draft = shapes.draft(of: shape, with: numbers)
    guard end.pointee == 0x0A, isCauseEarlier(draft), !isLate(draft) else { return nil }
    lineNumber += 1
    believeSequence(of: draft)
    history.prepare()
    shapes.stageExtras(of: shape, with: numbers, in: &history)
    shapes.follow(shape)
    finish(&draft)
    return end + 1
  }

  /// Reads all keys of a line; `false` after a failure.
  ///
  /// A comment is kept and reads as one.
  @inline(__always)
  private mutating func readKeys(
    _ scanner: inout JSONScanner, _ draft: inout EventDraft
  ) -> Bool {
    guard scanner.peek() == 0x7B else {
      if scanner.value() != nil { scanner.fail(.notAnObject, at: scanner.start) }
      return false
    }
    scanner.at += 1
    if !scanner.take(0x7D) {
      repeat { readKey(&scanner, &draft) } while scanner.failure == nil && scanner.take(0x2C)
      if !scanner.take(0x7D) { scanner.fail(.notJSON) }
    }
    if !scanner.isAtEnd { scanner.fail(.notJSON) }
    checkCause(&scanner, draft)
    return scanner.failure == nil
  }

  @inline(__always)
  private mutating func readKey(_ scanner: inout JSONScanner, _ draft: inout EventDraft) {
    guard scanner.peek() == 0x22 else { return scanner.fail(.notJSON) }
    let place = scanner.at
    guard let name = scanner.text() else { return }
    guard scanner.take(0x3A) else { return scanner.fail(.notJSON) }
    _ = scanner.peek()
    guard let key = names.keys[name, end: scanner.end] else {
      return readRareKey(name, place, &scanner, &draft)
    }
    readKnownKey(key, place, &scanner, &draft)
  }

  @inline(__always)
  private mutating func readKnownKey(
    _ key: TraceKey, _ place: UnsafePointer<UInt8>, _ scanner: inout JSONScanner,
    _ draft: inout EventDraft
  ) {
    guard draft.keys & key.bit == 0 else { return scanner.fail(.duplicateKey, at: place) }
    draft.keys |= key.bit
    readValue(of: key, &scanner, &draft)
  }

  /// A comment, a key that is spelled with escapes, or a key that nobody knows.
  ///
  /// A comment has no other key: a line with more of them is an event, to which `#` says nothing.
  private mutating func readRareKey(
    _ name: JSONScanner.Text, _ place: UnsafePointer<UInt8>, _ scanner: inout JSONScanner,
    _ draft: inout EventDraft
  ) {
    if name.spells("#"), draft.keys == 0, !draft.hasUnknownKeys {
      let value = scanner.at
      guard let text = scanner.text() else { return }
      if scanner.peek() == 0x7D {
        comments.append(TraceComment(index: history.count, text: NameIndex.string(text)))
        return draft.isComment = true
      }
      scanner.at = value
    }
    let key = NameIndex.string(name)
    if name.hasEscapes, let known = TraceKey.allCases.first(where: { $0.word == key }) {
      return readKnownKey(known, place, &scanner, &draft)
    }
    if !draft.hasUnknownKeys { unknownKeys.removeAll(keepingCapacity: true) }
    draft.hasUnknownKeys = true
    guard unknownKeys.insert(key).inserted else { return scanner.fail(.duplicateKey, at: place) }
    readUnknownKey(key, &scanner)
  }

  private mutating func readEnd(_ draft: EventDraft) {
    isEnded = true
    endTime = max(draft.resolvedTime(after: lastTime), lastTime)
    guard draft.has(.n) else { return skip(.missingKey, detail: "n") }
    history.discardStaged()
    if draft.count != nextSequence - 1 {
      problems.append(
        TraceProblem(.wrongCount, line: lineNumber, detail: String(nextSequence - 1)))
    }
  }

  @inline(__always)
  private mutating func append(_ draft: inout EventDraft) {
    let time = draft.resolvedTime(after: lastTime)
    if time < lastTime { report(.timeRunsBack) }
    lastTime = max(time, lastTime)
    draft.event.time = lastTime
    if draft.isUnknownKind { report(.unknownEvent) }
    if draft.hasUnknownKeys { report(.unknownKey, detail: unknownKeys.min() ?? "") }
    let sequence = max(draft.sequence, nextSequence)
    lines.note(lineNumber, of: history.count)
    history.append(draft.event, sequence: Int(sequence))
    lastKeptSequence = sequence
    nextSequence = sequence + 1
  }
}
