import Events

/// R43: after NdisCloseAdapter the binding handle is dead.
///
/// PacketUnbindAdapter closes the adapter, and a second path that also wants to clean up closes it again. NDIS works with an
/// open block that is gone: the machine stops. Cure: forget the handle where it is closed.
///
/// Source: [NDIS_REFERENCE 6.3 R43]
struct PacketClosesTwice: FaultyPacket {
  static let bug = DriverBug("closes-twice", "R43", of: "packet", "The adapter is closed twice.")

  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status {
    let status = sound.protocolUnbindAdapter(&world, context)
    _ = world.ndisCloseAdapter(world.packetOpens[context].device.binding)
    return status
  }
}
