import Replay
import Views

/// The run that stands beside the one that is walked, and those that could.
public struct Comparing: Sendable {
  /// The other run, or `nil`.
  public internal(set) var other: Other?
  /// Whether a step of one side moves the other one as well.
  public internal(set) var isTied = true
  /// Runs that were left when another branch was taken, the last one first.
  public internal(set) var left: [Candidate] = []
  /// Where both sides stand, if that was said for a row and not by a step.
  var spot: Spot?
  /// How many events of this run were dropped when it was aligned.
  var droppedCount = 0
  /// Whether the next difference is looked for while the runs are aligned.
  var isSeeking = false
  /// What is kept of walking the other run.
  var walk = Walk()

  /// What somebody who walks the other run needs from one step to the next.
  struct Walk {
    /// Where it was left by jumps.
    var cursor = Cursor()
    /// What is looked for, in the names of that run.
    var sieve = Sieve()
  }

  /// A run that stands beside.
  public struct Other: Sendable {
    /// What it is called.
    public var title: String
    /// The path of the trace file from which it is read; `nil` for a run that is simulated.
    public var file: String?
    /// Its events.
    public var timeline: Timeline
    /// Which events belong together.
    public var alignment: Alignment
    /// Whether more of it is to come.
    public var isWorking: Bool
    /// Whether it goes on behind its last event, so that nobody knows how it ends.
    public var isCut = false
  }

  /// A run that could stand beside.
  public struct Candidate: SearchEntry {
    /// What it is called.
    public let title: String
    /// Its events.
    let timeline: Timeline
    /// Whether it was left before its end.
    let isCut: Bool

    /// The words by which it is found.
    public var searchText: String { title }

    /// Two are the same if they are called the same.
    public static func == (a: Candidate, b: Candidate) -> Bool {
      a.title == b.title && a.timeline.count == b.timeline.count
    }
  }

  /// Where both sides stand.
  struct Spot: Equatable {
    var a: Int
    var b: Int
    var row: Int?
  }

  /// How many runs that were left are kept.
  static let leftCountMax = 4
}
