/// Which events of a history something holds for: one bit an event, and how many bits stand before each stretch.
///
/// So it is known at once whether an event belongs to it, which one is the next, how many lie in a range, and which is the
/// thousandth, however long the history is.
public struct MatchSet: Equatable, Sendable {
  private var words: ContiguousArray<UInt64> = []
  /// For each stretch of events how many matches lie before it.
  private var countBefore: ContiguousArray<Int> = []
  /// How many events match.
  public private(set) var count = 0
  /// How many events have been looked at, from the beginning of the history.
  public private(set) var end = 0

  /// How many events one stretch has.
  private static let stretch = 4_096
  private static let wordsPerStretch = stretch / 64

  /// Nothing has been looked at.
  public init() {}

  /// Adds the matches among the events from ``end`` up to another end, in ascending order.
  public mutating func append(_ indices: [Int], upTo newEnd: Int) {
    precondition(newEnd >= end, "a set of matches grows at its end")
    let first = end / MatchSet.stretch
    let wordCount = (newEnd + 63) / 64
    if wordCount > words.count {
      words.append(contentsOf: repeatElement(0, count: wordCount - words.count))
    }
    for index in indices where index >= end && index < newEnd {
      words[index >> 6] |= 1 << UInt64(index & 63)
    }
    end = newEnd
    recount(fromStretch: first)
  }

  /// Changes what is known of single events, all of them before ``end``.
  mutating func change(_ changes: some Sequence<(index: Int, matches: Bool)>) {
    var first = Int.max
    for (index, matches) in changes where index >= 0 && index < end {
      let bit: UInt64 = 1 << UInt64(index & 63)
      if matches { words[index >> 6] |= bit } else { words[index >> 6] &= ~bit }
      first = min(first, index)
    }
    if first < .max { recount(fromStretch: first / MatchSet.stretch) }
  }

  private mutating func recount(fromStretch first: Int) {
    var sum = first < countBefore.count ? countBefore[first] : count
    countBefore.removeSubrange(min(first, countBefore.count)...)
    var stretch = first
    while stretch * MatchSet.wordsPerStretch < words.count {
      countBefore.append(sum)
      sum += bits(ofStretch: stretch)
      stretch += 1
    }
    count = sum
  }

  private func bits(ofStretch stretch: Int) -> Int {
    let start = stretch * MatchSet.wordsPerStretch
    let last = min(start + MatchSet.wordsPerStretch, words.count)
    return words[start..<last].reduce(0) { $0 + $1.nonzeroBitCount }
  }

  // MARK: - Asking

  /// Whether the event at an index matches.
  public func contains(_ index: Int) -> Bool {
    guard index >= 0, index >> 6 < words.count else { return false }
    return words[index >> 6] >> UInt64(index & 63) & 1 == 1
  }

  /// How many matches lie before an index.
  public func rank(of index: Int) -> Int {
    guard index > 0 else { return 0 }
    guard index < end else { return count }
    let word = index >> 6
    let stretch = word / MatchSet.wordsPerStretch
    var sum = countBefore[stretch]
    for place in stretch * MatchSet.wordsPerStretch..<word { sum += words[place].nonzeroBitCount }
    return sum + (words[word] & (1 << UInt64(index & 63) &- 1)).nonzeroBitCount
  }

  /// How many matches lie in a range of indices.
  public func count(in range: Range<Int>) -> Int {
    rank(of: range.upperBound) - rank(of: range.lowerBound)
  }

  /// The index of the match with so many before it, or `nil`.
  public func index(ofRank rank: Int) -> Int? {
    guard rank >= 0, rank < count else { return nil }
    var low = 0
    var high = countBefore.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if countBefore[middle] <= rank { low = middle } else { high = middle }
    }
    var rest = rank - countBefore[low]
    var word = low * MatchSet.wordsPerStretch
    while words[word].nonzeroBitCount <= rest {
      rest -= words[word].nonzeroBitCount
      word += 1
    }
    var bits = words[word]
    for _ in 0..<rest { bits &= bits - 1 }
    return word << 6 + bits.trailingZeroBitCount
  }

  /// The index of the first match from an index on, or `nil`.
  public func first(from index: Int) -> Int? { self.index(ofRank: rank(of: index)) }

  /// The index of the last match before an index, or `nil`.
  public func last(before index: Int) -> Int? { self.index(ofRank: rank(of: index) - 1) }

  /// What both sets have, as far as both have looked.
  public func intersection(_ other: MatchSet) -> MatchSet {
    var both = self
    both.end = min(end, other.end)
    both.words = []
    both.countBefore = []
    both.count = 0
    let wordCount = (both.end + 63) / 64
    both.words.reserveCapacity(wordCount)
    for place in 0..<wordCount { both.words.append(words[place] & other.words[place]) }
    if both.end & 63 != 0, let last = both.words.indices.last {
      both.words[last] &= 1 << UInt64(both.end & 63) &- 1
    }
    both.recount(fromStretch: 0)
    return both
  }
}
