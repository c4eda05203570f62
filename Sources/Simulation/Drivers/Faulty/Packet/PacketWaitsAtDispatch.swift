import Events

/// R58: only code at PASSIVE_LEVEL waits.
///
/// PacketReceiveComplete waits for its IO counter. It runs in a DPC: whatever it waits for can never run on this processor.
/// NDIS does not let it come to that: bug check 0x7C (0x14, WAIT_EVENT_HIGH_IRQL). Cure: leave the waiting to a work item.
///
/// Source: [NDIS_REFERENCE 6.5 R58]
struct PacketWaitsAtDispatch: FaultyPacket {
  static let bug = DriverBug(
    "waits-at-dispatch", "R58", of: "packet", "NdisWaitEvent is called at DISPATCH_LEVEL.")

  func protocolReceiveComplete(_ world: inout World, _ context: Int) {
    let open = world.packetOpens[context].device
    world.ndisWaitEvent(open.cleanupEvent, by: open.component)
  }
}
