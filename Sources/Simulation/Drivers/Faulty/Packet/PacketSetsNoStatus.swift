import Events

/// R52: IoStatus is set before IoCompleteRequest.
///
/// PacketRead copies the bytes and completes the IRP without saying how many: the program is told what happens to stand in
/// IoStatus, here 0 bytes. The frame is lost to it. Cure: set Status and Information on every path.
///
/// Source: [NDIS_REFERENCE 6.4 R52]
struct PacketSetsNoStatus: FaultyPacket {
  static let bug = DriverBug(
    "sets-no-status", "R52", of: "packet", "A read is completed without IoStatus.")

  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let component = world.packetOpens[context].device.component
    if let packet = sound.removeHead(&world, context) {
      let copied = min(world.packets[packet.slot].bytes, world.irps[irp.slot].length)
      world.act(.ndisMoveMemory, at: component, packet.id, length: copied)
      sound.release(&world, context, packet)
    }
    world.ioCompleteRequest(irp, .none, information: 0, by: component)
    return .statusSuccess
  }
}
