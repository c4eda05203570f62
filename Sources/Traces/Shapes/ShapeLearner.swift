import Events

/// What is worth remembering of a line that was just read key by key.
extension TraceReader {
  /// The shape of a line whose form is settled; `nil` for one that keeps bytes, texts or lists.
  func sketch(of draft: EventDraft, _ line: JSONScanner) -> LineShapes.Sketch? {
    guard draft.keys & TraceReader.bulkyKeys == 0, !draft.hasUnknownKeys, !draft.isUnknownKind,
      !draft.event.object.isList, line.end - line.start <= TraceReader.shapeBytesMax
    else { return nil }
    let staged = history.staged
    guard staged.count <= LineNumbers.extraCountMax else { return nil }
    var numbers = LineNumbers(draft)
    for (index, extra) in staged.enumerated() { numbers[extra: index] = extra.value }
    let sketch = LineShapes.Sketch(draft: draft, numbers: numbers, extras: staged.map(\.key))
    return withGaps(sketch, line)
  }

  /// Lines that are longer have no shape.
  private static let shapeBytesMax = 4_096

  /// The keys whose values are kept as bytes or lists.
  private static let bulkyKeys: UInt64 = [
    TraceKey.sts, .flags, .oid, .arg, .loc, .p, .data, .hex, .note, .x,
  ].reduce(0) { $0 | $1.bit }

  /// Finds the numbers in a line of which it is known that it can be read.
  private func withGaps(
    _ sketch: LineShapes.Sketch, _ line: JSONScanner
  ) -> LineShapes.Sketch? {
    var sketch = sketch
    var scanner = JSONScanner(line.line, fallback: line.start)
    scanner.at = scanner.start
    guard scanner.take(0x7B) else { return nil }
    repeat {
      guard let name = scanner.text(), scanner.take(0x3A),
        let key = names.keys[name, end: scanner.end]
      else { return nil }
      let isObject = key == .obj || key == .of
      guard isObject ? addObject(key, &scanner, &sketch) : addNumber(key, &scanner, &sketch)
      else { return nil }
    } while scanner.take(0x2C)
    return sketch
  }

  /// Steps over a text or a number, and remembers where a number stands that differs from line to line.
  private func addNumber(
    _ key: TraceKey, _ scanner: inout JSONScanner, _ sketch: inout LineShapes.Sketch
  ) -> Bool {
    let first = scanner.peek()
    let place = scanner.at
    guard first != 0x22 else { return scanner.text() != nil && key != .t }
    guard let value = scanner.integer() else { return false }
    guard first != 0x2D, key != .c else { return true }
    guard let (number, legal) = TraceReader.meaning(of: key, in: sketch.extras),
      legal.contains(value)
    else { return false }
    let digits = place - scanner.start..<scanner.at - scanner.start
    return sketch.add(number, joinedWith: 0, legal, digits)
  }

  /// Steps over an object id, and remembers where its number stands.
  private func addObject(
    _ key: TraceKey, _ scanner: inout JSONScanner, _ sketch: inout LineShapes.Sketch
  ) -> Bool {
    guard let text = scanner.text(), !text.hasEscapes else { return false }
    guard text.count > 1 else { return true }
    guard let number = key == .obj ? .object : TraceReader.extra(.of, in: sketch.extras) else {
      return false
    }
    let digits = text.start + 1 - scanner.start
    return sketch.add(
      number, joinedWith: sketch.numbers[number] & ~Int64(ObjectID.numberMax),
      0...Int64(ObjectID.numberMax), digits..<digits + text.count - 1)
  }

  /// What the number of a key says in a line with these extras, and what it may be.
  ///
  /// A status is left out: from one number to the next it may be a word.
  private static func meaning(
    of key: TraceKey, in extras: [ExtraKey]
  ) -> (LineNumber, ClosedRange<Int64>)? {
    let bits31 = 0...Int64(Int32.max)
    switch key {
    case .t: return (.time, 0...Int64.max)
    case .s: return (.sequence, 0...(1 << 48) - 1)
    case .cause: return (.cause, 1...Int64(UInt32.max))
    case .len: return (.length, bits31)
    case .val, .used, .qlen: return (extra(.value, in: extras) ?? .value, bits31)
    case .ret: return (extra(.returned, in: extras) ?? .value, bits31)
    case .refs: return (extra(.references, in: extras) ?? .value, bits31)
    case .off: return extra(.offset, in: extras).map { ($0, 0...Int64.max) }
    case .look: return extra(.lookahead, in: extras).map { ($0, 0...Int64.max) }
    case .n: return extra(.count, in: extras).map { ($0, 0...Int64.max) }
    case .code: return extra(.code, in: extras).map { ($0, 0...Int64.max) }
    case .value: return extra(.outcomeNumber, in: extras).map { ($0, 0...Int64.max) }
    default: return nil
    }
  }

  private static func extra(_ key: ExtraKey, in extras: [ExtraKey]) -> LineNumber? {
    extras.firstIndex(of: key).flatMap(LineNumber.init(extra:))
  }
}

extension LineShapes.Sketch {
  /// Remembers a number; `false` if its place is taken.
  fileprivate mutating func add(
    _ number: LineNumber, joinedWith base: Int64, _ legal: ClosedRange<Int64>, _ digits: Range<Int>
  ) -> Bool {
    guard !gaps.contains(where: { $0.number == number }) else { return false }
    numbers[number] = base
    gaps.append(LineShapes.Gap(digits: digits, number: number, legal: legal))
    return true
  }
}

extension LineNumbers {
  /// The numbers of a line, without those of its extras.
  fileprivate init(_ draft: EventDraft) {
    self.init()
    self[.time] = draft.time
    self[.sequence] = draft.sequence
    self[.cause] = Int64(draft.event.cause)
    self[.object] = Int64(draft.event.object.rawValue)
    self[.value] = Int64(draft.event.value)
    self[.length] = Int64(draft.event.length)
  }
}
