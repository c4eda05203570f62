import Events

/// A search as it stands, so that it can be gone on with later, elsewhere, or together with others.
///
/// Its text has one thing a line (docs/exhaust.md): what is searched, what was found, the states that are known, those that wait.
/// States that wait are kept by the way that leads to them, and made again from the beginning when their turn comes.
public struct SavedSearch: Sendable {
  /// The text of the scenario.
  public var scenario = ""
  /// In which line the scenario begins, in the file that was read.
  public private(set) var scenarioLine = 1
  /// The seed.
  public var seed: UInt64 = 0
  /// The choice points that are tried, also those that stand for stimuli.
  public var points: Set<ChoicePoint> = []
  /// How many steps a run has at most.
  public var depth = 0
  /// How many events a run has at most.
  public var eventCountMax = 0
  /// Which part of the search it is; the whole one is the first of one.
  public var shards: Set<Int> = [1]
  /// Of how many parts.
  public var shardCount = 1
  /// What came of it.
  public var result = SearchResult()
  /// The states that wait.
  var waiting: [Waiting] = []
  /// The states that are known, with the ways there.
  var known = KnownStates()

  /// A state that waits.
  struct Waiting: Equatable, Sendable {
    var path: SearchPath
    var eventCount: Int
    /// How many items of the agenda have run.
    var turn: Int
  }

  /// Why a text is not a search.
  public struct Problem: Error, Equatable {
    /// The number of the line, from 1.
    public let line: Int
    /// What is wrong.
    public let sentence: String
  }

  /// Whether every state was looked at.
  public var isFinished: Bool { waiting.isEmpty }

  /// How many states wait.
  public var waitingCount: Int { waiting.count }

  /// The choice points that are tried, as an option writes them.
  public var pointNames: String {
    points.sorted { $0.rawValue < $1.rawValue }.map(\.name).joined(separator: ",")
  }

  /// Whether two of them are parts of one search.
  public func isPartner(of other: SavedSearch) -> Bool {
    scenario == other.scenario && seed == other.seed && points == other.points
      && depth == other.depth && eventCountMax == other.eventCountMax
      && shardCount == other.shardCount
  }

  /// Takes over what another part of the same search has found.
  ///
  /// A state that both know counts once.
  public mutating func merge(_ other: SavedSearch) {
    shards.formUnion(other.shards)
    known.merge(other.known)
    waiting += other.waiting
    result.merge(other.result)
    result.stateCount = known.count
  }

  /// The parts that are missing.
  public var missingShards: [Int] { (1...shardCount).filter { !shards.contains($0) } }
}

// MARK: - Text

extension SavedSearch {
  /// The first line of such a text.
  static let magic = "ndiscope search 1"

  /// The search as text, in pieces.
  public func write(_ put: (String) -> Void) {
    put(SavedSearch.magic + "\n")
    put("seed \(seed)\n")
    put("choices \(pointNames)\n")
    put("depth \(depth)\nevents \(eventCountMax)\n")
    put("part \(shards.sorted().map(String.init).joined(separator: ","))/\(shardCount)\n")
    for line in SavedSearch.lines(scenario) { put("| \(line)\n") }
    put("runs \(result.runCount) \(result.metCount) \(result.givenUpCount) \(result.lostCount)\n")
    for finding in result.findings {
      put("found \(finding.rule) \(finding.place) \(finding.path.text) \(finding.sentence)\n")
    }
    for (answer, count) in result.coverage.sorted(by: { $0.key < $1.key }) {
      put("tried \(answer.text) \(count)\n")
    }
    for state in waiting { put("waits \(state.eventCount) \(state.path.text) \(state.turn)\n") }
    for (digest, arrivals) in known.sorted {
      let ways = arrivals.map { "\($0.eventCount) \($0.stepCount)" }
      put("known \(String(digest, radix: 16)) \(ways.joined(separator: " "))\n")
    }
    put("end\n")
  }

  /// Reads such a text.
  ///
  /// - Throws: ``Problem`` with the line that is wrong; a text that was cut off, or that has lost a line, says so.
  public init(_ text: String) throws(Problem) {
    var lines: [String] = []
    var heads: Set<String> = []
    var isComplete = false
    var number = 0
    for line in SavedSearch.lines(text, endInCR: text.utf8.starts(with: Self.magicOfWindows)) {
      number += 1
      if number == 1 {
        guard line == SavedSearch.magic else { throw Problem(line: 1, sentence: Self.noSearch) }
      } else if line.utf8.first == UInt8(ascii: "|") {
        if lines.isEmpty { scenarioLine = number }
        lines.append(String(line.unicodeScalars.dropFirst(2)))
      } else if line == "end" {
        isComplete = true
      } else if !line.isEmpty {
        try read(line, number)
        try Self.note(line, number, in: &heads)
      }
    }
    guard isComplete else { throw Problem(line: number, sentence: Self.cutOff) }
    if !lines.isEmpty { heads.insert(Self.scenarioHead) }
    try Self.check(heads)
    scenario = lines.joined(separator: "\n")
    result.stateCount = known.count
  }

