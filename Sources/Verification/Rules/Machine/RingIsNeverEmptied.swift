import Events
import Replay

/// R78: BNRY stays behind CURR: the ring of an NE2000 is never told to be empty and full at once.
///
/// Typical bug: Pointer arithmetic: the driver writes the page that it read next, and not the one
/// before.
///
/// On Windows: The card takes its ring for full and drops every frame, until the driver starts it
/// anew.
///
/// Cure: Write the page before the next one to be read.
///
/// Source: [NDIS_REFERENCE 6.5 R78]
struct RingIsNeverEmptied: Rule {
  static let facts = RuleFacts(
    "R78",
    "BNRY stays behind CURR: the ring of an NE2000 is never told to be empty and full "
      + "at once.",
    bug: "Pointer arithmetic: the driver writes the page that it read next, and not the one "
      + "before.",
    consequence: "The card takes its ring for full and drops every frame, until the driver "
      + "starts it anew.",
    cure: "Write the page before the next one to be read.",
    source: "6.5 R78", needs: [.calls, .places, .unbroken])

  static let interests: [Interest] = [.action([.ndisRawWritePortUchar])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.isNamed("BNRY", act.event.place),
      let place = situation.lexicon[act.event.place],
      let other = situation.place(named: "CURR", of: place.owner),
      situation.stack.value(of: other) == Int(act.event.value)
    else { return }
    let who = situation.name(act.caller)
    let current = situation.lastIndex(before: act.index) { $0.place == other }
    var evidence: [RuleFinding.Step] = [
      .init(act.index, "\(who) writes \(act.event.value) to BNRY, and CURR is there already")
    ]
    if let current {
      evidence.append(
        .init(current, "The card will write its next frame at page \(act.event.value)"))
    }
    verdict.report(Self.facts, act, in: situation, evidence)
  }
}
