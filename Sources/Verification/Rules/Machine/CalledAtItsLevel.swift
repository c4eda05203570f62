import Events
import Replay

/// R58: A function is called only at a level at which it may be called.
///
/// Typical bug: A handler that runs at DISPATCH_LEVEL waits, or calls what belongs into a work
/// item.
///
/// On Windows: NdisWaitEvent at DISPATCH_LEVEL is bug check 0x7C, first parameter 0x14
/// WAIT_EVENT_HIGH_IRQL; other waits, and paged memory, are 0xA or 0xD1.
///
/// Tools: Static Driver Verifier: Irql_SendRcv_Function, Irql_Filter_Driver_Function,
/// Irql_Miniport_Driver_Function, Irql_Protocol_Driver_Function, Irql_OID_Function and others.
///
/// Cure: Queue a work item, or do it before the lock is taken.
///
/// Source: [NDIS_REFERENCE 6.5 R58]
struct CalledAtItsLevel: Rule {
  static let facts = RuleFacts(
    "R58", "A function is called only at a level at which it may be called.",
    bug: "A handler that runs at DISPATCH_LEVEL waits, or calls what belongs into a work "
      + "item.",
    consequence: "NdisWaitEvent at DISPATCH_LEVEL is bug check 0x7C, first parameter 0x14 "
      + "WAIT_EVENT_HIGH_IRQL; other waits, and paged memory, are 0xA or 0xD1.",
    tools: "Static Driver Verifier: Irql_SendRcv_Function, Irql_Filter_Driver_Function, "
      + "Irql_Miniport_Driver_Function, Irql_Protocol_Driver_Function, Irql_OID_Function "
      + "and others.",
    cure: "Queue a work item, or do it before the lock is taken.",
    source: "6.5 R58", needs: [.calls, .levels, .unbroken])

  static let interests: [Interest] = [.enter(passiveOnly), .action(passiveOnly)]

  /// What may be called below DISPATCH_LEVEL only; that no packet is handled in an interrupt is R75.
  private static let passiveOnly = CallCatalog.all
    .filter {
      $0.irql.upperBound < .dispatch && ($0.call.eventID != nil || $0.call == .ndisWaitEvent)
    }
    .map(\.call)

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let held = situation.stack.irql(of: Int(act.event.cpu))
    // A call that begins with a level runs at it; what happens inside of a call may raise the level only then.
    let level = act.event.kind == .enter ? max(held, act.event.irql ?? held) : held
    guard level >= .dispatch, act.event.kind != .interrupt else { return }
    let who = situation.name(act.caller)
    var evidence: [RuleFinding.Step] = [
      .init(
        act.index,
        "\(who) calls \(situation.name(act.event.call)) at \(level.name)_LEVEL; it may be called at "
          + "PASSIVE_LEVEL only")
    ]
    if let open = situation.openCalls(around: act).last(where: { $0.to == act.caller }) {
      let before = open.irql ?? open.irqlBefore
      evidence.append(.init(open.index, "\(who) is called at \(before.name)_LEVEL"))
      if before < level, let raise = Self.raise(act, since: open.index, to: level, in: situation) {
        evidence.append(.init(raise, "The level becomes \(level.name)_LEVEL"))
      }
    }
    verdict.report(Self.facts, act, in: situation, evidence)
  }

  /// Where the level of the processor was raised inside of a call, such as by a lock; `nil` if that is not found.
  private static func raise(
    _ act: Act, since beginning: Int, to level: IRQL, in situation: borrowing Situation
  ) -> Int? {
    situation.lastIndex(before: act.index, notBefore: beginning) {
      $0.cpu == act.event.cpu && $0.irql == level && !$0.kind.opensCall
    }
  }
}