  /// The first line of a file that an editor has saved with the ends of Windows, which mean nothing.
  private static let magicOfWindows = Array((magic + "\r\n").utf8)

  /// The lines of a text, told by their bytes: a CR or a mark beside the end of a line would be one character with it.
  private static func lines(
    _ text: String, endInCR: Bool = false
  ) -> some Sequence<Substring> {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.lazy.map { line in
      Substring(endInCR && line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
  }

  private static let noSearch =
    "this is no search: a file of `ndiscope exhaust --output FILE` begins with \(magic)"
  private static let cutOff = "the file ends in the middle; the search has to begin again"

  /// The lines that say what is searched and what was counted: each stands once.
  private static let heads = ["seed", "choices", "depth", "events", "part", scenarioHead, "runs"]
  /// How the lines of the scenario begin.
  private static let scenarioHead = "|"

  /// Notes a line that stands once.
  private static func note(
    _ line: Substring, _ number: Int, in found: inout Set<String>
  ) throws(Problem) {
    let head = String(line.prefix { $0 != " " })
    guard heads.contains(head) else { return }
    guard found.insert(head).inserted else {
      throw Problem(line: number, sentence: "the line `\(head)` stands twice")
    }
  }

  /// Says which line is missing; whatever were taken instead of it, it would be another search.
  private static func check(_ found: Set<String>) throws(Problem) {
    guard let missing = heads.first(where: { !found.contains($0) }) else { return }
    let what = missing == scenarioHead ? "the scenario" : "the line `\(missing)`"
    throw Problem(line: 1, sentence: "\(what) is missing; the search has to begin again")
  }

  /// Reads a line with its number.
  private mutating func read(_ line: Substring, _ number: Int) throws(Problem) {
    let isRead: Bool
    do throws(OutOfRange) {
      isRead = try read(line)
    } catch {
      throw Problem(line: number, sentence: error.sentence)
    }
    guard isRead else {
      throw Problem(line: number, sentence: "this line means nothing: \(line.prefix(60))")
    }
  }

  /// Reads a line; `false` if it means nothing.
  private mutating func read(_ line: Substring) throws(OutOfRange) -> Bool {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return false }
    let rest = words[1].split(separator: " ").map(String.init)
    switch words[0] {
    case "seed": return readSeed(words[1])
    case "choices": return readPoints(words[1])
    case "depth": return try readDepth(rest)
    case "events": return try readEventCountMax(rest)
    case "part": return try readPart(words[1])
    case "runs": return try readCounts(rest)
    case "found": return try readFinding(words[1])
    case "tried": return try readAnswer(rest)
    case "waits": return try readWaiting(rest)
    case "known": return try readKnown(rest)
    default: return false
    }
  }

  private mutating func readSeed(_ word: String) -> Bool {
    guard let number = UInt64(word) else { return false }
    seed = number
    return true
  }

  private mutating func readDepth(_ words: [String]) throws(OutOfRange) -> Bool {
    guard let numbers = try Self.numbers(words, in: 0...Int.max), numbers.count == 1 else {
      return false
    }
    depth = numbers[0]
    return true
  }

  private mutating func readEventCountMax(_ words: [String]) throws(OutOfRange) -> Bool {
    guard let numbers = try Self.numbers(words, in: 1...LiveRun.eventCountMax), numbers.count == 1
    else { return false }
    eventCountMax = numbers[0]
    return true
  }

  /// Reads what was counted; older files do not say how many states could not be made again.
  private mutating func readCounts(_ words: [String]) throws(OutOfRange) -> Bool {
    guard let counts = try Self.numbers(words, in: 0...Self.countMax),
      (3...4).contains(counts.count)
    else { return false }
    (result.runCount, result.metCount, result.givenUpCount) = (counts[0], counts[1], counts[2])
    result.lostCount = counts.count > 3 ? counts[3] : 0
    return true
  }

  private mutating func readPoints(_ names: String) -> Bool {
    let named = names.split(separator: ",").map { ChoicePoint(name: String($0)) }
    points = Set(named.compactMap(\.self))
    return !named.contains(nil)
  }

  private mutating func readPart(_ text: String) throws(OutOfRange) -> Bool {
    let halves = text.split(separator: "/").map(String.init)
    guard halves.count == 2, let count = try Self.number(halves[1], in: 1...Self.shardCountMax),
      let parts = try Self.numbers(
        halves[0].split(separator: ",").map(String.init), in: 1...count), !parts.isEmpty
    else { return false }
    shards = Set(parts)
    shardCount = count
    return true
  }

  private mutating func readFinding(_ text: String) throws(OutOfRange) -> Bool {
    let words = text.split(separator: " ", maxSplits: 3).map(String.init)
    guard words.count == 4, let path = SearchPath(text: words[2]),
      let place = try Self.numbers(
        words[1].split(separator: "@", omittingEmptySubsequences: false).map(String.init),
        in: 0...Self.eventNumberMax), (1...2).contains(place.count)
    else { return false }
    result.add(
      SearchFinding(
        rule: words[0], sentence: words[3], index: place[0],
        eventCount: place.count > 1 ? place[1] : nil, path: path))
    return true
  }

  private mutating func readAnswer(_ words: [String]) throws(OutOfRange) -> Bool {
    guard words.count == 4, let answer = SearchAnswer(words),
      let count = try Self.number(words[3], in: 0...Self.countMax)
    else { return false }
    result.coverage[answer] = count
    return true
  }

  /// Reads a state that waits; older files do not say how many items of the agenda have run.
  private mutating func readWaiting(_ words: [String]) throws(OutOfRange) -> Bool {
    guard (2...3).contains(words.count), let path = SearchPath(text: words[1]),
      let numbers = try Self.numbers(
        [words[0]] + words.dropFirst(2), in: 0...Self.eventNumberMax)
    else { return false }
    let turn = numbers.count > 1 ? numbers[1] : 0
    waiting.append(Waiting(path: path, eventCount: numbers[0], turn: turn))
    return true
  }

  private mutating func readKnown(_ words: [String]) throws(OutOfRange) -> Bool {
    guard let digest = words.first.flatMap({ UInt128($0, radix: 16) }),
      let ways = try Self.numbers(Array(words.dropFirst()), in: 0...Self.eventNumberMax),
      ways.count.isMultiple(of: 2), !ways.isEmpty
    else { return false }
    for place in stride(from: 0, to: ways.count, by: 2) {
      known.note(
        digest, SearchArrival(eventCount: ways[place], stepCount: ways[place + 1]))
    }
    return true
  }
}

// MARK: - Numbers

extension SavedSearch {
  /// The most parts that a search can have.
  public static let shardCountMax = 100_000
  /// More than any search counts; sums over all parts stay far from the end of the numbers.
  private static let countMax = 1 << 40
  /// Events and steps are kept with 32 bits.
  private static let eventNumberMax = Int(Int32.max)

