import Events

/// R45: When a miniport is halted, its packets and lists are back, and no timer of it runs.
///
/// Typical bug: MiniportHalt does not cancel a timer, or gives back hardware that is still at work.
///
/// On Windows: Bug check 0x7C, first parameter 0x09 HALT_WITHOUT_CANCEL_TIMER; a card that is at
/// work writes into memory of others.
///
/// Cure: Undo in MiniportHalt all that was begun, timers and DMA first.
///
/// Source: [NDIS_REFERENCE 6.3 R45]
struct NothingLeftAtHalt: Rule {
  static let facts = RuleFacts(
    "R45",
    "When a miniport is halted, its packets and lists are back, and no timer of it "
      + "runs.",
    bug: "MiniportHalt does not cancel a timer, or gives back hardware that is still at work.",
    consequence: "Bug check 0x7C, first parameter 0x09 HALT_WITHOUT_CANCEL_TIMER; a card that "
      + "is at work writes into memory of others.",
    cure: "Undo in MiniportHalt all that was begun, timers and DMA first.",
    source: "6.3 R45", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .action([
      .ndisMSetTimer, ndisSetTimer, .ndisSetTimerObject, .ndisMCancelTimer, .ndisCancelTimerObject,
    ]),
    .enter(Call.halts + [.miniportHangDpc, .miniportTimer, .ndisTimerFunction]),
    .leave(Call.halts),
  ]

  /// `NdisSetTimer`, which no model calls.
  private static let ndisSetTimer = Call(411, 1)

  /// A timer that was set and has not run out.
  private struct Timer: Sendable {
    let component: ComponentID
    let adapter: Int?
    /// Which timer; none if the trace does not name it.
    let object: ObjectID
    let index: Int
    /// Whether it was set by `NdisSetTimer`.
    let isPlain: Bool
    /// The number of the event that has set it; its function names it as its cause.
    let number: UInt32
    /// Whether it was set in a reset handler, to end the reset; the driver may have another one of its own.
    let isOfReset: Bool

    /// Whether an act at an adapter may be about this timer: nothing says that it is about another one.
    func isMeant(by act: Act, at adapter: Int?) -> Bool {
      guard component == act.callee else { return false }
      let isNamed = object == .none || act.object == .none || object == act.object
      return isNamed && (self.adapter == nil || adapter == nil || self.adapter == adapter)
    }
  }

  private var timers: [Timer] = []
  /// Those of NDIS 6 once more: one that is periodic has not run out when its function has run.
  private var timerObjects = TimerObjects()

  func feed(_ digest: inout StateDigest) {
    digest.add(timers) { timer, digest in
      digest.add(timer.component.rawValue)
      digest.add(timer.adapter ?? -1)
      digest.add(timer.object)
      digest.add(timer.isOfReset)
      digest.add(timer.isPlain)
    }
    timerObjects.feed(&digest)
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    switch act.call {
    case .miniportTimer, .ndisTimerFunction, .miniportHangDpc: runOut(act, in: situation)
    case .ndisMCancelTimer, .ndisCancelTimerObject: cancel(act, in: situation)
    case .miniportHalt, .miniportHaltEx:
      if act.event.kind == .leave {
        checkTimers(act, in: situation, into: &verdict)
      } else {
        checkOutstanding(act, in: situation, into: &verdict)
      }
    default: set(act, in: situation)
    }
  }

  private mutating func set(_ act: Act, in situation: borrowing Situation) {
    if act.call == .ndisSetTimerObject { timerObjects.set(act, in: situation) }
    let isOfReset = situation.openCall(Call.resets, to: act.caller, around: act) != nil
    let adapter = situation.adapter(of: act, at: act.caller)
    timers.removeAll {
      $0.component == act.caller && $0.adapter == adapter && $0.object == act.object
        && $0.isOfReset == isOfReset
    }
    timers.append(
      Timer(
        component: act.caller, adapter: adapter, object: act.object, index: act.index,
        isPlain: act.call == Self.ndisSetTimer,
        number: UInt32(truncatingIfNeeded: situation.history.sequence(of: act.index)),
        isOfReset: isOfReset))
  }

