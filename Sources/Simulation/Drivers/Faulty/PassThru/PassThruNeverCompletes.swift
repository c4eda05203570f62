import Events

/// R67: every original is completed upward once; here, never.
///
/// PtSendComplete frees its own packet and forgets the original. The protocol above never gets its packet back; its program
/// waits, and it cannot be unbound. Cure: NdisMSendComplete for the original, before the own packet is freed.
///
/// Source: [NDIS_REFERENCE 6.5 R67, S13]
struct PassThruNeverCompletes: FaultyPassThru {
  static let bug = DriverBug(
    "never-completes", "R67", of: "passthru", "The packet of the protocol above is never completed."
  )

  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let device = world.adapts[context].device
    guard world.packets[packet.slot].pool == device.sendPool else {
      return sound.protocolSendComplete(&world, context, packet, status)
    }
    world.ndisFreePacket(packet, by: device.component)
    world.countSends(context, -1)
  }
}
