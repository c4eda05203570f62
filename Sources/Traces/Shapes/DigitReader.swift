/// Reads whole numbers eight digits at a time.
enum DigitReader {
  /// A number and how many digits it has.
  struct Reading {
    var value: Int64
    /// 0 if no number stands there, or one that is not usual: with more than 15 digits, or with a
    /// needless 0 in front.
    var digitCount: Int

    @inline(__always)
    static var none: Reading { Reading(value: 0, digitCount: 0) }
  }

  /// How many bytes are looked at.
  static let reach = 16

  /// The number that begins at a place; ``reach`` bytes from there must be readable.
  @inline(__always)
  static func number(at place: UnsafePointer<UInt8>) -> Reading {
    let first = word(at: place)
    let count = digitCount(first)
    guard count > 0, count == 1 || first & 0xFF != 0 else { return .none }
    guard count == 8 else { return Reading(value: value(first, count), digitCount: count) }
    let more = digitCount(word(at: place + 8))
    guard more < 8 else { return .none }
    let beginning = more == 0 ? 0 : value(first, more)
    let end = value(word(at: place + more), 8)
    return Reading(value: beginning &* 100_000_000 &+ end, digitCount: 8 &+ more)
  }

  /// Eight bytes, from each of which the digit 0 is taken.
  @inline(__always)
  private static func word(at place: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(place).loadUnaligned(as: UInt64.self) ^ 0x3030_3030_3030_3030
  }

  /// How many digits stand at the beginning of such a word.
  @inline(__always)
  private static func digitCount(_ word: UInt64) -> Int {
    let others = ((word &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount >> 3
  }

  /// The value of the first digits of such a word; `count` is 1 to 8.
  ///
  /// The digits move to the end, so that zeros stand before them; then pairs, fours and eights are
  /// joined, all at once.
  @inline(__always)
  private static func value(_ word: UInt64, _ count: Int) -> Int64 {
    let digits = word &<< UInt64(truncatingIfNeeded: 64 &- count &* 8)
    let pairs = digits &* 10 &+ digits &>> 8
    let high = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let low = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return Int64(truncatingIfNeeded: (high &+ low) &>> 32)
  }
}
