import Events

/// R47: the result of every allocation is looked at.
///
/// PacketWrite chains the buffer to what NdisAllocatePacket gave it. When the pool is empty that is NULL, and the first
/// access stops the machine. It never happens in a test with little traffic. Cure: complete the IRP with
/// STATUS_INSUFFICIENT_RESOURCES.
///
/// Source: [NDIS_REFERENCE 6.3 R47, S09]
struct PacketUsesNull: FaultyPacket {
  static let bug = DriverBug(
    "uses-null", "R47", of: "packet", "The result of NdisAllocatePacket is not looked at.")

  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let open = world.packetOpens[context].device
    sound.ioIncrement(&world, context)
    guard let packet = world.ndisAllocatePacket(open.packetPool, for: irp.id, by: open.component)
    else {
      world.useNull(by: open.component)
      return .statusPending
    }
    sound.chain(&world, packet, irp, bytes: world.irps[irp.slot].length, by: open.component)
    world.ioMarkIrpPending(irp, by: open.component)
    let status = world.ndisSend(open.binding, packet)
    if status != .pending { sound.packetSendComplete(&world, context, packet, status) }
    return .statusPending
  }
}
