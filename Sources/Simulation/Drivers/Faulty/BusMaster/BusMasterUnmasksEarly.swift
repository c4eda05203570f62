import Events

/// R62: from the interrupt service routine until the DPC has served it, the cause stays masked or is acknowledged.
///
/// MiniportISR recognizes the interrupt and does neither. The line is still up when it returns, and the processor is
/// interrupted again, and again, until the DPC at last comes to run. Cure: mask the card in MiniportISR.
///
/// Source: [NDIS_REFERENCE 6.5 R62, E403]
struct BusMasterUnmasksEarly: FaultyBusMaster {
  static let bug = DriverBug(
    "unmasks-early", "R62", of: "busmaster", "MiniportISR leaves the card unmasked.")

  func miniportISR(_ world: inout World, _ context: Int) {
    world.raiseLine(world.busMasters[context].device.nic)
  }
}
