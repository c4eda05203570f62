import Events
import Replay

/// R79: What waits for the address of a neighbour is asked for again, and given up in the end.
///
/// Typical bug: The timer of IP looks after fragments and forgets the neighbours.
///
/// On Windows: The queue grows as long as somebody sends, and is sent all at once when the
/// neighbour comes.
///
/// Cure: Ask again in every timeout, and flush the queue with an error after a few.
///
/// Source: [NDIS_REFERENCE 6.5 R79]
struct NeighboursAreGivenUp: Rule {
  static let facts = RuleFacts(
    "R79",
    "What waits for the address of a neighbour is asked for again, and given up in the "
      + "end.",
    bug: "The timer of IP looks after fragments and forgets the neighbours.",
    consequence: "The queue grows as long as somebody sends, and is sent all at once when the "
      + "neighbour comes.",
    cure: "Ask again in every timeout, and flush the queue with an error after a few.",
    source: "6.5 R79", needs: [.calls, .places, .unbroken])

  static let interests: [Interest] = [.leave([.iPTimeout])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let places = situation.lexicon.places
    let queue = places.indices.first {
      places[$0].kind == .queue && places[$0].owner == .component(act.callee)
        && places[$0].shortName.hasPrefix("Nce")
        && !situation.stack.members(of: PlaceID(index: $0)).isEmpty
    }
    guard let queue,
      situation.index(of: [.nBTimeout], by: act.callee, since: act.beginning, before: act) == nil
    else { return }
    let who = situation.name(act.callee)
    let waiting = situation.stack.members(of: PlaceID(index: queue))
    var evidence: [RuleFinding.Step] = [
      .init(
        act.index,
        "The timer of \(who) has run, and \(waiting.count) in \(places[queue].id) were not looked at"
      )
    ]
    if let first = waiting.first,
      let since = situation.lastIndex(
        about: first, before: act.index, where: { $1.operation == .insert })
    {
      evidence.append(.init(since, "\(first) begins to wait for the address of its neighbour"))
    }
    verdict.report(Self.facts, act.index, waiting.first ?? .none, in: situation, evidence)
  }
}
