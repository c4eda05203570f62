import Events

/// R11: the sender does not free a packet before it has come back.
///
/// PacketWrite frees the packet as soon as NdisSend has returned, whatever it answered. The miniport has it still, and when
/// it completes the send, NDIS works with a packet that is gone: the machine stops. Cure: after PENDING, free it in
/// ProtocolSendComplete.
///
/// Source: [NDIS_REFERENCE 6.1 R11, S37]
struct PacketFreesAfterPending: FaultyPacket {
  static let bug = DriverBug(
    "frees-after-pending", "R11", of: "packet",
    "The packet is freed after NdisSend has answered PENDING.")

  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    write(&world, context, irp) { world, open, packet in
      let status = world.ndisSend(open.binding, packet)
      if status == .pending {
        world.ndisFreePacket(packet, by: open.component)
      } else {
        sound.packetSendComplete(&world, context, packet, status)
      }
    }
  }
}
