import Events

/// R55: no more bytes are copied than the buffer takes.
///
/// PacketRead copies the whole packet, whatever the program asked for, and tells its length. Behind the buffer of the program
/// lies something else of the program, and it is overwritten. Cure: the smaller of both lengths.
///
/// Source: [NDIS_REFERENCE 6.4 R55, S26]
struct PacketOverrunsBuffer: FaultyPacket {
  static let bug = DriverBug(
    "overruns-buffer", "R55", of: "packet", "A read copies more than the buffer takes.")

  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let component = world.packetOpens[context].device.component
    var copied = 0
    if let packet = sound.removeHead(&world, context) {
      copied = world.packets[packet.slot].bytes
      world.act(.ndisMoveMemory, at: component, packet.id, length: copied)
      if copied > world.irps[irp.slot].length {
        world.touch(ObjectID(.unknown, 0), Word.Memory.write, by: component)
      }
      sound.release(&world, context, packet)
    }
    world.ioCompleteRequest(irp, .statusSuccess, information: copied, by: component)
    return .statusSuccess
  }
}
