import Events
import Replay

/// R55: A driver reports, and copies, no more bytes than the buffer of the program has.
///
/// Typical bug: The length of the packet is taken instead of the smaller of both lengths.
///
/// On Windows: Memory of the program behind its buffer is overwritten.
///
/// Cure: Copy the smaller of both lengths, and say what was cut off with STATUS_BUFFER_OVERFLOW. To
/// put back what does not fit and to succeed with 0 bytes is legal, and told as info: every further
/// read of that size does the same.
///
/// Source: [NDIS_REFERENCE 6.4 R55]
struct InformationFitsTheBuffer: Rule {
  static let facts = RuleFacts(
    "R55", "A driver reports, and copies, no more bytes than the buffer of the program has.",
    bug: "The length of the packet is taken instead of the smaller of both lengths.",
    consequence: "Memory of the program behind its buffer is overwritten.",
    cure: "Copy the smaller of both lengths, and say what was cut off with "
      + "STATUS_BUFFER_OVERFLOW. To put back what does not fit and to succeed with 0 bytes is "
      + "legal, and told as info: every further read of that size does the same.",
    source: "6.4 R55", needs: [.calls, .beginning])

  static let interests: [Interest] = [.action([.ioCompleteRequest])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object.kind == .irp, act.status == .statusSuccess,
      let state = situation.stack[act.object], state.length != Event.absent,
      act.event.length != Event.absent
    else { return }
    if act.event.length == 0, state.length > 0 {
      remarkLivelock(act, in: situation, into: &verdict)
    }
    guard act.event.length > state.length else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(Int(state.bornAt), "The buffer of \(act.object) has \(state.length) bytes"),
        .init(act.index, "\(who) completes \(act.object) with \(act.event.length) bytes"),
      ])
  }

  /// A read that takes nothing because what comes first does not fit.
  private func remarkLivelock(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let read = situation.openCall([.irpMjRead], to: act.callee, around: act),
      read.object == act.object,
      let back = situation.lastIndex(
        before: act.index, notBefore: read.index, where: { $0.call == .insertHeadList }),
      situation.history[back].at == act.callee
    else { return }
    let who = situation.name(act.callee)
    let packet = situation.history[back].object
    verdict.remark(
      Self.facts, act.index, act.object,
      [
        .init(back, "\(who) puts \(packet), which is too large, back to the head of its queue"),
        .init(
          act.index,
          "\(who) completes \(act.object) with success and 0 bytes: legal, and so will be every "
            + "read of this size"),
      ])
  }
}
