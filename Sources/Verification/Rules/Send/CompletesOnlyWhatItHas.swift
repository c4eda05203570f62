import Events
import Replay

/// R10: A miniport or a filter completes only sends that it was given and still has.
///
/// Typical bug: A descriptor that was served is served again and still points to its packet; or a
/// filter completes what it has passed down, or made itself.
///
/// On Windows: Bug check 0x7C BUGCODE_NDIS_DRIVER.
///
/// Tools: Debugger: !ndiskd.miniport, !ndiskd.pkt.
///
/// Cure: Clear the descriptor when its packet is completed, and complete nothing that is still on
/// its way.
///
/// Source: [NDIS_REFERENCE 6.1 R10]
struct CompletesOnlyWhatItHas: Rule {
  static let facts = RuleFacts(
    "R10", "A miniport or a filter completes only sends that it was given and still has.",
    bug: "A descriptor that was served is served again and still points to its packet; or a "
      + "filter completes what it has passed down, or made itself.",
    consequence: "Bug check 0x7C BUGCODE_NDIS_DRIVER.",
    tools: "Debugger: !ndiskd.miniport, !ndiskd.pkt.",
    cure: "Clear the descriptor when its packet is completed, and complete nothing that is still "
      + "on its way.",
    source: "6.1 R10", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .enter([
      .ndisMSendComplete, .ndisMSendNetBufferListsComplete, .ndisFSendNetBufferListsComplete,
    ])
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    // What stands in one chain twice is R02.
    guard !situation.isRepeated(act) else { return }
    if act.call == .ndisFSendNetBufferListsComplete {
      return checkFilter(act, in: situation, into: &verdict)
    }
    guard situation.books.debt(of: act.object, by: act.caller, .send) == nil else { return }
    let who = situation.name(act.caller)
    let first = situation.completion(of: act.object, by: act.caller, before: act.index)
    guard let first else {
      return verdict.report(
        Self.facts, act, in: situation,
        [.init(act.index, "\(who) completes \(act.object), which it was never given")])
    }
    // What an answer has completed, and a list that is completed twice, is R02; an original that is completed twice is R67.
    guard act.call == .ndisMSendComplete, situation.history[first].kind != .leave,
      situation.lexicon[act.caller]?.kind != .im
    else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(first, "\(who) completes \(act.object)"),
        .init(act.index, "\(who) completes \(act.object), which it does not have any more"),
      ])
  }

  /// A filter completes what is further below, or what nobody has given it; what has come back is R02.
  private func checkFilter(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.caller != .none else { return }
    let who = situation.name(act.caller)
    if let sent = situation.books.handover(of: act.object, by: act.caller, .send) {
      return verdict.report(
        Self.facts, act, in: situation,
        [
          .init(sent.index, "\(who) sends \(act.object)"),
          .init(act.index, "\(who) completes \(act.object), which has not come back"),
        ])
    }
    guard situation.books.debt(of: act.object, by: act.caller, .send) == nil,
      situation.completion(of: act.object, by: act.caller, before: act.index) == nil,
      situation.sendReturn(of: act.object, to: act.caller, before: act.index) == nil,
      let birth = situation.lastIndex(
        about: act.object, before: act.index, where: { $1.life == .new })
    else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(birth, "\(act.object) is made"),
        .init(act.index, "\(who) completes \(act.object), which it was never given"),
      ])
  }
}
