import Events

/// R60: No spin lock is held across a call that can come back into the driver.
///
/// Typical bug: A lock protects a list, and NdisSend is called inside it.
///
/// On Windows: The completion comes inside the call and wants the same lock: the processor spins
/// for ever.
///
/// Tools: Static Driver Verifier: the SpinLock rules.
///
/// Cure: Take what is to be sent out of the list, release the lock, and call then.
///
/// Source: [NDIS_REFERENCE 6.5 R60]
struct NoLockAcrossACall: Rule {
  static let facts = RuleFacts(
    "R60", "No spin lock is held across a call that can come back into the driver.",
    bug: "A lock protects a list, and NdisSend is called inside it.",
    consequence: "The completion comes inside the call and wants the same lock: the processor "
      + "spins for ever.",
    tools: "Static Driver Verifier: the SpinLock rules.",
    cure: "Take what is to be sent out of the list, release the lock, and call then.",
    source: "6.5 R60", needs: [.calls, .beginning, .locks])

  static let interests: [Interest] = [
    .every(.lock), .every(.unlock),
    .enter([
      .ndisSend, .ndisSendPackets, .ndisSendNetBufferLists, .ndisFSendNetBufferLists,
      .ndisRequest, .ndisOidRequest, .ndisFOidRequest, .ndisTransferData, .ndisReturnPackets,
      .ndisReturnNetBufferLists, .ndisFReturnNetBufferLists, .ndisMSendComplete,
      .ndisMSendNetBufferListsComplete, .ndisFSendNetBufferListsComplete,
      .ndisMIndicateReceivePacket, .ndisMEthIndicateReceive, .ndisMIndicateReceiveNetBufferLists,
      .ndisFIndicateReceiveNetBufferLists,
    ]),
  ]

  /// A lock that is held.
  private struct Hold: Sendable {
    let lock: ObjectID
    let component: ComponentID
    let cpu: UInt8
    let thread: UInt8
    let index: Int
  }

  private var holds: [Hold] = []

  func feed(_ digest: inout StateDigest) {
    digest.add(holds) { hold, digest in
      digest.add(hold.lock)
      digest.add(hold.component.rawValue)
      digest.add(hold.cpu)
      digest.add(hold.thread)
    }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    switch act.event.kind {
    case .lock:
      holds.append(
        Hold(
          lock: act.object, component: act.caller, cpu: act.event.cpu, thread: act.event.thread,
          index: act.index))
    case .unlock: holds.removeAll { $0.lock == act.object }
    default:
      let hold = holds.last {
        $0.component == act.caller && $0.cpu == act.event.cpu && $0.thread == act.event.thread
      }
      guard let hold, !act.isOwnCall else { return }
      let who = situation.name(act.caller)
      verdict.report(
        Self.facts, act, in: situation,
        [
          .init(hold.index, "\(who) takes \(hold.lock)"),
          .init(act.index, "\(who) calls \(situation.name(act.event.call)) and holds \(hold.lock)"),
        ])
    }
  }
}
