import Events
import Replay

/// R17: A protocol that wants to receive sets its packet filter.
///
/// Typical bug: The request that sets the filter was forgotten.
///
/// On Windows: The card drops every frame: nothing is received, and no error says so.
///
/// Tools: Debugger: !ndiskd.netadapter shows the packet filter.
///
/// Cure: Set OID_GEN_CURRENT_PACKET_FILTER when the adapter is open.
///
/// Source: [NDIS_REFERENCE 6.2 R17]
struct ReceiversSetTheirFilter: Rule {
  static let facts = RuleFacts(
    "R17", "A protocol that wants to receive sets its packet filter.", .warning,
    bug: "The request that sets the filter was forgotten.",
    consequence: "The card drops every frame: nothing is received, and no error says so.",
    tools: "Debugger: !ndiskd.netadapter shows the packet filter.",
    cure: "Set OID_GEN_CURRENT_PACKET_FILTER when the adapter is open.",
    source: "6.2 R17", needs: [.calls, .beginning, .end, .states])

  static let interests: [Interest] = [.every(.drop), .enter([.ndisRequest, .ndisOidRequest])]

  /// The bindings that have made requests; what becomes of them is a matter of other rules.
  private var asking: Set<Int32> = []
  /// The first frame that no filter wanted.
  private var firstDrop: Act?

  func feed(_ digest: inout StateDigest) {
    digest.add(firstDrop == nil)
    digest.add(sorted: asking)
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.kind == .enter {
      asking.insert(situation.lexicon[act.event.site].binding)
      return
    }
    guard firstDrop == nil, act.status == Word.Reason.filterMismatch else { return }
    firstDrop = act
  }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    guard let firstDrop else { return }
    // An intermediate driver passes on what the protocols above it ask for, and wants nothing itself.
    for (number, binding) in situation.lexicon.bindings.enumerated()
    where situation.state(of: .binding(number)) == Word.State.open
      && !asking.contains(Int32(number))
      && situation.lexicon[binding.protocolDriver]?.kind != .im
    {
      let who = situation.name(binding.protocolDriver)
      let opened = situation.lastMove(of: .binding(number), before: situation.history.count)
      // Who was bound before the trace begins may have set it, to nothing.
      let has = opened == nil ? "has none" : "has set none"
      var evidence: [RuleFinding.Step] = [
        .init(firstDrop.index, "No filter wants \(firstDrop.object): \(who) \(has)")
      ]
      if let opened { evidence.append(.init(opened, "\(who) has opened the adapter")) }
      verdict.report(Self.facts, firstDrop.index, .none, in: situation, evidence)
    }
  }
}
