import Events

/// The packet driver with one broken handler; all others are those of ``PacketDriver``.
protocol FaultyPacket: FaultyDriver, DeviceDriver {}

extension FaultyPacket {
  var sound: PacketDriver { PacketDriver() }

  /// PacketWrite up to NdisSend, as the sound driver does it; `body` is what the bug does instead of the rest.
  func write(
    _ world: inout World, _ context: Int, _ irp: IRPHandle,
    _ body: (inout World, PacketDevice, PacketHandle) -> Void
  ) -> Status {
    let open = world.packetOpens[context].device
    sound.ioIncrement(&world, context)
    guard world.packetOpens[context].isBound else {
      return sound.refuse(&world, context, irp, .statusDeviceNotReady)
    }
    guard let packet = world.ndisAllocatePacket(open.packetPool, for: irp.id, by: open.component)
    else { return sound.refuse(&world, context, irp, .statusInsufficientResources) }
    sound.chain(&world, packet, irp, bytes: world.irps[irp.slot].length, by: open.component)
    world.ioMarkIrpPending(irp, by: open.component)
    body(&world, open, packet)
    return .statusPending
  }

  var dispatchTable: DispatchTable { sound.dispatchTable }
  func hasReceivePacketHandler(_ world: World, _ context: Int) -> Bool {
    sound.hasReceivePacketHandler(world, context)
  }
  func driverEntry(_ world: inout World, _ driver: Int) { sound.driverEntry(&world, driver) }
  func protocolBindAdapter(_ world: inout World, _ driver: Int) -> Status {
    sound.protocolBindAdapter(&world, driver)
  }
  func protocolOpenAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {
    sound.protocolOpenAdapterComplete(&world, context, status)
  }
  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status {
    sound.protocolUnbindAdapter(&world, context)
  }
  func protocolCloseAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {
    sound.protocolCloseAdapterComplete(&world, context, status)
  }
  func driverUnload(_ world: inout World, _ driver: Int) { sound.driverUnload(&world, driver) }
  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    sound.protocolSendComplete(&world, context, packet, status)
  }
  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status {
    sound.protocolReceive(&world, context, indication)
  }
  func protocolReceivePacket(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Int {
    sound.protocolReceivePacket(&world, context, packet)
  }
  func protocolReceiveComplete(_ world: inout World, _ context: Int) {
    sound.protocolReceiveComplete(&world, context)
  }
  func protocolTransferDataComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status, bytes: Int
  ) {
    sound.protocolTransferDataComplete(&world, context, packet, status, bytes: bytes)
  }
  func protocolRequestComplete(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status
  ) {
    sound.protocolRequestComplete(&world, context, request, status)
  }
  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    sound.irpMjWrite(&world, context, irp)
  }
  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    sound.irpMjRead(&world, context, irp)
  }
  func irpMjDeviceControl(
    _ world: inout World, _ context: Int, _ irp: IRPHandle, _ control: DeviceControl
  ) -> Status {
    sound.irpMjDeviceControl(&world, context, irp, control)
  }
  func irpMjCleanup(_ world: inout World, _ context: Int) { sound.irpMjCleanup(&world, context) }
  func protocolResetComplete(_ world: inout World, _ context: Int, _ status: Status) {
    sound.protocolResetComplete(&world, context, status)
  }
}
