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
      .ndisMSendResourcesAvailable, .ndisMIndicateReceivePacket, .ndisMEthIndicateReceive,
      .ndisMEthIndicateReceiveComplete, .ndisMIndicateReceiveNetBufferLists,
      .ndisFIndicateReceiveNetBufferLists, .ndisMTransferDataComplete,
      .ndisMQueryInformationComplete, .ndisMSetInformationComplete, .ndisMOidRequestComplete,
      .ndisFOidRequestComplete, .ndisMIndicateStatus, .ndisMIndicateStatusComplete,
      .ndisMIndicateStatusEx, .ndisFIndicateStatus,
    ]),
  ]

  private var locks = HeldLocks()

  func feed(_ digest: inout StateDigest) { locks.feed(&digest) }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    switch act.event.kind {
    case .lock: locks.take(act)
    case .unlock: _ = locks.release(act.object, around: act)
    default:
      guard !act.isOwnCall, let hold = locks.last(of: act.caller, around: act) else { return }
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