  /// The function of a timer runs; where nothing says of which, of all of them.
  private mutating func runOut(_ act: Act, in situation: borrowing Situation) {
    if act.call == .ndisTimerFunction { timerObjects.run(act, in: situation) }
    let adapter = situation.adapter(of: act.event.site)
    let cause = act.event.cause
    let isKnown = timers.contains { $0.component == act.callee && $0.number == cause }
    timers.removeAll {
      isKnown
        ? $0.component == act.callee && $0.number == cause : $0.isMeant(by: act, at: adapter)
    }
  }

  /// A timer is cancelled; where nothing says which one, that of a reset is if the adapter goes in the middle of it.
  private mutating func cancel(_ act: Act, in situation: borrowing Situation) {
    timerObjects.cancel(act, in: situation)
    let adapter = situation.adapter(of: act.event.site)
    let meant = timers.filter { $0.isMeant(by: act, at: adapter) }
    let isNamed = meant.contains { $0.object != .none && $0.object == act.object }
    let ofReset = meant.contains { $0.isOfReset }
    timers.removeAll {
      $0.isMeant(by: act, at: adapter)
        && (isNamed ? $0.object == act.object : $0.isOfReset == ofReset)
    }
  }

  private func checkTimers(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let once = onceTimer(leftBy: act, in: situation)
    let left = once ?? periodicTimer(leftBy: act, in: situation)
    guard let left else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(
          left, "\(who) sets a timer" + (once == nil ? " that runs out again and again" : "")),
        .init(act.beginning, "NDIS halts \(who)"),
        .init(act.index, "\(who) is halted, and its timer still runs"),
      ])
  }

  /// Where a timer of the adapter that is halted was set whose function has not run since, or `nil`.
  private func onceTimer(leftBy act: Act, in situation: borrowing Situation) -> Int? {
    let adapter = situation.adapter(of: act, at: act.callee)
    for timer in timers where timer.component == act.callee {
      guard situation.isSame(timer.adapter, adapter, of: act.callee),
        !mayBeCancelled(timer, before: act, in: situation)
      else { continue }
      return timer.index
    }
    return nil
  }

  /// Where a timer of the adapter that is halted was set that runs out again and again, or `nil`.
  private func periodicTimer(leftBy act: Act, in situation: borrowing Situation) -> Int? {
    let adapter = situation.adapter(of: act, at: act.callee)
    let left = timerObjects.first { timer in
      guard timer.component == act.callee, timer.isPeriodic, timer.isSet else { return false }
      let owner = situation.adapter(of: timer.site) ?? situation.onlyAdapter(of: act.callee)
      return situation.isSame(owner, adapter, of: act.callee)
    }
    return left?.index ?? situation.periodicTimer(leftBy: act)
  }

  /// Whether a timer may be cancelled that `NdisSetTimer` has set: its driver cancels one behind that.
  private func mayBeCancelled(
    _ timer: Timer, before act: Act, in situation: borrowing Situation
  ) -> Bool {
    guard timer.isPlain, let cancels = situation.lexicon.knownCall(Situation.ndisCancelTimer)
    else { return false }
    return situation.index(of: [cancels], by: timer.component, since: timer.index, before: act)
      != nil
  }

  private func checkOutstanding(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let adapter = situation.adapter(of: act)
    let missing = situation.books.outstanding.first {
      ($0.debtor == act.callee || $0.creditor == act.callee)
        && situation.isSame(situation.adapter(of: $0.site), adapter, of: act.callee)
    }
    guard let missing else { return }
    verdict.report(
      Self.facts, act.index, missing.object, in: situation,
      [
        .init(
          missing.index,
          "\(situation.name(missing.creditor)) hands \(missing.object) to "
            + situation.name(missing.debtor)),
        .init(
          act.index,
          "\(situation.name(act.callee)) is halted, and \(missing.object) has not come back"),
      ])
  }
}
