import Events
import Replay

/// R36: A miniport or a filter has one request at a time, but for direct and synchronous ones.
///
/// Typical bug: A request is never completed, and that blocks all others: they wait for it.
///
/// On Windows: NDIS waits with the next request until the last one is completed; with Driver
/// Verifier bug check 0xC4, 0x9100E.
///
/// Tools: Driver Verifier: NdisOidDoubleRequest (0x9100E).
///
/// Cure: Complete every request that was answered with PENDING; a request that is only passed on
/// needs its original completed.
///
/// Source: [NDIS_REFERENCE 6.3 R36]
struct OneRequestAtATime: Rule {
  static let facts = RuleFacts(
    "R36",
    "A miniport or a filter has one request at a time, but for direct and synchronous ones.",
    bug: "A request is never completed, and that blocks all others: they wait for it.",
    consequence: "NDIS waits with the next request until the last one is completed; with "
      + "Driver Verifier bug check 0xC4, 0x9100E.",
    tools: "Driver Verifier: NdisOidDoubleRequest (0x9100E).",
    cure: "Complete every request that was answered with PENDING; a request that is only "
      + "passed on needs its original completed.",
    source: "6.3 R36", needs: [.calls, .beginning],
    needsAtEnd: [.end, .places])

  static let interests: [Interest] = [
    .enter([
      .filterOidRequest, .miniportOidRequest, .miniportQueryInformation, .miniportSetInformation,
    ])
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    // With what NDIS sets of its own accord, as the addresses behind a reset, no request comes.
    guard act.object != .none else { return }
    let site = act.event.site
    let other = situation.debt(.request) {
      $0.debtor == act.callee && $0.site == site && !Books.isUnsure($0)
    }
    // Who has given the original back too early lets NDIS send the next one down: that is told, and is not the fault below.
    guard !act.isOwnCall, let other, !verdict.isBlamed(other.object, in: situation) else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(other.index, "\(who) gets \(other.object)"),
        .init(act.index, "\(who) gets \(act.object), and \(other.object) is not completed"),
      ])
  }

  /// Who asks next does nothing wrong, and NDIS keeps the promise by its queue: it is broken by who never completes.
  ///
  /// That breaks R37 as well, which therefore has to find the object without blame.
  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    for debt in situation.lost(.request) {
      let adapter = situation.adapter(of: debt.site)
      let waiting = situation.debt(.request) {
        $0.index > debt.index && situation.lexicon[$0.debtor]?.kind == .ndis
          && situation.adapter(of: $0.site) == adapter && situation.stack.isQueued($0.object)
      }
      guard let waiting else { continue }
      let who = situation.name(debt.debtor)
      verdict.report(
        Self.facts, debt.index, debt.object, in: situation, blames: false,
        [
          .init(
            debt.index,
            "\(who) gets \(debt.object) and never completes it, which blocks all others"),
          .init(
            waiting.index,
            "\(waiting.object) has to wait for \(debt.object), which never comes back"),
        ])
    }
  }
}
