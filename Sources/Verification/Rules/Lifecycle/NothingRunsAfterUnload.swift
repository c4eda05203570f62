import Events

/// R68: No timer and no work item of a driver is outstanding when it is unloaded.
///
/// Typical bug: A work item was queued, and nobody waits for it before the driver goes.
///
/// On Windows: Code is called that is not in memory any more: bug check 0xCE
/// DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS; a timer at a halt is 0x7C, 0x09.
///
/// Tools: Static Driver Verifier: CancelTimerObject.
///
/// Cure: Count what is queued, and wait for it; cancel timers.
///
/// Source: [NDIS_REFERENCE 6.5 R68]
struct NothingRunsAfterUnload: Rule {
  static let facts = RuleFacts(
    "R68", "No timer and no work item of a driver is outstanding when it is unloaded.",
    bug: "A work item was queued, and nobody waits for it before the driver goes.",
    consequence: "Code is called that is not in memory any more: bug check 0xCE "
      + "DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS; a timer at a halt is 0x7C, "
      + "0x09.",
    tools: "Static Driver Verifier: CancelTimerObject.",
    cure: "Count what is queued, and wait for it; cancel timers.",
    source: "6.5 R68", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .action([
      .ndisScheduleWorkItem, .ndisQueueIoWorkItem, .ndisSetTimerObject, .ndisCancelTimerObject,
    ]),
    .enter([.workItemRoutine, .ndisIoWorkitemFunction, .ndisTimerFunction]),
    .leave([.driverUnload]),
  ]

  /// What was set going, and has not run.
  private struct Job: Sendable {
    let component: ComponentID
    let index: Int
    let isTimer: Bool
    /// Which timer, and at which edge of the stack; none if the trace does not say it.
    let object: ObjectID
    let site: SiteID

    init(_ act: Act, isTimer: Bool) {
      component = act.callee
      index = act.index
      self.isTimer = isTimer
      object = act.object
      site = act.event.site
    }

    /// Whether an act may be about this timer.
    func isMeant(by act: Act) -> Bool {
      guard isTimer, component == act.callee else { return false }
      if object != .none, act.object != .none { return object == act.object }
      return site == .none || act.event.site == .none || site == act.event.site
    }
  }

  private var jobs: [Job] = []

  func feed(_ digest: inout StateDigest) {
    digest.add(jobs) { job, digest in
      digest.add(job.component.rawValue)
      digest.add(job.isTimer)
      digest.add(job.object)
      digest.add(job.site.rawValue)
    }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let component = act.callee
    switch act.call {
    case .ndisScheduleWorkItem, .ndisQueueIoWorkItem:
      jobs.append(Job(act, isTimer: false))
    case .workItemRoutine, .ndisIoWorkitemFunction:
      let first = jobs.firstIndex { $0.component == component && !$0.isTimer }
      if let first { jobs.remove(at: first) }
    case .driverUnload: checkUnload(act, in: situation, into: &verdict)
    default:
      jobs.removeAll { $0.isMeant(by: act) }
      guard act.call == .ndisSetTimerObject else { return }
      jobs.append(Job(act, isTimer: true))
    }
  }

  private func checkUnload(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let job = jobs.first(where: { $0.component == act.callee }) else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(job.index, job.isTimer ? "\(who) sets a timer" : "\(who) queues a work item"),
        .init(act.beginning, "\(who) is unloaded"),
        .init(
          act.index,
          job.isTimer
            ? "\(who) is gone, and its timer still runs"
            : "\(who) is gone, and its work item has not run"),
      ])
  }
}
