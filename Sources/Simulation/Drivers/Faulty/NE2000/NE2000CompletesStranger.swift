import DequeModule
import Events

/// R10: a miniport completes only what it was given and still has.
///
/// The transmit descriptor still points to the packet that was completed, and the interrupt handler completes it once more.
/// NDIS has no such send: bug check 0x7C. Cure: clear the descriptor.
///
/// Source: [NDIS_REFERENCE 6.1 R10]
struct NE2000CompletesStranger: FaultyNE2000 {
  static let bug = DriverBug(
    "completes-stranger", "R10", of: "ne2000",
    "A packet that was completed is completed again by a stale descriptor.")

  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    let head = world.ne2000s[context].packets.first
    sound.miniportHandleInterrupt(&world, context)
    guard let head, !world.ne2000s[context].packets.contains(head) else { return }
    world.ndisMSendComplete(world.ne2000s[context].device.adapter, head, .success)
  }
}
