/// Something that must be true of a run, with the place where the scenario says it.
public struct Expectation: Equatable, Sendable {
  /// What must be true.
  public var claim: Claim
  /// Where it is written.
  public var position: SourcePosition

  /// Something that must be true.
  public init(_ claim: Claim, position: SourcePosition = .none) {
    self.claim = claim
    self.position = position
  }

  /// What can be claimed of a run.
  public enum Claim: Equatable, Sendable {
    /// These happen in this order; other events may lie between them.
    case calls([CallPattern])
    /// This never happens.
    case never(CallPattern)
    /// This happens so often.
    case count(CallPattern, Int)
    /// A counter, pool or register holds this number.
    case value(place: String, Int, when: Moment)
    /// A queue has so many members.
    case length(queue: String, Int, when: Moment)
    /// A queue has these members, head first.
    case members(queue: String, [ObjectID], when: Moment)
    /// An object is owned by this component; `nobody` when it was freed.
    case owner(ObjectID, String, when: Moment)
    /// A machine is in this state.
    case state(machine: String, String, when: Moment)
    /// Frames received = indicated + dropped with a reason.
    case framesConserved
    /// These rules are broken, and no others.
    case findings([String])
    /// A query holds for at least one event.
    case query(String)
  }

  /// When a claim about a value must hold.
  public enum Moment: Equatable, Sendable {
    /// After the last event.
    case end
    /// Directly after the first event that matches.
    case after(CallPattern)
  }
}

extension Expectation {
  /// The rules that are to be broken; none if the claim is about something else.
  public var brokenRules: [String] {
    guard case .findings(let rules) = claim else { return [] }
    return rules
  }
}
