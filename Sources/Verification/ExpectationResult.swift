import Events
import Replay

/// Whether what a scenario expects came true, and if not, what came instead.
public struct ExpectationResult: Equatable, Sendable {
  /// What was expected.
  public let expectation: Expectation
  /// What came instead; `nil` if it came true.
  public let disappointment: Disappointment?

  /// Whether it came true.
  public var isMet: Bool { disappointment == nil }

  /// What came instead of what was expected.
  public enum Disappointment: Equatable, Sendable {
    /// A call of the list did not come after the ones before it; `after` is the sequence number of the last one that did.
    case missing(CallPattern, after: Int)
    /// What must never happen happened at this sequence number.
    case happened(CallPattern, at: Int)
    /// It happened so often.
    case count(Int)
    /// The place holds this.
    case value(Int)
    /// The queue has these members.
    case members([ObjectID])
    /// The object belongs to this component; empty for nobody.
    case owner(String)
    /// The machine is in this state.
    case state(String)
    /// Nothing in the topology has this name.
    case unknownName(String)
    /// The event after which it should hold never came.
    case momentNeverCame(CallPattern)
    /// Frames are missing or too many.
    case notConserved(FrameCensus)
    /// These rules are broken, and no others.
    case broken([String])
    /// The query holds for no event.
    case neverHeld
    /// The query means nothing in this run.
    case badQuery(QueryError)
    /// The run was cut before that could be said.
    case cut
  }
}
