/// A pattern for `matches`: a small regular expression that never takes more than linear time.
///
/// It knows `.`, `[a-z]`, `[^a-z]`, `\d`, `\w`, `\s`, `*`, `+`, `?`, `|`, `( )`, `^` and `$`, ignores case as Wireshark does,
/// and is found anywhere in the text unless it is anchored. Instead of trying one way after the other it follows all of them
/// at once, so that no pattern can make it slow.
///
/// Not modelled: repetition counts, back references, look-around.
public struct QueryPattern: Equatable, Sendable {
  /// What is wrong with a pattern.
  public enum Fault: Equatable, Sendable {
    /// A bracket or parenthesis without its other half.
    case unclosed(String)
    /// `*`, `+` or `?` with nothing before it.
    case nothingToRepeat
    /// A backslash at the end, or before a letter that means nothing.
    case badEscape
    /// Something that this kind of pattern does not have.
    case notYet(String)
    /// It is longer than any that is read.
    case tooLong
  }

  /// One step of the machine.
  enum Step: Equatable, Sendable {
    /// Takes a character and goes on.
    case take(Matcher)
    /// Goes both ways.
    case split(Int, Int)
    /// Goes elsewhere.
    case jump(Int)
    /// Goes on at the beginning of the text only.
    case start
    /// Goes on at the end of the text only.
    case end
    /// The pattern is found.
    case found
  }

  /// Which characters a step takes.
  enum Matcher: Equatable, Sendable {
    case any
    case one(Character)
    case set([ClosedRange<Character>], isNegated: Bool)

    func matches(_ character: Character) -> Bool {
      switch self {
      case .any: true
      case .one(let wanted): wanted == character
      case .set(let ranges, let isNegated):
        ranges.contains { $0.contains(character) } != isNegated
      }
    }
  }

  private let steps: [Step]

  /// The longest pattern, in characters.
  static let countMax = 500

  /// Reads a pattern.
  init(_ text: String) throws(PatternError) {
    var reader = PatternReader(text)
    steps = try reader.steps()
  }

  /// Whether the pattern is found in a text.
  public func matches(_ text: String) -> Bool {
    let characters = Array(text.lowercased())
    var states: [Bool] = Array(repeating: false, count: steps.count)
    for index in 0...characters.count {
      if follow(0, &states, isStart: index == 0, isEnd: index == characters.count) { return true }
      guard index < characters.count else { break }
      var following = [Bool](repeating: false, count: steps.count)
      for step in steps.indices where states[step] {
        guard case .take(let matcher) = steps[step], matcher.matches(characters[index]) else {
          continue
        }
        let isEnd = index + 1 == characters.count
        if follow(step + 1, &following, isStart: false, isEnd: isEnd) { return true }
      }
      states = following
    }
    return false
  }

  /// Marks where the machine can be without taking a character; returns whether the pattern is found.
  private func follow(_ first: Int, _ states: inout [Bool], isStart: Bool, isEnd: Bool) -> Bool {
    var open = [first]
    while let step = open.popLast() {
      guard !states[step] else { continue }
      states[step] = true
      switch steps[step] {
      case .take: break
      case .split(let a, let b): open += [b, a]
      case .jump(let target): open.append(target)
      case .start: if isStart { open.append(step + 1) }
      case .end: if isEnd { open.append(step + 1) }
      case .found: return true
      }
    }
    return false
  }
}

/// A fault of a pattern; thrown while it is read.
struct PatternError: Error {
  var fault: QueryPattern.Fault
}

/// Reads a pattern by recursive descent into steps.
private struct PatternReader {
  private let characters: [Character]
  private var position = 0
  private var depth = 0
  private var program: [QueryPattern.Step] = []

  init(_ text: String) { characters = Array(text) }

  private var next: Character? { position < characters.count ? characters[position] : nil }

