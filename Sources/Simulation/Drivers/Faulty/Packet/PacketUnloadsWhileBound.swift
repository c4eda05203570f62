import Events

/// R71: bindings are closed and the protocol is deregistered before the driver is unloaded.
///
/// DriverUnload does nothing. The binding is open, NDIS knows the handlers, and the code behind them is gone: the next frame
/// stops the machine, bug check 0xCE. Cure: NdisDeregisterProtocol in DriverUnload.
///
/// Source: [NDIS_REFERENCE 6.5 R71, S12]
struct PacketUnloadsWhileBound: FaultyPacket {
  static let bug = DriverBug(
    "unloads-while-bound", "R71", of: "packet", "DriverUnload does not deregister the protocol.")

  func driverUnload(_ world: inout World, _ driver: Int) {
    let component = world.protocols[driver].component
    world.enter(.driverUnload, to: component, irql: .passive)
    world.leave(.driverUnload)
    world[memoryOf: component].isUnloaded = true
  }

  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status {
    guard isLoaded(&world, context) else { return .failure }
    return sound.protocolReceive(&world, context, indication)
  }

  func protocolReceivePacket(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Int {
    guard isLoaded(&world, context) else { return 0 }
    return sound.protocolReceivePacket(&world, context, packet)
  }

  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    guard isLoaded(&world, context) else { return }
    sound.protocolSendComplete(&world, context, packet, status)
  }

  /// Whether the code is there; if not, the call of it stops the machine.
  private func isLoaded(_ world: inout World, _ context: Int) -> Bool {
    let component = world.packetOpens[context].device.component
    guard world[memoryOf: component].isUnloaded else { return true }
    world.bugCheck(BugCheckCode.driverUnloaded, [0, 8, 0, 0], at: component)
    return false
  }
}
