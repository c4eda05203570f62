import Events

/// R21: every packet that was kept is returned in the end.
///
/// MPReturnPacket frees the packet that went up and forgets the one that it stood for. The miniport below loses a receive
/// descriptor a frame, until it can receive nothing more. Cure: NdisReturnPackets for the original.
///
/// Source: [NDIS_REFERENCE 6.2 R21, 6.5 R67, S14]
struct PassThruNeverReturns: FaultyPassThru {
  static let bug = DriverBug(
    "never-returns", "R21", of: "passthru", "The packet of the miniport below is never returned.")

  func miniportReturnPacket(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let device = world.adapts[context].device
    guard world.packets[packet.slot].pool == device.receivePool else {
      return sound.miniportReturnPacket(&world, context, packet)
    }
    world.ndisFreePacket(packet, by: device.component)
  }
}
