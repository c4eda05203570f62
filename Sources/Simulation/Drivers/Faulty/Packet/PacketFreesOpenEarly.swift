import Events

/// R44: what NDIS calls with is freed only when the close is complete.
///
/// NdisCloseAdapter answers PENDING, and PacketUnbindAdapter frees the OPEN_INSTANCE at once. It is the context of
/// PacketCloseAdapterComplete, which finds freed memory: the machine stops. Cure: wait for that handler.
///
/// Source: [NDIS_REFERENCE 6.3 R44, E047]
struct PacketFreesOpenEarly: FaultyPacket {
  static let bug = DriverBug(
    "frees-open-early", "R44", of: "packet",
    "The OPEN_INSTANCE is freed while NdisCloseAdapter is pending.")

  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status {
    sound.endIO(&world, context)
    _ = world.ndisCloseAdapter(world.packetOpens[context].device.binding)
    sound.freeOpenInstance(&world, context)
    return .success
  }

  func protocolCloseAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {
    let open = world.packetOpens[context].device
    world.stop(
      BugCheckCode.driverIRQLNotLessOrEqual, over: open.memory, by: open.component)
  }
}
