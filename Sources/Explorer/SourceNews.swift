import Events
import Replay
import Views

/// What has changed beside.
public struct SourceNews: Sendable {
  /// The events so far.
  public var timeline: Timeline
  /// The work that goes on, or `nil` if it is done.
  public var job: Job?
  /// How far a search of all runs is, or `nil` if none goes on.
  var searching: SearchProgress?
  /// A word about it, or `nil`.
  public var message: Message?
  /// Whether a part of the file could not be read, so that the events end too early.
  public var isDamaged = false
  /// Whether a file has been read to its end, so that it can be written again.
  public var isRecorded = false
  /// What a search has found that has come to its end, or `nil`.
  public var found: [FoundRun]?
  /// The branch that has been taken, or `nil`; then the events are those of another run.
  public var branch: Branch?

  /// What has changed.
  public init(timeline: Timeline, job: Job?, message: Message? = nil, isDamaged: Bool = false) {
    self.timeline = timeline
    self.job = job
    self.message = message
    self.isDamaged = isDamaged
  }
}
