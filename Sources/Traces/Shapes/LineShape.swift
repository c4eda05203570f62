import Events

/// A line of a trace without its numbers, as far as it must be looked at to know the line again.
struct LineShape: BitwiseCopyable, Sendable {
  /// Where its pieces stand in the table.
  var pieces: TableRange
  /// Where the extras that wait for their event stand in the table.
  var extras: TableRange
  /// How many bytes behind the first one are looked at, at most.
  var reach: Int
  /// The shapes that followed this one.
  var followers = Followers()

  /// The last few shapes that followed another one; -1 where there is none.
  struct Followers: BitwiseCopyable, Sendable {
    private var shapes = InlineArray<4, Int32>(repeating: -1)
    private var oldest: Int32 = 0

    @inline(__always)
    static var count: Int { 4 }

    @inline(__always)
    subscript(index: Int) -> Int32 { shapes[index] }

    /// Takes the place of the one that was added first.
    mutating func add(_ shape: Int32) {
      for index in 0..<Followers.count where shapes[index] == shape { return }
      shapes[Int(oldest)] = shape
      oldest = (oldest + 1) % Int32(Followers.count)
    }
  }
}

/// Bytes that are the same in every line of a shape, and the number behind them.
struct LinePiece: BitwiseCopyable, Sendable {
  /// Where the bytes stand in the table, in words of eight.
  var words: TableRange
  /// How many bytes there are, at least one.
  var byteCount: Int
  /// The bytes that count in the last word.
  var lastMask: UInt64
  /// What the number behind the bytes says; `nil` behind the last piece.
  var number: LineNumber?
  /// What the number may be; anything else is read key by key.
  var least: Int64
  var most: Int64
}

/// A part of a table.
struct TableRange: BitwiseCopyable, Sendable {
  var start: Int32
  var end: Int32
}

/// What a number in a line says.
enum LineNumber: UInt8, BitwiseCopyable, Sendable {
  case time, sequence, cause, object, value, length
  /// An extra, by its place among those of the line.
  case extra0, extra1, extra2, extra3, extra4, extra5

  /// The number that is kept in the extra at a place.
  init?(extra index: Int) { self.init(rawValue: LineNumber.extra0.rawValue + UInt8(index)) }
}

/// The numbers of one line, by what they say.
struct LineNumbers: BitwiseCopyable, Sendable {
  private var values = InlineArray<12, Int64>(repeating: 0)

  /// How many extras of a line can be numbers.
  static let extraCountMax = 6

  @inline(__always)
  subscript(_ number: LineNumber) -> Int64 {
    get { values[Int(number.rawValue)] }
    set { values[Int(number.rawValue)] = newValue }
  }

  /// The number of the extra at a place.
  @inline(__always)
  subscript(extra index: Int) -> Int64 {
    get { values[Int(LineNumber.extra0.rawValue) &+ index] }
    set { values[Int(LineNumber.extra0.rawValue) &+ index] = newValue }
  }
}
