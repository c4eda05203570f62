import Events

/// Reads one line of JSON byte by byte, without allocation and without a tree.
///
/// A line is a few hundred bytes that are read millions of times, so this is written by hand on a pointer
/// (docs/performance.md). It never reads outside `start ..< end`.
struct JSONScanner {
  let start: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  var at: UnsafePointer<UInt8>
  /// What went wrong first, and where.
  var failure: TraceProblem.Kind?
  var failureAt: UnsafePointer<UInt8>

  init(_ line: UnsafeBufferPointer<UInt8>, fallback: UnsafePointer<UInt8>) {
    start = line.baseAddress ?? fallback
    end = start + line.count
    at = start
    failureAt = start
  }

  /// A text between quotes: where it stands, and whether it holds a backslash.
  struct Text {
    var start: UnsafePointer<UInt8>
    var count: Int
    var hasEscapes: Bool

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    /// Whether these are the bytes of a word.
    @inline(__always)
    func spells(_ word: StaticString) -> Bool {
      guard !hasEscapes else { return NameIndex.string(self) == word.description }
      guard count == word.utf8CodeUnitCount else { return false }
      for index in 0..<count where start[index] != word.utf8Start[index] { return false }
      return true
    }
  }

  /// The whole line.
  var line: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: end - start) }

  mutating func fail(_ kind: TraceProblem.Kind) { fail(kind, at: at) }

  mutating func fail(_ kind: TraceProblem.Kind, at place: UnsafePointer<UInt8>) {
    guard failure == nil else { return }
    failure = kind
    failureAt = place
  }

  @inline(__always)
  mutating func skipSpaces() {
    while at < end, at.pointee == 0x20 || at.pointee == 0x09 || at.pointee == 0x0D { at += 1 }
  }

  /// The next byte that is not a space, or 0 at the end.
  @inline(__always)
  mutating func peek() -> UInt8 {
    if at < end, at.pointee > 0x20 { return at.pointee }
    skipSpaces()
    return at < end ? at.pointee : 0
  }

  /// Whether nothing but spaces is left.
  var isAtEnd: Bool {
    mutating get {
      skipSpaces()
      return at == end
    }
  }

  /// Takes one byte if it is the next one.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    at += 1
    return true
  }

  /// A text between quotes; `nil` after a failure.
  @inline(__always)
  mutating func text() -> Text? {
    guard take(0x22) else {
      fail(.wrongType)
      return nil
    }
    let first = at
    skipPlainText()
    guard at < end, at.pointee == 0x22 else { return textWithEscapes(from: first) }
    let text = Text(start: first, count: at - first, hasEscapes: false)
    at += 1
    return text
  }

  /// Steps to the next quote, backslash or control character, eight bytes at a time.
  @inline(__always)
  private mutating func skipPlainText() {
    while end - at >= 8 {
      let word = UnsafeRawPointer(at).loadUnaligned(as: UInt64.self)
      let stops =
        JSONScanner.zeroBytes(word ^ 0x2222_2222_2222_2222)
        | JSONScanner.zeroBytes(word ^ 0x5C5C_5C5C_5C5C_5C5C)
        | ((word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080)
      if stops != 0 {
        at += stops.trailingZeroBitCount >> 3
        return
      }
      at += 8
    }
    while at < end, at.pointee != 0x22, at.pointee != 0x5C, at.pointee >= 0x20 { at += 1 }
  }

  /// A high bit in the lowest byte that is zero, and perhaps in higher ones.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  /// The slow path: finds the closing quote of a text with backslashes.
  private mutating func textWithEscapes(from first: UnsafePointer<UInt8>) -> Text? {
    while at < end {
      switch at.pointee {
      case 0x22:
        let text = Text(start: first, count: at - first, hasEscapes: true)
        at += 1
        return text
      case 0x5C:
        guard skipEscape() else {
          fail(.notJSON)
          return nil
        }
      case 0..<0x20:
        fail(.notJSON)
        return nil
      default: at += 1
      }
    }
    fail(.notJSON)
    return nil
  }

  /// Steps over a backslash and what belongs to it; `false` if that is no escape of JSON, or half a character.
  private mutating func skipEscape() -> Bool {
    guard end - at >= 2 else { return false }
    switch at[1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74:
      at += 2
      return true
    case 0x75: return skipUnicodeEscape()
    default: return false
    }
  }

  /// Steps over `\uXXXX`, or over two of them that make one character; half of such a pair is not legal.
  private mutating func skipUnicodeEscape() -> Bool {
    guard let unit = codeUnit(at: at) else { return false }
    guard UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit) else {
      at += 6
      return true
    }
    guard UTF16.isLeadSurrogate(unit), let trail = codeUnit(at: at + 6),
      UTF16.isTrailSurrogate(trail)
    else {
      fail(.badValue)
      return false
    }
    at += 12
    return true
  }

  /// What `\uXXXX` at a place means; `nil` if anything else stands there.
  private func codeUnit(at place: UnsafePointer<UInt8>) -> UInt16? {
    guard end - place >= 6, place[0] == 0x5C, place[1] == 0x75 else { return nil }
    var unit: UInt16 = 0
    for index in 2..<6 {
      guard let digit = Hexadecimal.value(place[index]) else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  /// A whole number of at most 63 bits; `nil` after a failure.
  @inline(__always)
  mutating func integer() -> Int64? {
    let first = peek()
    let isNegative = first == 0x2D
    if isNegative { at += 1 }
    let digits = at
    var value: UInt64 = 0
    while at < end {
      let digit = at.pointee &- 0x30
      if digit > 9 { break }
      value = value &* 10 &+ UInt64(digit)
      at += 1
    }
    let count = at - digits
    guard count > 0 else {
      fail(.wrongType, at: digits)
      return nil
    }
    let number = isNegative ? digits - 1 : digits
    if at < end, at.pointee == 0x2E || at.pointee | 0x20 == 0x65 {
      fail(.notAnInteger, at: number)
      return nil
    }
    guard count <= 18 || (count == 19 && value <= UInt64(Int64.max)),
      count == 1 || digits[0] != 0x30
    else {
      fail(.notAnInteger, at: number)
      return nil
    }
    return isNegative ? -Int64(value) : Int64(value)
  }

  /// The word at a place, for a report: what stands there up to a separator, at most 60 bytes.
  func word(at place: UnsafePointer<UInt8>) -> String {
    var last = place
    if last < end, last.pointee == 0x22 { last += 1 }
    while last < end, last - place < 60, last.pointee != 0x22, last.pointee != 0x2C,
      last.pointee != 0x7D
    {
      last += 1
    }
    if last < end, last.pointee == 0x22 { last += 1 }
    return String(decoding: UnsafeBufferPointer(start: place, count: last - place), as: UTF8.self)
  }

  /// Where a place stands, in characters from 1.
  func column(of place: UnsafePointer<UInt8>) -> Int {
    var count = 1
    var walk = start
    while walk < place {
      if walk.pointee & 0xC0 != 0x80 { count += 1 }
      walk += 1
    }
    return count
  }
}

/// Digits of base 16.
enum Hexadecimal {
  /// The value of a digit, or `nil`.
  @inline(__always)
  static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x61 + 10
    case 0x41...0x46: byte - 0x41 + 10
    default: nil
    }
  }
}

