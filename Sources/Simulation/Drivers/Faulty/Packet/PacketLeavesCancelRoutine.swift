import DequeModule
import Events

/// R54: the cancel routine is taken off before an IRP is completed.
///
/// PacketReceivePacket gives the frame to the read that waits and completes it, but takes neither the cancel routine off nor
/// the IRP out of ReadIrps. When the program cancels, the routine completes an IRP that is gone: bug check 0x44. Cure:
/// IoSetCancelRoutine(NULL), and complete only if it gave the routine back.
///
/// Source: [NDIS_REFERENCE 6.4 R54, R51]
struct PacketLeavesCancelRoutine: FaultyPacket {
  static let bug = DriverBug(
    "leaves-cancel-routine", "R54", of: "packet",
    "A read is completed while its cancel routine can still run.")

  func protocolReceivePacket(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Int {
    let component = world.packetOpens[context].device.component
    guard let irp = world.packetOpens[context].readIRPs.first else {
      return sound.protocolReceivePacket(&world, context, packet)
    }
    let copied = min(world.packets[packet.slot].bytes, world.irps[irp.slot].length)
    world.act(.ndisMoveMemory, at: component, packet.id, length: copied)
    world.ioCompleteRequest(irp, .statusSuccess, information: copied, by: component)
    sound.ioDecrement(&world, context)
    return 0
  }
}
