import Events

/// A protocol with one broken handler; all others are those of the sound one.
protocol FaultyProtocol: FaultyDriver, ProtocolDriver where Sound: ProtocolDriver {}

extension FaultyProtocol {
  func driverEntry(_ world: inout World, _ driver: Int) { sound.driverEntry(&world, driver) }
  func driverUnload(_ world: inout World, _ driver: Int) { sound.driverUnload(&world, driver) }
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
  func protocolRequestComplete(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status
  ) {
    sound.protocolRequestComplete(&world, context, request, status)
  }
  func protocolStatus(_ world: inout World, _ context: Int, _ status: Status) {
    sound.protocolStatus(&world, context, status)
  }
  func protocolStatusComplete(_ world: inout World, _ context: Int) {
    sound.protocolStatusComplete(&world, context)
  }
  func protocolResetComplete(_ world: inout World, _ context: Int, _ status: Status) {
    sound.protocolResetComplete(&world, context, status)
  }
  func workItemRoutine(_ world: inout World, _ context: Int) {
    sound.workItemRoutine(&world, context)
  }
}

/// A protocol of NDIS 5: it has the handlers for packets too.
protocol FaultyPacketProtocol: FaultyProtocol {}

extension FaultyPacketProtocol {
  func hasReceivePacketHandler(_ world: World, _ context: Int) -> Bool {
    sound.hasReceivePacketHandler(world, context)
  }
  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    sound.protocolSendComplete(&world, context, packet, status)
  }
  func protocolReceive(_ world: inout World, _ context: Int, _ indication: Indication) -> Status {
    sound.protocolReceive(&world, context, indication)
  }
  func protocolReceivePacket(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Int {
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
}

/// A protocol with a device that programs can open.
protocol FaultyDevice: FaultyProtocol, DeviceDriver where Sound: DeviceDriver {}

extension FaultyDevice {
  var dispatchTable: DispatchTable { sound.dispatchTable }
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
  func cancelSends(_ world: inout World, _ context: Int, of app: Int) {
    sound.cancelSends(&world, context, of: app)
  }
}
