import DequeModule
import Events

/// R80: every frame is indicated, or dropped with a reason that somebody can read.
///
/// The driver takes broadcasts out of the ring and forgets them, without an indication and without counting. The frames that
/// the card received are more than those that anybody saw. Cure: let the packet filter decide, and count what is dropped.
///
/// Source: [NDIS_REFERENCE 6.5 R80]
struct NE2000DropsSilently: FaultyNE2000 {
  static let bug = DriverBug(
    "drops-silently", "R80", of: "ne2000", "Broadcasts vanish in the driver without a trace.")

  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    let nic = world.ne2000s[context].device.nic
    while world.ne2000s[context].transfer == nil, let frame = world.nics[nic].received.first,
      world.frames[frame.slot].destination == .broadcast
    {
      sound.popFrame(&world, context, frame)
    }
    sound.miniportHandleInterrupt(&world, context)
  }
}
