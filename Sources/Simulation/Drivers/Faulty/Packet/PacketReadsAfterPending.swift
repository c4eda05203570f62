import Events

/// R05: after NdisSend answered PENDING the sender leaves the packet alone until ProtocolSendComplete.
///
/// PacketWrite looks into the packet once more, to log its length. The completion may have run inside NdisSend: then the
/// packet is in the pool again, or in the hands of somebody else. Cure: read what is wanted before NdisSend.
///
/// Source: [NDIS_REFERENCE 6.1 R05, O5]
struct PacketReadsAfterPending: FaultyPacket {
  static let bug = DriverBug(
    "reads-after-pending", "R05", of: "packet",
    "The packet is read after NdisSend has answered PENDING.")

  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    write(&world, context, irp) { world, open, packet in
      let status = world.ndisSend(open.binding, packet)
      if status == .pending {
        world.touch(packet.id, Word.Memory.read, by: open.component)
      } else {
        sound.packetSendComplete(&world, context, packet, status)
      }
    }
  }
}
