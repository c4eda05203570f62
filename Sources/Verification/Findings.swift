import Events
import Replay

/// What is known to have gone wrong in a run: bug checks, drops, memory used by who does not own it, lost lines, and the first
/// thing that does not add up.
///
/// It is found piece by piece (``advance(_:_:)``), and what was looked at is not looked at again when the run grows.
public struct Findings: Sendable {
  /// What was found, in order, at most ``listedCount``.
  public private(set) var all: ContiguousArray<Finding> = []
  /// How many more there are than are listed.
  public private(set) var hiddenCount = 0
  /// How many events were looked at, one by one.
  public private(set) var scannedCount = 0
  /// Up to which position the states were checked.
  public private(set) var checkedCount = 0
  /// Whether something did not add up, so that the states behind it are not checked.
  public private(set) var isBroken = false

  /// Something that went wrong.
  public struct Finding: Equatable, Sendable {
    /// The index of the event.
    public let index: Int
    /// What went wrong.
    public let kind: Kind
  }

  /// What can go wrong.
  public enum Kind: Equatable, Sendable {
    /// The machine stopped.
    case bugCheck
    /// Something was dropped.
    case drop
    /// Memory was used that is gone, or belongs to somebody else.
    case touch
    /// Lines of the file are missing.
    case lost
    /// From here on something does not add up.
    case breach(Invariants.Fault)
  }

  /// How many are listed at most.
  public static let listedCount = 10_000

  /// Nothing was looked at yet.
  public init() {}

  /// Whether everything was looked at that can be.
  public func isFinished(_ timeline: Timeline) -> Bool {
    scannedCount >= timeline.count && (isBroken || checkedCount >= timeline.count)
  }

  /// How much was looked at, in parts of a thousand.
  public func permille(_ timeline: Timeline) -> Int {
    guard timeline.count > 0 else { return 1_000 }
    let checked = isBroken ? timeline.count : checkedCount
    return (scannedCount + checked) * 500 / timeline.count
  }

  /// Looks at so many events more, or at all that are left.
  public mutating func advance(_ timeline: Timeline, _ eventCount: Int) {
    scan(timeline, min(eventCount, Int.max / Findings.scanFactor) * Findings.scanFactor)
    check(timeline, eventCount)
  }

  private mutating func scan(_ timeline: Timeline, _ eventCount: Int) {
    let first = max(scannedCount, timeline.history.droppedCount)
    let end = eventCount < timeline.count - first ? first + eventCount : timeline.count
    var index = first
    while let found = timeline.firstIndex(from: index, before: end, where: \.isTrouble) {
      if let kind = timeline.history[found].trouble { list(Finding(index: found, kind: kind)) }
      index = found + 1
    }
    scannedCount = max(end, scannedCount)
  }

  private mutating func check(_ timeline: Timeline, _ eventCount: Int) {
    let invariants = Invariants(timeline)
    let first = max(checkedCount, timeline.history.droppedCount)
    let last = eventCount < timeline.count - first ? first + eventCount : timeline.count
    var position = first
    while position < last, !isBroken {
      guard let breach = invariants.firstBreach(from: position + 1, through: last) else {
        position = last
        break
      }
      position = breach.index + 1
      switch breach.fault {
      case .stopped, .touched: continue
      default:
        isBroken = true
        list(Finding(index: breach.index, kind: .breach(breach.fault)))
      }
    }
    checkedCount = max(position, checkedCount)
  }

  /// Puts a finding where it belongs.
  private mutating func list(_ finding: Finding) {
    guard all.count < Findings.listedCount else { return hiddenCount += 1 }
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].index <= finding.index { low = middle + 1 } else { high = middle }
    }
    all.insert(finding, at: low)
  }

  /// Looking at an event by itself is that much quicker than folding it.
  private static let scanFactor = 20
}

extension Event {
  fileprivate var isTrouble: Bool { trouble != nil }

  fileprivate var trouble: Findings.Kind? {
    switch kind {
    case .bugcheck: .bugCheck
    case .drop: .drop
    case .touch: .touch
    case .lost: .lost
    default: nil
    }
  }
}