  mutating func steps() throws(PatternError) -> [QueryPattern.Step] {
    guard characters.count <= QueryPattern.countMax else { throw PatternError(fault: .tooLong) }
    try alternatives()
    guard next == nil else { throw PatternError(fault: .unclosed(")")) }
    program.append(.found)
    return program
  }

  private mutating func alternatives() throws(PatternError) {
    let start = program.count
    try sequence()
    guard next == "|" else { return }
    position += 1
    insert(.split(start + 1, program.count + 2), at: start)
    let jump = program.count
    program.append(.jump(0))
    try alternatives()
    program[jump] = .jump(program.count)
  }

  private mutating func sequence() throws(PatternError) {
    while let character = next, character != "|", character != ")" {
      let start = program.count
      try atom(character)
      try repetition(from: start)
    }
  }

  private mutating func repetition(from start: Int) throws(PatternError) {
    guard let sign = next, "*+?{".contains(sign) else { return }
    position += 1
    let end = program.count
    switch sign {
    case "*":
      insert(.split(start + 1, end + 2), at: start)
      program.append(.jump(start))
    case "+": program.append(.split(start, end + 1))
    case "?": insert(.split(start + 1, end + 1), at: start)
    default: throw PatternError(fault: .notYet("{"))
    }
    if let again = next, "*+?".contains(again) { throw PatternError(fault: .nothingToRepeat) }
  }

  /// Puts a step before others, whose targets move with them.
  private mutating func insert(_ step: QueryPattern.Step, at index: Int) {
    for place in index..<program.count {
      switch program[place] {
      case .split(let a, let b): program[place] = .split(a + 1, b + 1)
      case .jump(let target): program[place] = .jump(target + 1)
      case .take, .start, .end, .found: break
      }
    }
    program.insert(step, at: index)
  }

  private mutating func atom(_ character: Character) throws(PatternError) {
    position += 1
    switch character {
    case ".": program.append(.take(.any))
    case "^": program.append(.start)
    case "$": program.append(.end)
    case "[": program.append(.take(try set()))
    case "\\": program.append(.take(try escape()))
    case "(": try group()
    case "*", "+", "?": throw PatternError(fault: .nothingToRepeat)
    case "{": throw PatternError(fault: .notYet("{"))
    default: program.append(.take(.one(character.lowered)))
    }
  }

  private mutating func group() throws(PatternError) {
    guard next != "?" else { throw PatternError(fault: .notYet("(?")) }
    guard depth < 32 else { throw PatternError(fault: .tooLong) }
    depth += 1
    try alternatives()
    depth -= 1
    guard next == ")" else { throw PatternError(fault: .unclosed("(")) }
    position += 1
  }

  private mutating func escape() throws(PatternError) -> QueryPattern.Matcher {
    guard let character = next else { throw PatternError(fault: .badEscape) }
    position += 1
    switch character {
    case "d": return .set(["0"..."9"], isNegated: false)
    case "w": return .set(["a"..."z", "0"..."9", "_"..."_"], isNegated: false)
    case "s": return .set([" "..." ", "\t"..."\t"], isNegated: false)
    default:
      guard !character.isLetter, !character.isNumber else { throw PatternError(fault: .badEscape) }
      return .one(character)
    }
  }

  private mutating func set() throws(PatternError) -> QueryPattern.Matcher {
    let isNegated = next == "^"
    if isNegated { position += 1 }
    var ranges: [ClosedRange<Character>] = []
    while let first = next, first != "]" || ranges.isEmpty {
      position += 1
      let low = first.lowered
      var high = low
      if next == "-", position + 1 < characters.count, characters[position + 1] != "]" {
        high = characters[position + 1].lowered
        position += 2
      }
      guard low <= high else { throw PatternError(fault: .unclosed("[")) }
      ranges.append(low...high)
    }
    guard next == "]" else { throw PatternError(fault: .unclosed("[")) }
    position += 1
    return .set(ranges, isNegated: isNegated)
  }
}

extension Character {
  fileprivate var lowered: Character { lowercased().first ?? self }
}
