import Events

/// R76: counts and lengths are those of what is there.
///
/// PacketRead returns the kept packet with a count of 2: the loop that filled the array counted up once too often. NDIS
/// believes the count and takes for a packet what lies behind the array: the machine stops. Cure: the count is what the
/// array holds, and never more than what it has room for.
///
/// Source: [NDIS_REFERENCE 6.5 R76, E117]
struct PacketReturnsOneMore: FaultyPacket {
  static let bug = DriverBug(
    "returns-one-more", "R76", of: "packet",
    "NdisReturnPackets is told one packet more than the array has.")

  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    guard let packet = sound.removeHead(&world, context) else {
      return sound.irpMjRead(&world, context, irp)
    }
    let open = world.packetOpens[context].device
    let copied = min(world.packets[packet.slot].bytes, world.irps[irp.slot].length)
    world.act(.ndisMoveMemory, at: open.component, packet.id, length: copied)
    if world.packets[packet.slot].pool == open.packetPool {
      sound.release(&world, context, packet)
    } else {
      world.ndisReturnPackets([packet], by: open.binding, extraCount: 1)
    }
    world.ioCompleteRequest(irp, .statusSuccess, information: copied, by: open.component)
    return .statusSuccess
  }
}
