import Events

/// R66: a packet of the driver's own is freed where the original is completed.
///
/// PtSendComplete completes the original and forgets the packet that stood for it. SendPool loses one descriptor a send;
/// when it is empty, MPSendPackets completes every send with RESOURCES. Cure: NdisFreePacket in PtSendComplete.
///
/// Source: [NDIS_REFERENCE 6.5 R66, S13]
struct PassThruLeaksOwnPacket: FaultyPassThru {
  static let bug = DriverBug(
    "leaks-own-packet", "R66", of: "passthru", "The own packet of a send is never freed.")

  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let device = world.adapts[context].device
    guard world.packets[packet.slot].pool == device.sendPool else {
      return sound.protocolSendComplete(&world, context, packet, status)
    }
    world.act(.ndisIMCopySendCompletePerPacketInfo, at: device.component, packet.id)
    world.ndisMSendComplete(device.upper, world.packets[packet.slot].original, status)
    world.countSends(context, -1)
  }
}
