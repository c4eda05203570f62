import Events

/// R75: an interrupt service routine is short and handles no data.
///
/// MiniportISR indicates the frames itself, to save the time of a DPC. Protocols run at device level, where nothing of what
/// they call is allowed, and every other interrupt waits: one day a bug check 0xD1, or 0x133 for the time it takes. Cure:
/// leave it to the DPC.
///
/// Source: [NDIS_REFERENCE 6.5 R75, R58]
struct BusMasterIndicatesInISR: FaultyBusMaster {
  static let bug = DriverBug(
    "indicates-in-isr", "R75", of: "busmaster", "MiniportISR indicates the received packets.")

  func miniportISR(_ world: inout World, _ context: Int) {
    sound.miniportISR(&world, context)
    sound.handleReceive(&world, context)
  }
}