// MARK: - Texts with escapes, and trees

extension JSONScanner {
  /// The bytes that a text means.
  static func unescaped(_ text: Text) -> [UInt8] {
    guard text.hasEscapes else { return Array(text.bytes) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard text.start[index] == 0x5C else {
        bytes.append(text.start[index])
        index += 1
        continue
      }
      index += unescape(text, at: index, to: &bytes)
    }
    return bytes
  }

  /// Writes what one escape means, and returns how long it is.
  private static func unescape(_ text: Text, at index: Int, to bytes: inout [UInt8]) -> Int {
    switch text.start[index + 1] {
    case 0x62: bytes.append(0x08)
    case 0x66: bytes.append(0x0C)
    case 0x6E: bytes.append(0x0A)
    case 0x72: bytes.append(0x0D)
    case 0x74: bytes.append(0x09)
    case 0x75: return unescapeUnicode(text, at: index, to: &bytes)
    default: bytes.append(text.start[index + 1])
    }
    return 2
  }

  /// `\uXXXX`, or two of them that make one character; no text that was read has half a pair.
  private static func unescapeUnicode(
    _ text: Text, at index: Int, to bytes: inout [UInt8]
  ) -> Int {
    let high = codeUnit(text, at: index)
    if high >= 0xD800, high < 0xDC00, index + 12 <= text.count, text.start[index + 6] == 0x5C,
      text.start[index + 7] == 0x75
    {
      let low = codeUnit(text, at: index + 6)
      if low >= 0xDC00, low < 0xE000 {
        append(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), to: &bytes)
        return 12
      }
    }
    append(high, to: &bytes)
    return 6
  }

  private static func codeUnit(_ text: Text, at index: Int) -> UInt32 {
    (index + 2..<index + 6).reduce(0) {
      $0 << 4 | UInt32(Hexadecimal.value(text.start[$1]) ?? 0)
    }
  }

  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    let character = Unicode.Scalar(scalar) ?? "\u{FFFD}"
    bytes.append(contentsOf: Array(String(character).utf8))
  }

  /// Any value as a tree; `nil` after a failure.
  mutating func value(depth: Int = 0) -> JSONValue? {
    guard depth < Limits.traceNestingMax else {
      fail(.nestingTooDeep)
      return nil
    }
    switch peek() {
    case 0x22:
      guard let text = text() else { return nil }
      return .string(String(decoding: JSONScanner.unescaped(text), as: UTF8.self))
    case 0x7B: return object(depth: depth)
    case 0x5B: return array(depth: depth)
    case 0x74: return literal("true", .boolean(true))
    case 0x66: return literal("false", .boolean(false))
    case 0x6E: return literal("null", .null)
    default: return number()
    }
  }

  private mutating func object(depth: Int) -> JSONValue? {
    at += 1
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    if take(0x7D) { return .object(members) }
    while true {
      let place = at
      guard let text = text() else { return nil }
      let key = String(decoding: JSONScanner.unescaped(text), as: UTF8.self)
      guard take(0x3A), let value = value(depth: depth + 1) else { return failed() }
      guard keys.insert(key).inserted else {
        fail(.duplicateKey, at: place)
        return nil
      }
      members.append(.init(key, value))
      if take(0x2C) { continue }
      return take(0x7D) ? .object(members) : failed()
    }
  }

  private mutating func array(depth: Int) -> JSONValue? {
    at += 1
    var elements: [JSONValue] = []
    if take(0x5D) { return .array(elements) }
    while true {
      guard let value = value(depth: depth + 1) else { return failed() }
      elements.append(value)
      if take(0x2C) { continue }
      return take(0x5D) ? .array(elements) : failed()
    }
  }

  private mutating func failed() -> JSONValue? {
    fail(.notJSON)
    return nil
  }

  private mutating func literal(_ word: String, _ value: JSONValue) -> JSONValue? {
    guard end - at >= word.utf8.count, zip(word.utf8, 0...).allSatisfy({ at[$1] == $0 }) else {
      return failed()
    }
    at += word.utf8.count
    return value
  }

  /// A number with its digits, checked against the grammar of JSON.
  private mutating func number() -> JSONValue? {
    let first = at
    if at < end, at.pointee == 0x2D { at += 1 }
    let digits = at
    guard skipDigits() else { return failed() }
    guard at - digits == 1 || digits.pointee != 0x30 else { return failed() }
    if at < end, at.pointee == 0x2E {
      at += 1
      guard skipDigits() else { return failed() }
    }
    if at < end, at.pointee | 0x20 == 0x65 {
      at += 1
      if at < end, at.pointee == 0x2B || at.pointee == 0x2D { at += 1 }
      guard skipDigits() else { return failed() }
    }
    return .number(
      String(decoding: UnsafeBufferPointer(start: first, count: at - first), as: UTF8.self))
  }

  private mutating func skipDigits() -> Bool {
    let first = at
    while at < end, at.pointee &- 0x30 <= 9 { at += 1 }
    return at > first
  }
}
