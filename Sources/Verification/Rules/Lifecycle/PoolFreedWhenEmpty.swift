import Events
import Replay

/// R46: A pool is freed when it is empty.
///
/// Typical bug: The unload path forgets a queue, and frees the pool of what waits in it.
///
/// On Windows: Packets: memory of others is damaged or lost. Lists: bug check 0x7C, first parameter
/// 0x27 LEAKED_NBL. Windows looks when the driver unbinds or deregisters; the model, where the pool
/// is freed.
///
/// Tools: Driver Verifier tracks what is allocated and not freed.
///
/// Cure: Empty the queues first, and wait for what is outstanding.
///
/// Source: [NDIS_REFERENCE 6.3 R46]
struct PoolFreedWhenEmpty: Rule {
  static let facts = RuleFacts(
    "R46", "A pool is freed when it is empty.",
    bug: "The unload path forgets a queue, and frees the pool of what waits in it.",
    consequence: "Packets: memory of others is damaged or lost. Lists: bug check 0x7C, first "
      + "parameter 0x27 LEAKED_NBL. Windows looks when the driver unbinds or deregisters; the "
      + "model, where the pool is freed.",
    tools: "Driver Verifier tracks what is allocated and not freed.",
    cure: "Empty the queues first, and wait for what is outstanding.",
    source: "6.3 R46", needs: [.calls, .beginning, .places])

  static let interests: [Interest] = [
    .action([.ndisFreePacketPool, .ndisFreeBufferPool, .ndisFreeNetBufferListPool])
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let pool = act.event.place
    let used = situation.stack.value(of: pool)
    guard pool != .none, used > 0 else { return }
    let members = situation.members(of: pool)
    let isHalted = situation.openCall(Call.halts, to: act.caller, around: act) != nil
    // What a filter has got back, and has nowhere, is R84.
    let member = members.first {
      !situation.isNowhere($0.object)
        && (!isHalted || !Self.isKept($0.object, from: act, in: situation))
    }
    // Nobody is bound to an adapter any more that is halted: who keeps what it was shown is at fault.
    guard member != nil || members.isEmpty else { return }
    let who = situation.name(act.caller)
    let name = situation.lexicon.name(pool)
    var evidence: [RuleFinding.Step] = [
      .init(act.index, "\(who) frees the pool \(name), of which \(used) are in use")
    ]
    if let member {
      evidence.append(.init(Int(member.state.bornAt), "\(who) takes \(member.object) from \(name)"))
    }
    verdict.report(
      Self.facts, act.index, member?.object ?? .none, in: situation, evidence)
  }

  /// Whether another driver was shown something and has not returned it.
  private static func isKept(
    _ object: ObjectID, from act: Act, in situation: borrowing Situation
  ) -> Bool {
    guard let debt = situation.books.lastDebt(of: object) else { return false }
    return debt.trade == .receive && debt.debtor != act.caller
      && situation.lexicon[debt.debtor]?.kind != .ndis
  }
}
