import Replay
import Verification
import Views

/// A history that is complete.
public final class FixedSource: EventSource {
  /// What is known.
  public let facts: RunFacts
  /// The events.
  public let timeline: Timeline

  /// A complete history.
  public init(_ timeline: Timeline, title: String, file: String? = nil) {
    self.timeline = timeline
    var facts = RunFacts(title: title)
    facts.file = file
    self.facts = facts
  }

  /// A complete history in which somebody hunts a bug.
  public init(_ timeline: Timeline, hunt: Hunt) {
    self.timeline = timeline
    var facts = RunFacts(title: HuntWords.title(hunt.seed))
    facts.hunt = hunt
    self.facts = facts
  }

  /// Never.
  public var isGrowing: Bool { false }
  /// Never.
  public var isWorking: Bool { false }
  /// Nothing more comes.
  public func extend(by count: Int) {}
  /// What is recorded has its file.
  public func save(_ request: SaveRequest) -> Message { .recorded }
  /// Nothing is known of which a line could be made.
  public func link(to position: Int, view: String) -> LinkAnswer { .refused(LinkWords.impossible) }
  /// Nothing changes.
  public func poll() -> SourceNews? { nil }
  /// Nothing goes on.
  public func stop() {}
}
