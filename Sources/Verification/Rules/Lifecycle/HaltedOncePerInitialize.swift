import Events
import Replay

/// R65: An intermediate driver is halted once for each initialization, and its context lives until
/// then.
///
/// Typical bug: The unbind handler frees the context of the adapter, and then lets NDIS halt the
/// virtual miniport.
///
/// On Windows: The halt handler works with a context that is gone, and does again what was done.
///
/// Cure: Let the halt handler, or whichever comes last, free the context.
///
/// Source: [NDIS_REFERENCE 6.5 R65]
struct HaltedOncePerInitialize: Rule {
  static let facts = RuleFacts(
    "R65",
    "An intermediate driver is halted once for each initialization, and its context "
      + "lives until then.",
    bug: "The unbind handler frees the context of the adapter, and then lets NDIS halt the "
      + "virtual miniport.",
    consequence: "The halt handler works with a context that is gone, and does again what was "
      + "done.",
    cure: "Let the halt handler, or whichever comes last, free the context.",
    source: "6.5 R65", needs: [.calls, .beginning], needsInFull: .touches)

  static let interests: [Interest] = [
    .enter(Call.halts + Call.initializes),
    .every(.touch),
  ]

  /// The adapters that were halted, with the event that did it.
  private var halts: [Int: Int] = [:]

  func feed(_ digest: inout StateDigest) {
    digest.add(sorted: halts.keys)
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.kind == .touch { return checkTouch(act, in: situation, into: &verdict) }
    guard let adapter = situation.adapter(of: act) else { return }
    let before = halts.removeValue(forKey: adapter)
    guard Call.halts.contains(act.call) else { return }
    halts[adapter] = act.index
    guard let before else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [.init(before, "\(who) is halted"), .init(act.index, "\(who) is halted again")])
  }

  private func checkTouch(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object.kind == .memory, situation.stack[act.object] == nil,
      situation.lexicon[act.caller]?.kind == .im,
      let open = situation.openCall(Call.halts, to: act.caller, around: act),
      let end = situation.end(of: act.object, before: act.index)
    else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, open.index, act.object, in: situation,
      [
        .init(end, "\(who) frees \(act.object), the context of its adapter"),
        .init(open.index, "\(who) is halted, and its context is gone"),
        .init(act.index, "\(who) looks into \(act.object)"),
      ])
  }
}
