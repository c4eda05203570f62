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

  static let interests: [Interest] = [
    .every(.drop),
    .enter([.ndisRequest, .ndisOidRequest, .protocolReceive, .protocolReceivePacket]),
  ]

  /// The bindings that have made requests, or are shown frames; what becomes of these is a matter of other rules.
  private var asking: Set<Int32> = []
  /// The first frame that no filter wanted.
  private var firstDrop: Act?
  /// The first frame that is shown to another binding of the same adapter and passes a binding by, which is open.
  private var passedBy: [Int32: Act] = [:]

  func feed(_ digest: inout StateDigest) {
    digest.add(firstDrop == nil)
    digest.add(sorted: asking)
    if !passedBy.isEmpty { digest.add(sorted: passedBy.keys) }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.kind == .enter {
      let binding = situation.lexicon[act.event.site].binding
      guard binding >= 0 else { return }
      asking.insert(binding)
      passedBy[binding] = nil
      let isShown = act.call == .protocolReceive || act.call == .protocolReceivePacket
      if isShown { pass(act, binding, in: situation) }
      return
    }
    guard firstDrop == nil, act.status == Word.Reason.filterMismatch else { return }
    firstDrop = act
  }

  /// A frame is shown to a binding: the others of its adapter are looked at.
  private mutating func pass(_ act: Act, _ shown: Int32, in situation: borrowing Situation) {
    let bindings = situation.lexicon.bindings
    guard bindings.count > asking.count, bindings.indices.contains(Int(shown)) else { return }
    let adapter = bindings[Int(shown)].adapter
    for (number, binding) in bindings.enumerated() where binding.adapter == adapter {
      let other = Int32(number)
      guard !asking.contains(other), passedBy[other] == nil,
        situation.state(of: .binding(number)) == Word.State.open
      else { continue }
      passedBy[other] = act
    }
  }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    // An intermediate driver passes on what the protocols above it ask for, and wants nothing itself.
    for (number, binding) in situation.lexicon.bindings.enumerated()
    where situation.state(of: .binding(number)) == Word.State.open
      && !asking.contains(Int32(number))
      && situation.lexicon[binding.protocolDriver]?.kind != .im
    {
      let opened = situation.lastMove(of: .binding(number), before: situation.history.count)
      if let firstDrop {
        report(firstDrop, binding, opened, in: situation, into: &verdict)
      } else if let act = passedBy[Int32(number)], let opened, opened < act.index {
        report(act, binding, opened, in: situation, into: &verdict)
      }
    }
  }

  private func report(
    _ act: Act, _ binding: Binding, _ opened: Int?, in situation: borrowing Situation,
    into verdict: inout Verdict
  ) {
    let who = situation.name(binding.protocolDriver)
    // Who was bound before the trace begins may have set it, to nothing.
    let has = opened == nil ? "has none" : "has set none"
    let sentence =
      act.event.kind == .drop
      ? "No filter wants \(act.object): \(who) \(has)"
      : "\(situation.name(act.callee)) is shown \(act.object), and \(who) is not: it has set no filter"
    var evidence: [RuleFinding.Step] = [.init(act.index, sentence)]
    if let opened { evidence.append(.init(opened, "\(who) has opened the adapter")) }
    verdict.report(Self.facts, act.index, .none, in: situation, evidence)
  }
}
