import Events
import Live
import Replay
import Traces
import Views

/// Where the events of a session come from: a run that is simulated, a file that is being loaded.
///
/// It is used on the thread of the screen. What takes long is done elsewhere and is fetched with ``poll()``.
public protocol EventSource: AnyObject {
  /// What is known at the beginning.
  var facts: RunFacts { get }
  /// The events so far.
  var timeline: Timeline { get }
  /// Whether more events come when they are asked for.
  var isGrowing: Bool { get }
  /// Why nothing more can happen, whatever is done to the run; `nil` while something can, and where nobody can say.
  var standstill: Standstill? { get }
  /// The index of the first event of what was done to the run last; `nil` if nothing was, or if it never came to that.
  var injectionIndex: Int? { get }
  /// The index of the first event that may be another one when the run begins anew; `nil` if all will be the same.
  var partingIndex: Int? { get }
  /// Whether another branch is being taken beside.
  var isBranching: Bool { get }
  /// The work that goes on beside and says how far it is, or `nil`.
  var job: Job? { get }
  /// Whether work goes on beside, so that ``poll()`` will have news.
  var isWorking: Bool { get }

  /// Simulates so many events more, if there are so many.
  func extend(by count: Int)
  /// Does something to the stack; returns what is wrong with it, or `nil`.
  func inject(_ stimulus: Stimulus) -> String?
  /// Goes back and takes another branch, and is a live run from then on; returns what is wrong with it, or `nil`.
  ///
  /// Where that takes long it is done beside: the source works, and ``poll()`` brings the branch.
  func take(_ branch: Branch) -> String?
  /// Writes the run into a file; returns what is to be said about it.
  func save(_ request: SaveRequest) -> Message
  /// The line that leads back to a position of the run in a view.
  func link(to position: Int, view: String) -> LinkAnswer
  /// Takes back the last thing that was done to the run; `false` if there is none.
  func undo() -> Bool
  /// Does again what was taken back last; `false` if there is nothing.
  func redo() -> Bool
  /// Begins a search of all runs that some choice points allow, beside; returns why that is impossible, or `nil`.
  func exhaust(_ points: Set<ChoicePoint>, depth: Int) -> String?
  /// Puts a run that a search has found in the place of this one; returns why that is impossible, or `nil`.
  func open(_ found: FoundRun) -> String?
  /// Begins anew.
  func restart()
  /// What has changed beside since the last time, or `nil`.
  func poll() -> SourceNews?
  /// Ends the work beside.
  func stop()
}

extension EventSource {
  /// Of a run that is not simulated, its events tell.
  public var standstill: Standstill? { nil }
  /// Nothing is done to a run that is not simulated.
  public var injectionIndex: Int? { nil }
  /// What is not simulated stays as it is.
  public var partingIndex: Int? { nil }
  /// What is not simulated has no branches.
  public var isBranching: Bool { false }
  /// Nothing goes on beside a run that is complete.
  public var job: Job? { nil }
}

/// The line that leads back to a run, or why there is none.
public enum LinkAnswer: Equatable, Sendable {
  /// What the line says.
  case line(RunLink)
  /// Why there is none.
  case refused(String)
}

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
