import Events
import Replay

/// R53: An IRP that waits in a queue has a cancel routine.
///
/// Typical bug: The read is queued, and nobody thought of a program that ends.
///
/// On Windows: The process cannot end before its last IRP: it stands in the task list for ever, and
/// CLEANUP hangs.
///
/// Tools: Static Driver Verifier: CancelSpinLock and MarkingQueuedIrps look at the locks around it.
///
/// Cure: Set the cancel routine before the lock of the queue is released, and look whether the IRP
/// was cancelled already.
///
/// Source: [NDIS_REFERENCE 6.4 R53]
struct QueuedIRPCanBeCancelled: Rule {
  static let facts = RuleFacts(
    "R53", "An IRP that waits in a queue has a cancel routine.",
    bug: "The read is queued, and nobody thought of a program that ends.",
    consequence: "The process cannot end before its last IRP: it stands in the task list for "
      + "ever, and CLEANUP hangs.",
    tools: "Static Driver Verifier: CancelSpinLock and MarkingQueuedIrps look at the locks "
      + "around it.",
    cure: "Set the cancel routine before the lock of the queue is released, and look whether "
      + "the IRP was cancelled already.",
    source: "6.4 R53", needs: [.calls, .beginning, .places])

  static let interests: [Interest] = [
    .action(ArmedIRPs.calls), .end(of: .irp),
    .leave([.irpMjRead, .irpMjWrite, .irpMjDeviceControl, .ioctlAfdRecvDatagram, .ioctlAfdSelect]),
  ]

  private var armed = ArmedIRPs()

  func feed(_ digest: inout StateDigest) { armed.feed(&digest) }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if armed.arm(act, in: situation) { return }
    guard act.event.kind == .leave else {
      _ = armed.disarm(act.object)
      return
    }
    checkAnswer(act, in: situation, into: &verdict)
  }

  private func checkAnswer(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object.kind == .irp, !armed.contains(act.object), !act.isOwnCall,
      act.status == .statusPending, situation.stack.isQueued(act.object)
    else { return }
    let who = situation.name(act.callee)
    let queue = situation.lexicon.name(situation.stack.queue(of: act.object))
    var evidence: [RuleFinding.Step] = [
      .init(act.beginning, "\(who) gets \(act.object)"),
      .init(act.index, "\(who) leaves \(act.object) in \(queue), and it has no cancel routine"),
    ]
    let insertion = situation.lastIndex(about: act.object, before: act.index) {
      $1.operation == .insert
    }
    if let insertion { evidence.append(.init(insertion, "\(act.object) goes into \(queue)")) }
    verdict.report(Self.facts, act, in: situation, evidence)
  }
}
