import Events
import Replay

/// R67: An intermediate driver completes every original exactly once.
///
/// Typical bug: The completion of its own packet frees that, and forgets the original; or the
/// original was completed before.
///
/// On Windows: Never: the protocol above waits for ever. Twice: it frees its packet twice, or bug
/// check 0x7C.
///
/// Cure: Keep the original in the own packet, and complete it where that comes back, and nowhere
/// else.
///
/// Source: [NDIS_REFERENCE 6.5 R67]
struct OriginalsGoBackOnce: Rule {
  static let facts = RuleFacts(
    "R67", "An intermediate driver completes every original exactly once.",
    bug: "The completion of its own packet frees that, and forgets the original; or the "
      + "original was completed before.",
    consequence: "Never: the protocol above waits for ever. Twice: it frees its packet twice, "
      + "or bug check 0x7C.",
    cure: "Keep the original in the own packet, and complete it where that comes back, and "
      + "nowhere else.",
    source: "6.5 R67", needs: [.calls, .beginning],
    needsAtEnd: [.end, .places])

  static let interests: [Interest] = [.enter([.ndisMSendComplete])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.lexicon[act.caller]?.kind == .im else { return }
    if let sent = situation.books.handover(of: act.object, by: act.caller, .send) {
      return reportEarly(act, sent, in: situation, into: &verdict)
    }
    guard situation.books.debt(of: act.object, by: act.caller, .send) == nil,
      let first = situation.completion(of: act.object, by: act.caller, before: act.index)
    else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(first, "\(who) completes \(act.object)"),
        .init(act.index, "\(who) completes \(act.object) again"),
      ])
  }

  /// The original itself was passed on, and will be completed again when it comes back.
  private func reportEarly(
    _ act: Act, _ sent: Debt, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(sent.index, "\(who) passes \(act.object) on"),
        .init(act.index, "\(who) completes \(act.object), which has not come back"),
      ])
  }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    for debt in situation.lost(.send) {
      guard let copy = situation.returnedCopy(for: debt) else { continue }
      let who = situation.name(debt.debtor)
      verdict.report(
        Self.facts, copy.back, debt.object, in: situation,
        [
          .init(debt.index, "\(who) gets \(debt.object) to send"),
          .init(copy.made, "\(who) makes \(copy.object) for it"),
          .init(
            copy.back, "\(copy.object) comes back to \(who), which never completes \(debt.object)"),
        ])
    }
  }
}
