import Events
import Replay
import Terminal
import Verification

/// What must be true at every moment, computed from the state and shown with its numbers.
///
/// Source: [NDIS_REFERENCE 6.5]
public struct Proof {
  /// One claim.
  public struct Claim: Equatable, Sendable {
    /// The claim, short.
    public let text: String
    /// Whether it holds here.
    public let holds: Bool
  }

  /// The claims that can be checked on this stack.
  public let claims: [Claim]
  /// Whether a bug check stopped the machine.
  private let isHalted: Bool

  /// What must be true at a moment.
  public init(_ moment: Moment) {
    isHalted = moment.state.isHalted
    let faults = Invariants(moment.timeline).standingFaults(
      in: moment.state, alive: moment.alive)
    claims =
      [Proof.conservation(moment, faults), Proof.owners(moment), Proof.pools(moment)]
      .compactMap(\.self) + Proof.failures(faults)
  }

  /// Whether a claim does not hold.
  var isBroken: Bool { claims.contains { !$0.holds } }

  /// Everything at once, for the state line.
  var verdict: [Span] {
    if isHalted { return [Span(" ! ", .onbad), Span(" " + ProofWords.halted, .bad)] }
    let broken = claims.count { !$0.holds }
    return broken == 0
      ? [Span("√ ", .ok), Span(ProofWords.allHolds, .text)]
      : [Span(" ! ", .onbad), Span(" " + ProofWords.broken(broken), .bad)]
  }

  /// The claims side by side.
  var spans: [Span] {
    claims.flatMap { claim in
      claim.holds
        ? [Span("√ ", .ok), Span(claim.text + "   ", .text)]
        : [Span("! ", .bad), Span(claim.text + "   ", .bad)]
    }
  }

  // MARK: - Claims

  /// What came to the layers went on, was dropped, or is there.
  private static func conservation(_ moment: Moment, _ faults: [Invariants.Fault]) -> Claim? {
    for case .notBalanced(let layer, let traffic) in faults {
      return Claim(text: conserved(layer, traffic), holds: false)
    }
    let index =
      conservedKinds.lazy.compactMap { kind in
        moment.lexicon.components.indices.first {
          moment.lexicon.components[$0].kind == kind && moment.state.traffic[$0].arrived > 0
        }
      }.first ?? moment.lexicon.components.firstIndex { $0.kind == .miniport }
    guard let index, index < moment.state.traffic.count else { return nil }
    let layer = moment.lexicon.components[index].id
    return Claim(text: conserved(layer, moment.state.traffic[index]), holds: true)
  }

  private static func conserved(_ layer: String, _ traffic: Traffic) -> String {
    ProofWords.conserved(
      layer, arrived: traffic.arrived, departed: traffic.departed, dropped: traffic.dropped,
      held: traffic.held)
  }

  /// What the findings name as well, and is a claim only where it fails: what is held by who has paused, what a binding has left
  /// behind, references below zero, pools that hold more than they can.
  private static func failures(_ faults: [Invariants.Fault]) -> [Claim] {
    faults.compactMap { fault in
      if case .notBalanced = fault { return nil }
      return Claim(text: fault.sentence, holds: false)
    }
  }

  /// The numbers of the first of these that anything has passed are shown.
  private static let conservedKinds: [ComponentKind] = [.miniport, .protocol, .filter, .im, .nic]

  /// Every packet that is alive has an owner, stands in one queue at most, and in none of a protocol that may not keep it.
  private static func owners(_ moment: Moment) -> Claim {
    let lost = moment.alive.first {
      $0.object.kind.isTraveller && ($0.state.owner == .nobody || $0.state.owner == .none)
    }
    let members = moment.lexicon.places.indices.flatMap {
      moment.state.members(of: PlaceID(index: $0))
    }
    if let object = lost?.object {
      return Claim(text: ProofWords.noOwner(object.description), holds: false)
    }
    if Set(members).count < members.count {
      return Claim(text: ProofWords.twoQueues, holds: false)
    }
    if let (object, place) = foreign(moment) {
      let owner = moment.lexicon.title(moment.state[object]?.owner ?? .none)
      let text = ProofWords.foreign(object.description, owner: owner, queue: place.id)
      return Claim(text: text, holds: false)
    }
    return Claim(text: ProofWords.oneOwner, holds: true)
  }

  /// An object in the queue of a protocol that is gone, or that the protocol neither owns nor promised to return.
  ///
  /// As long as an open call lends the object, its receiver may still promise.
  private static func foreign(_ moment: Moment) -> (ObjectID, Place)? {
    for (index, place) in moment.lexicon.places.enumerated() where place.kind == .queue {
      guard case .binding(let binding) = place.owner else { continue }
      let driver = moment.lexicon.bindings[binding].protocolDriver
      let object = moment.state.members(of: PlaceID(index: index)).first { object in
        guard let state = moment.state[object] else { return true }
        return state.owner != driver && state.references == 0 && !moment.isLent(object)
      }
      if let object { return (object, place) }
    }
    return nil
  }

  /// The packet pools of a protocol count the packets that it made and that are alive.
  ///
  /// Nothing is claimed about a recording that began when packets were out already: nobody knows which.
  private static func pools(_ moment: Moment) -> Claim? {
    let pools = moment.places { $0.kind == .pool && $0.shortName == "packets" }
    guard !pools.isEmpty, pools.allSatisfy({ moment.lexicon[$0]?.initialValue == 0 }) else {
      return nil
    }
    let owners = Set(pools.compactMap(moment.protocolDriver))
    let used = pools.reduce(0) { $0 + moment.state.value(of: $1) }
    let alive = moment.alive.count {
      $0.object.kind == .packet && owners.contains($0.state.maker)
    }
    return used == alive
      ? Claim(text: ProofWords.poolHolds, holds: true)
      : Claim(text: ProofWords.pool(used, alive: alive), holds: false)
  }
}

extension Moment {
  /// Whether an open call lends an object.
  fileprivate func isLent(_ object: ObjectID) -> Bool {
    state.openStacks.contains { stack in
      stack.frames.contains { $0.isLoan && $0.object == object }
    }
  }

  /// The places that satisfy a condition.
  fileprivate func places(where isWanted: (Place) -> Bool) -> [PlaceID] {
    lexicon.places.indices.filter { isWanted(lexicon.places[$0]) }.map(PlaceID.init(index:))
  }

  /// The driver that a place belongs to, itself or through a binding, or `nil`.
  fileprivate func protocolDriver(of place: PlaceID) -> ComponentID? {
    switch lexicon[place]?.owner {
    case .binding(let index): lexicon.bindings[index].protocolDriver
    case .component(let id): id
    case .adapter, .module, nil: nil
    }
  }
}
