import Events
import Replay

/// R56: The pages of a program stay locked until its IRP is completed.
///
/// Typical bug: The dispatch routine unlocks them when NdisSend has answered, whatever it answered.
///
/// On Windows: The card reads or writes pages that belong to somebody else by then, and they are
/// unlocked a second time: bug check 0x4E. Left locked: 0x76 or 0xCB.
///
/// Cure: Leave it to the completion of the IRP.
///
/// Source: [NDIS_REFERENCE 6.4 R56]
struct PagesLockedUntilCompletion: Rule {
  static let facts = RuleFacts(
    "R56", "The pages of a program stay locked until its IRP is completed.",
    bug: "The dispatch routine unlocks them when NdisSend has answered, whatever it answered.",
    consequence: "The card reads or writes pages that belong to somebody else by then, and "
      + "they are unlocked a second time: bug check 0x4E. Left locked: 0x76 or 0xCB.",
    cure: "Leave it to the completion of the IRP.",
    source: "6.4 R56", needs: [.calls, .beginning])

  static let interests: [Interest] = [.action([.mmUnlockPages])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object.kind == .irp, let state = situation.stack[act.object],
      state.maker != act.caller
    else { return }
    let object = act.object
    let user = situation.debt(.send) { situation.stack[$0.object]?.parent == object }
    guard user != nil || !Self.isOwnLock(act, in: situation) else { return }
    let who = situation.name(act.caller)
    var evidence: [RuleFinding.Step] = [
      .init(Int(state.bornAt), "The pages of \(act.object) are locked"),
      .init(act.index, "\(who) unlocks the pages of \(act.object), which is not completed"),
    ]
    if let user {
      evidence.append(
        .init(user.index, "\(situation.name(user.debtor)) gets \(user.object), which lies in them"))
    }
    verdict.report(Self.facts, act, in: situation, evidence)
  }

  /// Whether the driver has locked the pages itself, and not unlocked them since.
  private static func isOwnLock(_ act: Act, in situation: borrowing Situation) -> Bool {
    let last = situation.lastIndex(about: act.object, before: act.index) { _, event in
      event.kind == .action && event.at == act.caller
        && (event.call == .mmProbeAndLockPages || event.call == .mmUnlockPages)
    }
    return last.map { situation.history[$0].call == .mmProbeAndLockPages } ?? false
  }
}
