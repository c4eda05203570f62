import Events
import Replay

/// R30: A filter takes its own lists out of the chain that it returns.
///
/// Typical bug: FilterReturnNetBufferLists passes everything down without asking whose it is.
///
/// On Windows: The miniport gets a list that it never made and writes into foreign memory: bug
/// check 0x50 or 0xD1.
///
/// Cure: Compare SourceHandle with the handle of the module.
///
/// Source: [NDIS_REFERENCE 6.2 R30]
struct OwnListsEndInReturn: Rule {
  static let facts = RuleFacts(
    "R30", "A filter takes its own lists out of the chain that it returns.",
    bug: "FilterReturnNetBufferLists passes everything down without asking whose it is.",
    consequence:
      "The miniport gets a list that it never made and writes into foreign memory: bug check "
      + "0x50 or 0xD1.",
    cure: "Compare SourceHandle with the handle of the module.",
    source: "6.2 R30", needs: [.calls, .beginning])

  static let interests: [Interest] = [.enter([.ndisFReturnNetBufferLists])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let list = situation.stack[act.object], list.maker == act.caller else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(Int(list.bornAt), "\(who) makes \(act.object)"),
        .init(act.index, "\(who) returns \(act.object) to the layer below, which never had it"),
      ])
  }
}
