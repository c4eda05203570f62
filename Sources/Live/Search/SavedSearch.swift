import Events

/// A search as it stands, so that it can be gone on with later, elsewhere, or together with others.
///
/// Its text has one thing a line (docs/exhaust.md): what is searched, what was found, the states that are known, those that wait.
/// States that wait are kept by the way that leads to them, and made again from the beginning when their turn comes.
public struct SavedSearch: Sendable {
  /// The text of the scenario.
  public var scenario = ""
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
    for line in scenario.split(separator: "\n", omittingEmptySubsequences: false) {
      put("| \(line)\n")
    }
    put("runs \(result.runCount) \(result.metCount) \(result.givenUpCount)\n")
    for finding in result.findings {
      put("found \(finding.rule) \(finding.index) \(finding.path.text) \(finding.sentence)\n")
    }
    for (answer, count) in result.coverage.sorted(by: { $0.key < $1.key }) {
      put("tried \(answer.text) \(count)\n")
    }
    for state in waiting { put("waits \(state.eventCount) \(state.path.text)\n") }
    for (digest, arrivals) in known.sorted {
      let ways = arrivals.map { "\($0.eventCount) \($0.stepCount)" }
      put("known \(String(digest, radix: 16)) \(ways.joined(separator: " "))\n")
    }
    put("end\n")
  }

  /// Reads such a text.
  ///
  /// - Throws: ``Problem`` with the line that is wrong; a text that was cut off says so.
  public init(_ text: String) throws(Problem) {
    var lines: [String] = []
    var isComplete = false
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if number == 1 {
        guard line == SavedSearch.magic else { throw Problem(line: 1, sentence: Self.noSearch) }
      } else if line.hasPrefix("|") {
        lines.append(String(line.dropFirst(2)))
      } else if line == "end" {
        isComplete = true
      } else if !line.isEmpty, !read(line) {
        throw Problem(line: number, sentence: "this line means nothing: \(line.prefix(60))")
      }
    }
    guard isComplete else { throw Problem(line: number, sentence: Self.cutOff) }
    scenario = lines.joined(separator: "\n")
    result.stateCount = known.count
  }

  private static let noSearch =
    "this is no search: a file of `ndiscope exhaust --output FILE` begins with \(magic)"
  private static let cutOff = "the file ends in the middle; the search has to begin again"

  /// Reads a line; `false` if it means nothing.
  private mutating func read(_ line: Substring) -> Bool {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return false }
    let rest = words[1].split(separator: " ").map(String.init)
    let numbers = rest.compactMap(Int.init)
    switch (words[0], numbers.count) {
    case ("depth", 1) where numbers[0] >= 0: depth = numbers[0]
    case ("events", 1) where numbers[0] > 0: eventCountMax = numbers[0]
    case ("runs", 3):
      (result.runCount, result.metCount, result.givenUpCount) = (numbers[0], numbers[1], numbers[2])
    case ("seed", _):
      guard let number = UInt64(words[1]) else { return false }
      seed = number
    case ("choices", _): return readPoints(words[1])
    case ("part", _): return readPart(words[1])
    case ("found", _): return readFinding(words[1])
    case ("tried", _): return readAnswer(rest)
    case ("waits", _): return readWaiting(rest)
    case ("known", _): return readKnown(rest)
    default: return false
    }
    return true
  }

  private mutating func readPoints(_ names: String) -> Bool {
    let named = names.split(separator: ",").map { ChoicePoint(name: String($0)) }
    points = Set(named.compactMap(\.self))
    return !named.contains(nil)
  }

  private mutating func readPart(_ text: String) -> Bool {
    let halves = text.split(separator: "/")
    guard halves.count == 2, let count = Int(halves[1]), count > 0 else { return false }
    shards = Set(halves[0].split(separator: ",").compactMap { Int($0) })
    shardCount = count
    return !shards.isEmpty && shards.allSatisfy { (1...count).contains($0) }
  }

  private mutating func readFinding(_ text: String) -> Bool {
    let words = text.split(separator: " ", maxSplits: 3).map(String.init)
    guard words.count == 4, let index = Int(words[1]), index >= 0,
      let path = SearchPath(text: words[2])
    else { return false }
    result.add(SearchFinding(rule: words[0], sentence: words[3], index: index, path: path))
    return true
  }

  private mutating func readAnswer(_ words: [String]) -> Bool {
    guard words.count == 4, let answer = SearchAnswer(words), let count = Int(words[3]) else {
      return false
    }
    result.coverage[answer] = count
    return true
  }

  private mutating func readWaiting(_ words: [String]) -> Bool {
    guard words.count == 2, let count = Int(words[0]), count >= 0,
      let path = SearchPath(text: words[1])
    else { return false }
    waiting.append(Waiting(path: path, eventCount: count))
    return true
  }

  private mutating func readKnown(_ words: [String]) -> Bool {
    let numbers = words.dropFirst().map { Int($0) }
    guard let digest = words.first.flatMap({ UInt128($0, radix: 16) }), !numbers.contains(nil),
      numbers.count.isMultiple(of: 2), !numbers.isEmpty
    else { return false }
    let ways = numbers.compactMap(\.self)
    for place in stride(from: 0, to: ways.count, by: 2) {
      known.note(
        digest, SearchArrival(eventCount: ways[place], stepCount: ways[place + 1]))
    }
    return true
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
      guard let place = Int(text), place >= 0 else { return nil }
      self = .answer(place)
      return
    }
    let halves = text.dropFirst().split(separator: "@")
    guard halves.count == 2, let place = Int(halves[0]), let turn = Int(halves[1]), place >= 0,
      turn >= 0
    else { return nil }
    self = .stimulus(place, turn: turn)
  }
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
