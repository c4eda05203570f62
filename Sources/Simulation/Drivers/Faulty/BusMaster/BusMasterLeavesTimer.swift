import Events

/// R45: when the halt is over, nothing of the adapter is left: no send, no interrupt, no timer.
///
/// Every send sets a timer that watches over it, and MiniportHalt forgets to cancel it. It would call into a driver whose
/// adapter is gone, so NDIS looks: bug check 0x7C with 0x09, HALT_WITHOUT_CANCEL_TIMER. Cure: NdisMCancelTimer in
/// MiniportHalt, before anything is freed.
///
/// Source: [NDIS_REFERENCE 6.3 R45]
struct BusMasterLeavesTimer: FaultyBusMaster {
  static let bug = DriverBug(
    "leaves-timer", "R45", of: "busmaster", "A timer is set when MiniportHalt returns.")

  func miniportSendPackets(_ world: inout World, _ context: Int, _ packets: [PacketHandle]) {
    world.setMiniportTimer(world.busMasters[context].device.adapter, after: Self.timeout)
    sound.miniportSendPackets(&world, context, packets)
  }

  /// How long a send may take, in nanoseconds.
  private static let timeout: Int64 = 5_000_000
}