  /// A number that no search has.
  private struct OutOfRange: Error {
    let word: String
    let range: ClosedRange<Int>

    var sentence: String {
      "\(word) is out of range: here stands a number from \(range.lowerBound) to \(range.upperBound)"
    }
  }

  /// The number that a word says, or `nil` if it says none.
  private static func number(
    _ word: String, in range: ClosedRange<Int>
  ) throws(OutOfRange) -> Int? {
    guard let number = Int(word) else { return nil }
    guard range.contains(number) else { throw OutOfRange(word: word, range: range) }
    return number
  }

  /// The numbers that words say, or `nil` if one of them says none.
  private static func numbers(
    _ words: [String], in range: ClosedRange<Int>
  ) throws(OutOfRange) -> [Int]? {
    var numbers: [Int] = []
    for word in words {
      guard let number = try Self.number(word, in: range) else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}

extension SearchFinding {
  /// The index of the guilty event; where it shows later, `38@54` says behind how many events.
  fileprivate var place: String {
    eventCount == index + 1 ? String(index) : "\(index)@\(eventCount)"
  }
}

extension SearchPath {
  /// The steps in a few letters: `0.2.s1@7` is the first answer, the third one, and the second stimulus behind seven items.
  public var text: String {
    guard !steps.isEmpty else { return "-" }
    return steps.map { step in
      switch step {
      case .answer(let place): String(place)
      case .stimulus(let place, let turn): "s\(place)@\(turn)"
      }
    }.joined(separator: ".")
  }

  /// The path of such a text, or `nil`.
  public init?(text: String) {
    self.init()
    guard text != "-" else { return }
    for word in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard let step = SearchStep(text: word) else { return nil }
      steps.append(step)
    }
  }
}

extension SearchStep {
  fileprivate init?(text: Substring) {
    guard text.hasPrefix("s") else {
      guard let place = Int(text), SearchStep.places.contains(place) else { return nil }
      self = .answer(place)
      return
    }
    let halves = text.dropFirst().split(separator: "@")
    guard halves.count == 2, let place = Int(halves[0]), let turn = Int(halves[1]),
      SearchStep.places.contains(place), SearchStep.turns.contains(turn)
    else { return nil }
    self = .stimulus(place, turn: turn)
  }

  /// Steps are put in order by one number, in which the place has 16 bits.
  private static let places = 0...Int(UInt16.max)
  private static let turns = 0...Int(Int32.max)
}

extension SearchAnswer {
  /// Choice point, call and answer as numbers, which are the same in every version.
  fileprivate var text: String {
    switch value {
    case .word(let word): "\(point.name) \(call.rawValue) w\(word.rawValue)"
    case .number(let number): "\(point.name) \(call.rawValue) \(number)"
    }
  }

  fileprivate init?(_ words: [String]) {
    guard let point = ChoicePoint(name: words[0]), let call = UInt16(words[1]) else { return nil }
    let value: ChoiceValue?
    if words[2].hasPrefix("w") {
      value = UInt16(words[2].dropFirst()).map { .word(Word(rawValue: $0)) }
    } else {
      value = Int(words[2]).map { .number($0) }
    }
    guard let value else { return nil }
    self.init(point: point, call: Call(rawValue: call), value: value)
  }
}
