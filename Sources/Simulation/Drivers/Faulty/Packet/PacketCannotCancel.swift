import DequeModule
import Events

/// R53: an IRP that waits has a cancel routine.
///
/// PacketRead queues the IRP without one, and IRP_MJ_CLEANUP does not look into the queue. The program cancels its read and
/// goes; the IRP stays, and with it the process: it cannot end before its last IRP. Cure: IoSetCancelRoutine before the
/// queue is left.
///
/// Source: [NDIS_REFERENCE 6.4 R53]
struct PacketCannotCancel: FaultyPacket {
  static let bug = DriverBug(
    "cannot-cancel", "R53", of: "packet", "A read waits without a cancel routine.")

  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let open = world.packetOpens[context].device
    guard open.options.read == .pend, world.packetOpens[context].isBound else {
      return sound.irpMjRead(&world, context, irp)
    }
    sound.ioIncrement(&world, context)
    world.ioMarkIrpPending(irp, by: open.component)
    world.packetOpens[context].readIRPs.append(irp)
    world.act(
      .insertTailList, at: open.component, irp.id, place: open.places.readIRPs, queue: .insert,
      value: world.packetOpens[context].readIRPs.count)
    return .statusPending
  }

  func irpMjCleanup(_ world: inout World, _ context: Int) {}
}
