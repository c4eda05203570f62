import Events
import Replay

/// R24: Header and lookahead are read only inside ProtocolReceive.
///
/// Typical bug: The pointer is put into a queue, and a work item copies the bytes later.
///
/// On Windows: The bytes are those of another frame, and nothing says so.
///
/// Cure: Copy inside ProtocolReceive.
///
/// Source: [NDIS_REFERENCE 6.2 R24]
struct LookaheadOnlyInsideReceive: Rule {
  static let facts = RuleFacts(
    "R24", "Header and lookahead are read only inside ProtocolReceive.",
    bug: "The pointer is put into a queue, and a work item copies the bytes later.",
    consequence: "The bytes are those of another frame, and nothing says so.",
    cure: "Copy inside ProtocolReceive.",
    source: "6.2 R24", needs: [.calls, .beginning, .touches])

  static let interests: [Interest] = [.every(.touch)]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object.kind == .frame,
      situation.innermost(
        .protocolReceive, of: act.callee, about: act.object, around: act) == nil,
      let shown = situation.lastIndex(
        about: act.object, before: act.index,
        where: { $1.kind == .enter && $1.at == act.callee })
    else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(shown, "\(who) is shown the first bytes of \(act.object)"),
        .init(
          act.index,
          "\(who) reads header or lookahead of \(act.object) when ProtocolReceive has returned"),
      ])
  }
}
