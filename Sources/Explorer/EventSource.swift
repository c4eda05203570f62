import Live
import Replay
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
  /// The work that goes on beside and says how far it is, or `nil`.
  var job: Job? { get }
  /// Whether work goes on beside, so that ``poll()`` will have news.
  var isWorking: Bool { get }
  /// Where something is done to the run; `nil` where nothing can be, because it is only read.
  var workshop: (any Workshop)? { get }

  /// Simulates so many events more, if there are so many.
  func extend(by count: Int)
  /// Writes the run into a file; returns what is to be said about it.
  func save(_ request: SaveRequest) -> Message
  /// The line that leads back to a position of the run in a view.
  func link(to position: Int, view: String) -> LinkAnswer
  /// What has changed beside since the last time, or `nil`.
  func poll() -> SourceNews?
  /// Ends the work beside.
  func stop()
}

extension EventSource {
  /// Of a run that is not simulated, its events tell.
  public var standstill: Standstill? { nil }
  /// Nothing goes on beside a run that is complete.
  public var job: Job? { nil }
  /// Nothing is done to a run that is not simulated.
  public var workshop: (any Workshop)? { nil }
}
