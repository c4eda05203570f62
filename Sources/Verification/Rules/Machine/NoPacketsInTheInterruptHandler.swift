import Events
import Replay

/// R75: An interrupt handler handles no packets.
///
/// Typical bug: The handler indicates a frame at once, because it is just one.
///
/// On Windows: Everything above runs at the level of the device, and keeps interrupts of that level
/// and below out on that processor; the watchdog of DPCs is bug check 0x133.
///
/// Tools: Static Driver Verifier: NdisStallExecution_Delay is about the time that a driver waits in
/// a loop.
///
/// Cure: Quiet the card, and let the DPC do the rest. The DDK asks for 25 us in the handler and 100
/// us in the DPC; simulated time is no measure of that.
///
/// Source: [NDIS_REFERENCE 6.5 R75]
struct NoPacketsInTheInterruptHandler: Rule {
  static let facts = RuleFacts(
    "R75", "An interrupt handler handles no packets.",
    bug: "The handler indicates a frame at once, because it is just one.",
    consequence: "Everything above runs at the level of the device, and keeps interrupts of that "
      + "level and below out on that processor; the watchdog of DPCs is bug check 0x133.",
    tools: "Static Driver Verifier: NdisStallExecution_Delay is about the time that a driver "
      + "waits in a loop.",
    cure: "Quiet the card, and let the DPC do the rest. The DDK asks for 25 us in the handler "
      + "and 100 us in the DPC; simulated time is no measure of that.",
    source: "6.5 R75", needs: [.calls, .unbroken])

  static let interests: [Interest] = [
    .enter([
      .ndisMIndicateReceivePacket, .ndisMEthIndicateReceive, .ndisMSendComplete,
      .ndisMTransferDataComplete, .ndisMIndicateReceiveNetBufferLists,
      .ndisMSendNetBufferListsComplete, .ndisMOidRequestComplete, .ndisMSetInformationComplete,
      .ndisMQueryInformationComplete,
    ])
  ]

  private static let handlers: [Call] = [
    .miniportISR, .miniportInterrupt, .miniportDisableInterrupt,
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let open = situation.openCall(Self.handlers, to: act.caller, around: act) else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(open.index, "\(who) is asked about an interrupt, at the level of the device"),
        .init(
          act.index, "\(who) calls \(situation.name(act.event.call)) in its interrupt handler"),
      ])
  }
}
