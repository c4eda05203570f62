import Events

/// R22: a packet with status RESOURCES is not kept.
///
/// NDIS shows such a packet by ProtocolReceive. The handler gets it with NdisGetReceivedPacket and puts it into RcvPackets
/// instead of a copy. It has two owners now: the miniport uses it for another frame when the indication is over. The read
/// copies what lies there by then, and returns a packet that it never kept: bug check 0x7C (6). Cure: copy.
///
/// Source: [NDIS_REFERENCE 6.2 R22, S08, S37]
struct PacketQueuesLent: FaultyPacket {
  static let bug = DriverBug(
    "queues-lent", "R22", of: "packet", "A packet with status RESOURCES is kept.")

  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status {
    guard indication.packet.id != .none else {
      return sound.protocolReceive(&world, context, indication)
    }
    let component = world.packetOpens[context].device.component
    world.act(.ndisGetReceivedPacket, at: component, indication.packet.id)
    sound.enqueue(&world, context, indication.packet)
    return .success
  }
}
