import Events

/// The shapes of the lines that a trace has had so far.
///
/// A trace says the same few hundred sentences again and again, with other numbers, and mostly in the
/// same order. So a line is first compared with the shapes that followed the shape of the line before,
/// eight bytes at a time; only its numbers are parsed. A line that has none of these shapes is read key
/// by key, with every check, and its shape is learned.
///
/// A shape is learned only from a line whose form has no fault, and everything that the same bytes mean
/// is already in it. So a line that has a known shape means what it would mean read key by key.
///
/// Left out on purpose: lines whose bytes or texts must be kept, and shapes beyond the first
/// ``countMax``. A trace in which no line is like another is read as if there were no shapes.
struct LineShapes: Sendable {
  private var shapes: ContiguousArray<LineShape> = []
  /// What the line of each shape means once its form is settled, with any numbers.
  private var drafts: ContiguousArray<EventDraft> = []
  /// The numbers of each shape that are the same in every line; in a gap, what its number is joined with.
  private var bases: ContiguousArray<LineNumbers> = []
  private var pieces: ContiguousArray<LinePiece> = []
  /// The bytes of all pieces, each beginning with a word of its own.
  private var words: ContiguousArray<UInt64> = []
  /// The keys of the extras that lines have, in the order in which they are staged.
  private var extras: ContiguousArray<ExtraKey> = []
  /// The shapes by their bytes, with the kind of number in each gap.
  private var numbers = NameTable()
  /// The shape of the last line that had one.
  private var last: Int32 = -1

  /// How many shapes are kept.
  static let countMax = 2_048
}

// MARK: - Finding

extension LineShapes {
  /// Finds the shape of the line that begins at a place among those that followed the last one before.
  ///
  /// Nothing at or behind `limit` is looked at.
  /// - Returns: the shape and the byte behind the line, or `nil`.
  @inline(__always)
  func match(
    _ start: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>, into numbers: inout LineNumbers
  ) -> (shape: Int, end: UnsafePointer<UInt8>)? {
    guard last >= 0 else { return nil }
    for index in 0..<LineShape.Followers.count {
      let shape = Int(shapes[Int(last)].followers[index])
      guard shape >= 0 else { return nil }
      if let end = match(shape, start, limit: limit, into: &numbers) { return (shape, end) }
    }
    return nil
  }

  /// Reads a line as one of a shape, and returns the byte behind it; `nil` if it is none.
  @inline(__always)
  private func match(
    _ shape: Int, _ start: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>,
    into numbers: inout LineNumbers
  ) -> UnsafePointer<UInt8>? {
    guard limit - start >= shapes[shape].reach else { return nil }
    numbers = bases[shape]
    var place = start
    var index = Int(shapes[shape].pieces.start)
    while true {
      guard has(pieces[index], at: place) else { return nil }
      place += pieces[index].byteCount
      guard let number = pieces[index].number else { return place }
      let reading = DigitReader.number(at: place)
      guard reading.digitCount > 0, reading.value >= pieces[index].least,
        reading.value <= pieces[index].most
      else { return nil }
      numbers[number] |= reading.value
      place += reading.digitCount
      index &+= 1
    }
  }

  /// Whether the bytes of a piece stand at a place; up to seven bytes behind them are looked at.
  @inline(__always)
  private func has(_ piece: LinePiece, at place: UnsafePointer<UInt8>) -> Bool {
    var place = UnsafeRawPointer(place)
    var index = Int(piece.words.start)
    let lastIndex = Int(piece.words.end) &- 1
    while index < lastIndex {
      guard words[index] == place.loadUnaligned(as: UInt64.self) else { return false }
      index &+= 1
      place += 8
    }
    return words[index] == place.loadUnaligned(as: UInt64.self) & piece.lastMask
  }

  /// What a line means, with its numbers in place.
  @inline(__always)
  func draft(of shape: Int, with numbers: LineNumbers) -> EventDraft {
    var draft = drafts[shape]
    draft.time = numbers[.time]
    draft.sequence = numbers[.sequence]
    draft.event.cause = UInt32(truncatingIfNeeded: numbers[.cause])
    draft.event.object = ObjectID(rawValue: UInt32(truncatingIfNeeded: numbers[.object]))
    draft.event.value = Int32(truncatingIfNeeded: numbers[.value])
    draft.event.length = Int32(truncatingIfNeeded: numbers[.length])
    return draft
  }

