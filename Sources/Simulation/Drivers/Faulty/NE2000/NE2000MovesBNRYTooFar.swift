import DequeModule
import Events

/// R78: one page between CURR and BNRY stays free.
///
/// After a frame the driver writes the next page into BNRY, and not the page before it. Both registers are equal when the
/// ring is empty; the chip takes that for a full ring and stores nothing more: every frame is an overflow. Cure: one page
/// less.
///
/// Source: [NDIS_REFERENCE 6.5 R78, 4.8], [NSC DP8390]
struct NE2000MovesBNRYTooFar: FaultyNE2000 {
  static let bug = DriverBug(
    "moves-bnry-too-far", "R78", of: "ne2000", "BNRY is set to CURR when the ring is empty.")

  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    sound.miniportHandleInterrupt(&world, context)
    let device = world.ne2000s[context].device
    guard case .ne2000(var ring) = world.nics[device.nic].chip, ring.bnry != ring.curr,
      world.nics[device.nic].received.isEmpty
    else { return }
    ring.bnry = ring.curr
    world.nics[device.nic].chip = .ne2000(ring)
    world.write(ring.bnry, to: world.nics[device.nic].places.bnry, by: device.component)
  }
}
