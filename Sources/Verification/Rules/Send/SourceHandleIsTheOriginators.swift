import Events
import Replay

/// R13: Only the driver that makes a list sets its SourceHandle.
///
/// Typical bug: A filter copies the whole structure, or writes its own handle into every list that
/// passes.
///
/// On Windows: NDIS hands the list to the wrong driver when it is completed; its sender never sees
/// it again.
///
/// Cure: Leave SourceHandle of foreign lists alone.
///
/// Source: [NDIS_REFERENCE 6.1 R13]
struct SourceHandleIsTheOriginators: Rule {
  static let facts = RuleFacts(
    "R13", "Only the driver that makes a list sets its SourceHandle.",
    bug:
      "A filter copies the whole structure, or writes its own handle into every list that passes.",
    consequence:
      "NDIS hands the list to the wrong driver when it is completed; its sender never sees it "
      + "again.",
    cure: "Leave SourceHandle of foreign lists alone.",
    source: "6.1 R13", needs: [.calls, .touches])

  static let interests: [Interest] = [.every(.touch)]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object.kind == .netBufferList, act.status == Word.Memory.write,
      let list = situation.stack[act.object], list.maker != .none, list.maker != act.callee,
      situation.history.argument(of: act.index) == .sourceHandle
    else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(Int(list.bornAt), "\(situation.name(list.maker)) makes \(act.object)"),
        .init(act.index, "\(who) overwrites the SourceHandle of \(act.object)"),
      ])
  }
}
