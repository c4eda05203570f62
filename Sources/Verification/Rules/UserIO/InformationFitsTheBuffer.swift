import Events
import Replay

/// R55: A driver reports, and copies, no more bytes than the buffer of the program has.
///
/// Typical bug: The length of the packet is taken instead of the smaller of both lengths.
///
/// On Windows: Memory of the program behind its buffer is overwritten.
///
/// Cure: Copy the smaller of both lengths, and say what was cut off with STATUS_BUFFER_OVERFLOW.
///
/// Source: [NDIS_REFERENCE 6.4 R55]
struct InformationFitsTheBuffer: Rule {
  static let facts = RuleFacts(
    "R55", "A driver reports, and copies, no more bytes than the buffer of the program has.",
    bug: "The length of the packet is taken instead of the smaller of both lengths.",
    consequence: "Memory of the program behind its buffer is overwritten.",
    cure: "Copy the smaller of both lengths, and say what was cut off with "
      + "STATUS_BUFFER_OVERFLOW.",
    source: "6.4 R55", needs: [.calls, .beginning])

  static let interests: [Interest] = [.action([.ioCompleteRequest])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object.kind == .irp, act.status == .statusSuccess,
      let state = situation.stack[act.object], state.length != Event.absent,
      act.event.length != Event.absent, act.event.length > state.length
    else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(Int(state.bornAt), "The buffer of \(act.object) has \(state.length) bytes"),
        .init(act.index, "\(who) completes \(act.object) with \(act.event.length) bytes"),
      ])
  }
}
