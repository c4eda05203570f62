import Events
import Replay

/// R83: A filter module that is being attached, or is detached, sends nothing and asks nothing; one
/// that is paused begins nothing of its own.
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
      + "nothing; one that is paused begins nothing of its own.",
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
    let isOutside = state == Word.State.attaching || state == Word.State.detached
    guard
      isOutside
        || isBegun(act, in: situation) && situation.hasPaused(act.event.site, before: act.index)
    else { return }
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

  /// Whether a filter begins with a list of its own, and passes nothing on, neither a list nor its copy.
  private func isBegun(_ act: Act, in situation: borrowing Situation) -> Bool {
    guard act.call != .ndisFOidRequest, let list = situation.stack[act.object] else { return false }
    return list.maker != .none && list.maker == act.caller && list.parent.kind != .netBufferList
  }
}
