import Events

/// R08: who answers RESOURCES says when there are resources again.
///
/// The transmit interrupt frees a buffer, and HandleTransmit forgets that a packet was refused: NdisMSendResourcesAvailable
/// is never called. NDIS keeps the packet, and every later one behind it, for ever. Cure: remember the refusal.
///
/// Source: [NDIS_REFERENCE 6.1 R08, S02c]
struct NE2000NeverTakesAgain: FaultyNE2000 {
  static let bug = DriverBug(
    "never-takes-again", "R08", of: "ne2000",
    "After RESOURCES, NdisMSendResourcesAvailable is never called.")

  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    world.ne2000s[context].hasRefused = false
    sound.miniportHandleInterrupt(&world, context)
  }
}
