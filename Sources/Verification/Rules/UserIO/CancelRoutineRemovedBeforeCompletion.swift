import Events
import Replay

/// R54: The cancel routine of an IRP is removed before the IRP is completed.
///
/// Typical bug: The IRP is completed while its cancel routine is set, or what
/// IoSetCancelRoutine(NULL) gives back is not looked at.
///
/// On Windows: A cancel that comes now completes the IRP a second time: bug check 0x44.
///
/// Cure: Call IoSetCancelRoutine(NULL) under the lock of the queue, and complete only if it gave
/// the routine back.
///
/// Source: [NDIS_REFERENCE 6.4 R54]
struct CancelRoutineRemovedBeforeCompletion: Rule {
  static let facts = RuleFacts(
    "R54", "The cancel routine of an IRP is removed before the IRP is completed.",
    bug: "The IRP is completed while its cancel routine is set, or what "
      + "IoSetCancelRoutine(NULL) gives back is not looked at.",
    consequence: "A cancel that comes now completes the IRP a second time: bug check 0x44.",
    cure: "Call IoSetCancelRoutine(NULL) under the lock of the queue, and complete only if it "
      + "gave the routine back.",
    source: "6.4 R54", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .action(ArmedIRPs.calls + [.ioCompleteRequest]), .end(of: .irp),
  ]

  private var armed = ArmedIRPs()

  func feed(_ digest: inout StateDigest) { armed.feed(&digest) }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard !armed.arm(act, in: situation), let index = armed.disarm(act.object),
      act.call == .ioCompleteRequest, !isInside(routineSetAt: index, act, in: situation)
    else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(index, "\(act.object) gets a cancel routine"),
        .init(act.index, "\(who) completes \(act.object), and its cancel routine is still set"),
      ])
  }

  /// Whether the cancel routine that was set at an index is running: then the I/O manager has taken it off.
  private func isInside(
    routineSetAt index: Int, _ act: Act, in situation: borrowing Situation
  ) -> Bool {
    let routine = situation.history.text(.argument, of: index)
    return situation.openCalls(around: act).contains { situation.name($0.call) == routine }
  }
}
