import Events
import Replay

/// R50: A dispatch routine answers STATUS_PENDING exactly when it has marked the IRP pending.
///
/// Typical bug: The routine marks the IRP, queues it, and answers STATUS_SUCCESS.
///
/// On Windows: The I/O manager believes the answer: the program goes on while the driver still
/// works with its buffer, or waits for ever.
///
/// Tools: Static Driver Verifier: MarkIrpPending, MarkIrpPending2; PendedCompletedRequest for what
/// is told as info.
///
/// Cure: IoMarkIrpPending and STATUS_PENDING stand together. To mark an IRP, complete it inside and
/// answer STATUS_PENDING is legal, and told as info.
///
/// Source: [NDIS_REFERENCE 6.4 R50]
struct MarkedPendingIsAnsweredPending: Rule {
  static let facts = RuleFacts(
    "R50",
    "A dispatch routine answers STATUS_PENDING exactly when it has marked the IRP "
      + "pending.",
    bug: "The routine marks the IRP, queues it, and answers STATUS_SUCCESS.",
    consequence: "The I/O manager believes the answer: the program goes on while the driver "
      + "still works with its buffer, or waits for ever.",
    tools: "Static Driver Verifier: MarkIrpPending, MarkIrpPending2; PendedCompletedRequest "
      + "for what is told as info.",
    cure: "IoMarkIrpPending and STATUS_PENDING stand together. To mark an IRP, complete it "
      + "inside and answer STATUS_PENDING is legal, and told as info.",
    source: "6.4 R50", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .action([.ioMarkIrpPending, .ioCompleteRequest]),
    .leave([.irpMjRead, .irpMjWrite, .irpMjDeviceControl]),
  ]

  /// The IRPs that a dispatch routine has marked and not yet answered, with the event that did it.
  private var marks: [ObjectID: Int] = [:]
  /// Where such an IRP was completed inside its own dispatch routine.
  private var completions: [ObjectID: Int] = [:]
  /// Who was told that this is legal.
  private var told: Set<ComponentID> = []

  func feed(_ digest: inout StateDigest) {
    digest.add(objects: marks.keys)
    digest.add(objects: completions.keys)
    digest.add(sorted: told.lazy.map { $0.rawValue })
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    switch act.call {
    case .ioMarkIrpPending: marks[act.object] = act.index
    case .ioCompleteRequest:
      let isInside = situation.openCalls(around: act).contains { $0.object == act.object }
      if isInside, marks[act.object] != nil { completions[act.object] = act.index }
    default: checkAnswer(act, in: situation, into: &verdict)
    }
  }

  /// Who has marked an IRP: itself, or one below.
  private static func marker(_ mark: Int, in situation: borrowing Situation) -> String {
    situation.name(situation.history.kept(mark)?.at ?? ComponentID.none)
  }

  private mutating func checkAnswer(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    // Who has passed the IRP on answers what the one below has answered, and need not mark it again.
    let isPassedOn = situation.openCalls(around: act).dropLast().contains {
      guard case .hands(.irp, _) = Bookings.booking(of: $0.handler) else { return false }
      return $0.object == act.object
    }
    let mark = marks[act.object].flatMap { $0 > act.beginning ? $0 : nil }
    let completion = completions[act.object]
    if !isPassedOn {
      marks[act.object] = nil
      completions[act.object] = nil
    }
    guard act.object != .none, act.beginning < act.index, act.status != .none, !act.isOwnCall
    else { return }
    let isPending = act.status == .statusPending
    guard isPending != (mark != nil) || completion != nil else { return }
    let who = situation.name(act.callee)
    let answer = RuleFinding.Step(act.index, "\(who) answers \(situation.text(act.status))")
    if isPending, mark == nil {
      verdict.report(
        Self.facts, act, in: situation,
        [.init(act.beginning, "\(who) gets \(act.object) and never marks it pending"), answer])
    } else if let mark, !isPending {
      verdict.report(
        Self.facts, act, in: situation,
        [.init(mark, "\(Self.marker(mark, in: situation)) marks \(act.object) pending"), answer])
    } else if let mark, let completion, situation.history.kept(mark)?.at == act.callee,
      told.insert(act.callee).inserted
    {
      verdict.remark(
        Self.facts, act.index, act.object,
        [
          .init(mark, "\(who) marks \(act.object) pending"),
          .init(completion, "\(who) completes \(act.object) inside its dispatch routine"),
          .init(
            act.index,
            "\(who) answers STATUS_PENDING for \(act.object), which is completed: legal, and "
              + "Static Driver Verifier objects"),
        ])
    }
  }
}