  /// Stages the extras of a line for its event.
  @inline(__always)
  func stageExtras(of shape: Int, with numbers: LineNumbers, in history: inout History) {
    let range = shapes[shape].extras
    var place = 0
    while Int(range.start) &+ place < range.end {
      history.stage(extras[Int(range.start) &+ place], numbers[extra: place])
      place &+= 1
    }
  }

  /// Remembers the shape of the line that was just read.
  @inline(__always)
  mutating func follow(_ shape: Int) { last = Int32(truncatingIfNeeded: shape) }
}

// MARK: - Learning

extension LineShapes {
  /// A shape that is to be learned, as bytes and gaps.
  struct Sketch {
    var draft: EventDraft
    /// The numbers that are the same in every line; where a gap is, what its number is joined with.
    var numbers: LineNumbers
    var extras: [ExtraKey]
    var gaps: [Gap] = []
  }

  /// A number in a line.
  struct Gap {
    /// Where its digits stand, counted from the line's first byte.
    var digits: Range<Int>
    var number: LineNumber
    var legal: ClosedRange<Int64>
  }

  /// Learns the shape of a line, its end included, or finds that it is known; it followed the last one.
  mutating func learn(_ sketch: Sketch, from line: UnsafeBufferPointer<UInt8>) {
    guard let shape = known(sketch, line) ?? add(sketch, line) else { return }
    if last >= 0 { shapes[Int(last)].followers.add(shape) }
    last = shape
  }

  private func known(_ sketch: Sketch, _ line: UnsafeBufferPointer<UInt8>) -> Int32? {
    LineShapes.name(of: sketch, line).withUnsafeBufferPointer(numbers.number).map { Int32($0) }
  }

  /// The bytes between the numbers, with two bytes for each number; no text holds the first of them.
  private static func name(
    of sketch: Sketch, _ line: UnsafeBufferPointer<UInt8>
  ) -> [UInt8] {
    var name: [UInt8] = []
    name.reserveCapacity(line.count)
    var start = 0
    for gap in sketch.gaps {
      name.append(contentsOf: line[start..<gap.digits.lowerBound])
      name.append(0xFF)
      name.append(gap.number.rawValue)
      start = gap.digits.upperBound
    }
    name.append(contentsOf: line[start...])
    return name
  }

  private mutating func add(
    _ sketch: Sketch, _ line: UnsafeBufferPointer<UInt8>
  ) -> Int32? {
    guard shapes.count < LineShapes.countMax else { return nil }
    let shape = Int32(shapes.count)
    LineShapes.name(of: sketch, line).withUnsafeBufferPointer { numbers.insert($0, UInt32(shape)) }
    let firstExtra = Int32(extras.count)
    extras.append(contentsOf: sketch.extras)
    let firstPiece = Int32(pieces.count)
    addPieces(sketch, line)
    drafts.append(sketch.draft)
    bases.append(sketch.numbers)
    shapes.append(
      LineShape(
        pieces: TableRange(start: firstPiece, end: Int32(pieces.count)),
        extras: TableRange(start: firstExtra, end: Int32(extras.count)),
        reach: line.count + (sketch.gaps.count + 1) * DigitReader.reach))
    return shape
  }

  private mutating func addPieces(_ sketch: Sketch, _ line: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for gap in sketch.gaps {
      addPiece(line[start..<gap.digits.lowerBound], before: gap)
      start = gap.digits.upperBound
    }
    addPiece(line[start...], before: nil)
  }

  private mutating func addPiece(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, before gap: Gap?) {
    let first = Int32(words.count)
    for (index, byte) in bytes.enumerated() {
      if index % 8 == 0 { words.append(0) }
      words[words.count - 1] |= UInt64(byte) << UInt64(index % 8 * 8)
    }
    let lastCount = (bytes.count - 1) % 8 + 1
    pieces.append(
      LinePiece(
        words: TableRange(start: first, end: Int32(words.count)), byteCount: bytes.count,
        lastMask: UInt64.max >> UInt64(64 - lastCount * 8), number: gap?.number,
        least: gap?.legal.lowerBound ?? 0, most: gap?.legal.upperBound ?? 0))
  }
}
