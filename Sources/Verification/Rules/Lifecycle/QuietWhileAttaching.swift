import Events
import Replay

/// R83: A filter module that is being attached, or is detached, sends nothing and asks nothing.
///
/// Typical bug: FilterAttach sends a first list at once.
///
/// On Windows: NDIS has nobody to give the answer to: the list comes back and is lost.
///
/// Cure: Begin when FilterRestart is done.
///
/// Source: [NDIS_REFERENCE 6.5 R83]
struct QuietWhileAttaching: Rule {
  static let facts = RuleFacts(
    "R83",
    "A filter module that is being attached, or is detached, sends nothing and asks "
      + "nothing.",
    bug: "FilterAttach sends a first list at once.",
    consequence: "NDIS has nobody to give the answer to: the list comes back and is lost.",
    cure: "Begin when FilterRestart is done.",
    source: "6.5 R83", needs: [.calls, .states, .unbroken])

  static let interests: [Interest] = [
    .enter([.ndisFSendNetBufferLists, .ndisFIndicateReceiveNetBufferLists, .ndisFOidRequest])
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let module = situation.lexicon[act.event.site].module
    guard module >= 0 else { return }
    let state = situation.state(of: .module(Int(module)))
    guard state == Word.State.attaching || state == Word.State.detached else { return }
    let who = situation.name(act.caller)
    var evidence: [RuleFinding.Step] = [
      .init(
        act.index,
        "\(who) calls \(situation.name(act.call)), and its module is \(situation.text(state))")
    ]
    if let open = situation.openCall([.filterAttach, .filterDetach], to: act.caller, around: act) {
      evidence.append(.init(open.index, "NDIS calls \(situation.name(open.call)) of \(who)"))
    }
    verdict.report(Self.facts, act, in: situation, evidence)
  }
}
