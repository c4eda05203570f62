import Events
import Live
import Replay
import Views

/// A run that is simulated while it is watched.
public final class LiveSource: EventSource {
  private var run: LiveRun
  private let beginning: LiveRun
  private let writer: Writer?

  /// Writes a run into a file, and returns what is to be said about it.
  public typealias Writer = (LiveRun, SaveRequest) -> Message

  /// A run that has not begun; without a writer it cannot be saved.
  public init(_ run: LiveRun, writer: Writer? = nil) {
    self.run = run
    self.writer = writer
    beginning = run
  }

  /// What can be done to it follows from its stack.
  public var facts: RunFacts {
    RunFacts(
      title: run.title, isGrowing: isGrowing,
      injections: Injection.all(run.timeline.history.lexicon, in: run.scenario)
        .filter { run.canTake($0.offered) })
  }

  /// The events so far.
  public var timeline: Timeline { run.timeline }
  /// Whether something more will happen by itself.
  public var isGrowing: Bool { !run.isFinished }
  /// Nothing goes on beside.
  public var isWorking: Bool { false }

  /// Simulates on.
  public func extend(by count: Int) { run.extend(to: run.timeline.count + count) }

  /// Does something to the stack, at the end of the run.
  public func inject(_ stimulus: Stimulus) -> String? {
    do {
      try run.inject(stimulus)
      return nil
    } catch {
      return error.sentence
    }
  }

  /// Goes back and takes another branch.
  public func take(_ branch: Branch) -> String? {
    do {
      try run.take(branch)
      return nil
    } catch {
      return error.sentence
    }
  }

  /// Writes the run into a file.
  public func save(_ request: SaveRequest) -> Message {
    writer?(run, request) ?? Message("This run cannot be written.", .warning)
  }

  /// Begins anew, with the same seed.
  public func restart() { run = beginning }

  /// Nothing changes beside.
  public func poll() -> SourceNews? { nil }
  /// Nothing goes on beside.
  public func stop() {}
}
