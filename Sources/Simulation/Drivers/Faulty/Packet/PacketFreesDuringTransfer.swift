import DequeModule
import Events

/// R27: the packet of a transfer is not freed while the transfer is pending.
///
/// PacketReceiveIndicate takes PENDING for an error and frees the packet. The card goes on copying into memory that is no
/// longer the driver's, and ProtocolTransferDataComplete gets a packet that is gone. Cure: after PENDING, wait for that
/// handler.
///
/// Source: [NDIS_REFERENCE 6.2 R27, S06]
struct PacketFreesDuringTransfer: FaultyPacket {
  static let bug = DriverBug(
    "frees-during-transfer", "R27", of: "packet",
    "The packet of a pending NdisTransferData is freed.")

  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status {
    let status = sound.protocolReceive(&world, context, indication)
    let pool = world.packetOpens[context].device.packetPool
    guard let packet = world.packet(carrying: indication.frame, of: pool),
      !world.packetOpens[context].received.contains(packet)
    else { return status }
    sound.freeNdisPacket(&world, context, packet)
    return .failure
  }
}
