import Events

/// R09: after NdisMSendComplete the packet is the protocol's.
///
/// MiniportSend completes the packet right after the copy, and then reads its length for the statistics. The protocol may
/// have freed it meanwhile, or filled it anew. Nothing stops where the descriptor went back to a pool that is still there:
/// the numbers are wrong now and then. With special pool of Driver Verifier, memory that was really freed is bug check 0xCC.
/// Cure: read first, complete last.
///
/// Source: [NDIS_REFERENCE 6.1 R09]
struct NE2000TouchesCompleted: FaultyNE2000 {
  static let bug = DriverBug(
    "touches-completed", "R09", of: "ne2000", "A packet is read after NdisMSendComplete.")

  func miniportSend(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Status {
    let status = sound.miniportSend(&world, context, packet)
    let device = world.ne2000s[context].device
    if status == .pending, !world.isOutstanding(packet, at: device.adapter) {
      world.touch(packet.id, Word.Memory.read, by: device.component)
    }
    return status
  }
}
