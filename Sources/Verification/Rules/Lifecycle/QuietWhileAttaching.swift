import Events
import Replay

/// R83: A filter module that is being attached, or is detached, sends nothing and asks nothing; one
/// that is paused begins nothing of its own until it has restarted.
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
      + "nothing; one that is paused begins nothing of its own until it has restarted.",
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
      isOutside || isBegun(act, in: situation) && isStill(Int(module), state, act, in: situation)
    else { return }
    let who = situation.name(act.caller)
    var evidence: [RuleFinding.Step] = [
      .init(
        act.index,
        "\(who) calls \(situation.name(act.call)), and its module is \(situation.text(state))")
    ]
    let handlers: [Call] = [.filterAttach, .filterDetach, .filterRestart]
    if let open = situation.openCall(handlers, to: act.caller, around: act) {
      evidence.append(.init(open.index, "NDIS calls \(situation.name(open.call)) of \(who)"))
    }
    verdict.report(Self.facts, act, in: situation, evidence)
  }

  /// Whether a filter begins with a list of its own, and passes nothing on, neither a list nor its copy.
  private func isBegun(_ act: Act, in situation: borrowing Situation) -> Bool {
    guard act.call != .ndisFOidRequest, let list = situation.stack[act.object] else { return false }
    return list.maker != .none && list.maker == act.caller && list.parent.kind != .netBufferList
  }

  /// Whether a module knows that it is to be still: it is paused, or is to run again and has not said that it does.
  private func isStill(
    _ module: Int, _ state: Word, _ act: Act, in situation: borrowing Situation
  ) -> Bool {
    guard state == Word.State.restarting else {
      return situation.hasPaused(act.event.site, before: act.index)
    }
    return isUntold(module, act, in: situation)
  }

  /// Whether a module that is to run again begins something before it was told, or in the handler that is to prepare it.
  ///
  /// What another thread begins while that handler runs, or behind it, may come behind the moment at which the filter has begun
  /// again.
  private func isUntold(_ module: Int, _ act: Act, in situation: borrowing Situation) -> Bool {
    guard let move = situation.lastMove(of: .module(module), before: act.index) else {
      return false
    }
    guard let told = restart(of: module, act, near: move, in: situation) else { return true }
    let isInside = situation.openCalls(around: act).contains { $0.index == told }
    return isInside
      && situation.index(
        of: [.ndisFRestartComplete], by: act.caller, since: told, before: act) == nil
  }

  /// Where a module was told the last time to run again, if it was not told to pause since; or `nil`.
  ///
  /// A tracer may write that the module is to run again when it is told so already, so the call may stand before that move: it is
  /// looked for as far before it as a rule looks back.
  private func restart(
    of module: Int, _ act: Act, near move: Int, in situation: borrowing Situation
  ) -> Int? {
    let filter = act.caller
    var end = act.index
    while let index = situation.lastIndex(
      before: end, notBefore: move - situation.reach,
      where: { $0.kind == .enter && $0.at == filter })
    {
      end = index
      let named = Int(situation.lexicon[situation.history[index].site].module)
      switch situation.history.handler(of: index) {
      case .filterRestart where named < 0 || named == module: return index
      case .filterPause where named == module: return nil
      case .filterAttach where named == module: return nil
      default: continue
      }
    }
    return nil
  }
}
