import Events

/// R21: every packet that was kept is returned in the end.
///
/// PacketRead copies the bytes and forgets the packet. The receive descriptors of the miniport go one by one; then it can
/// indicate with RESOURCES only, and then the card has no room and drops every frame. Cure: NdisReturnPackets on every path
/// on which a kept packet ends.
///
/// Source: [NDIS_REFERENCE 6.2 R21, S37]
struct PacketNeverReturns: FaultyPacket {
  static let bug = DriverBug(
    "never-returns", "R21", of: "packet", "A packet that was kept is never returned.")

  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let component = world.packetOpens[context].device.component
    let length = world.irps[irp.slot].length
    var total = 0
    while total < length, let packet = sound.removeHead(&world, context) {
      let copied = min(world.packets[packet.slot].bytes, length - total)
      world.act(.ndisMoveMemory, at: component, packet.id, length: copied)
      total += copied
    }
    world.ioCompleteRequest(irp, .statusSuccess, information: total, by: component)
    return .statusSuccess
  }
}
