import Events

/// R71: A protocol is unloaded when its bindings are closed and it is deregistered.
///
/// Typical bug: The unload routine frees the memory of the driver and forgets
/// NdisDeregisterProtocol.
///
/// On Windows: NDIS calls code that is not in memory any more: bug check 0xCE.
///
/// Cure: Close the bindings, call NdisDeregisterProtocol, and free the rest then.
///
/// Source: [NDIS_REFERENCE 6.5 R71]
struct UnboundBeforeUnload: Rule {
  static let facts = RuleFacts(
    "R71", "A protocol is unloaded when its bindings are closed and it is deregistered.",
    bug: "The unload routine frees the memory of the driver and forgets "
      + "NdisDeregisterProtocol.",
    consequence: "NDIS calls code that is not in memory any more: bug check 0xCE.",
    cure: "Close the bindings, call NdisDeregisterProtocol, and free the rest then.",
    source: "6.5 R71", needs: [.calls, .states, .unbroken])

  static let interests: [Interest] = [.leave([.driverUnload])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let ended = [Word.none, Word.State.none, Word.State.unbound]
    let bindings = situation.lexicon.bindings
    let open = bindings.indices.first {
      bindings[$0].protocolDriver == act.callee
        && !ended.contains(situation.state(of: .binding($0)))
    }
    guard let open else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(act.beginning, "\(who) is unloaded"),
        .init(act.index, "\(who) is gone, and its binding \(bindings[open].id) is open still"),
      ])
  }
}
