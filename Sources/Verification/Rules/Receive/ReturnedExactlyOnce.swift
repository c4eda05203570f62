import Events
import Replay

/// R28: A list that may be kept is returned exactly once by everybody who was given it.
///
/// Typical bug: A branch that drops lists forgets to return them, or a list is returned and stays
/// in a queue.
///
/// On Windows: Returned twice: bug check 0x7C, 0xD1 or 0x50, as chance has it; Windows has no
/// number of its own for a list, and the model takes 0x7C, first parameter 0x12, which is about
/// packets. Never returned: the miniport runs out of lists, and a pause never ends (0x7C, 0x25).
///
/// Tools: Driver Verifier: NdisFilterTimedDataReceive (0xC4, 0x92012). Debugger:
/// !ndiskd.pendingnbls.
///
/// Cure: Return in every branch, and take a list out of its queue first.
///
/// Source: [NDIS_REFERENCE 6.2 R28]
struct ReturnedExactlyOnce: Rule {
  static let facts = RuleFacts(
    "R28", "A list that may be kept is returned exactly once by everybody who was given it.",
    bug: "A branch that drops lists forgets to return them, or a list is returned and stays in a "
      + "queue.",
    consequence: "Returned twice: bug check 0x7C, 0xD1 or 0x50, as chance has it; Windows has no "
      + "number of its own for a list, and the model takes 0x7C, first parameter 0x12, which is "
      + "about packets. Never returned: the miniport runs out of lists, and a pause never ends "
      + "(0x7C, 0x25).",
    tools: "Driver Verifier: NdisFilterTimedDataReceive (0xC4, 0x92012). Debugger: "
      + "!ndiskd.pendingnbls.",
    cure: "Return in every branch, and take a list out of its queue first.",
    source: "6.2 R28", needs: [.calls, .beginning],
    needsAtEnd: [.end, .places])

  static let interests: [Interest] = [
    .enter([.ndisReturnNetBufferLists, .ndisFReturnNetBufferLists])
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.books.debt(of: act.object, by: act.caller, .receive) == nil else { return }
    let shown = situation.lastShowing(of: act.object, to: act.caller, before: act.index)
    // What was lent the last time is R31.
    guard shown?.lending == nil else { return }
    let before = situation.lastIndex(
      about: act.object, before: act.index,
      where: { $1.kind == .enter && $1.call == act.event.call && $1.site == act.event.site })
    guard let before else { return checkStranger(act, in: situation, into: &verdict) }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(before, "\(who) returns \(act.object)"),
        .init(act.index, "\(who) returns \(act.object) again"),
      ])
  }

  /// Something is returned that was never received, such as a list of one's own.
  private func checkStranger(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    // A live list of the filter that returns it is R30.
    let isOwn = situation.stack[act.object]?.maker == act.caller
    guard act.caller != .none, act.call == .ndisReturnNetBufferLists || !isOwn,
      let birth = situation.birth(
        ofNeverGiven: act.object, to: act.caller, before: act.index)
    else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(birth, "\(act.object) is made"),
        .init(act.index, "\(who) returns \(act.object), which it was not given"),
      ])
  }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    for debt in situation.lost(.receive) where debt.object.kind == .netBufferList {
      verdict.report(
        Self.facts, debt.index, debt.object, in: situation,
        [
          .init(
            debt.index, "\(situation.name(debt.debtor)) gets \(debt.object) and never returns it")
        ])
    }
  }
}
