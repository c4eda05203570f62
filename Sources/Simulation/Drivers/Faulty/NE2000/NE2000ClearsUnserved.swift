import Events

/// R77: every cause of an interrupt that is acknowledged is served.
///
/// MiniportHandleInterrupt clears the whole interrupt status register and serves what has to do with receiving. The bit PTX
/// is gone, and nobody has looked: no send is ever completed. Cure: clear the bits that are served.
///
/// Source: [NDIS_REFERENCE 6.5 R77, S29]
struct NE2000ClearsUnserved: FaultyNE2000 {
  static let bug = DriverBug(
    "clears-unserved", "R77", of: "ne2000", "The bit PTX is acknowledged and not served.")

  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    let nic = world.ne2000s[context].device.nic
    if world.nics[nic].isr & InterruptCause.transmitted != 0 {
      world.nics[nic].isr &= ~InterruptCause.transmitted
      world.write(
        world.nics[nic].isr, to: world.nics[nic].places.isr,
        by: world.ne2000s[context].device.component)
    }
    sound.miniportHandleInterrupt(&world, context)
  }
}
