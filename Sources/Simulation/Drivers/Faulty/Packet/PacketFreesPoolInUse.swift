import DequeModule
import Events

/// R46: a pool is freed only when nothing of it is in use.
///
/// PacketUnbindAdapter forgets what waits in RcvPackets. NdisFreePacketPool takes the memory of packets that are still
/// allocated. Nothing stops: the leak, or whoever gets that memory next, is found much later. Cure: drain the queue first.
///
/// Source: [NDIS_REFERENCE 6.3 R46, S37]
struct PacketFreesPoolInUse: FaultyPacket {
  static let bug = DriverBug(
    "frees-pool-in-use", "R46", of: "packet",
    "The pools are freed while packets wait in RcvPackets.")

  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status {
    world.packetOpens[context].received.removeAll()
    return sound.protocolUnbindAdapter(&world, context)
  }
}
