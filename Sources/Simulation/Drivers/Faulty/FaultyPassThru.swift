import Events

/// PassThru with one broken handler; all others are those of ``PassThruDriver``.
protocol FaultyPassThru: FaultyDriver, ProtocolDriver, MiniportDriver {}

extension FaultyPassThru {
  var sound: PassThruDriver { PassThruDriver() }

  func hasReceivePacketHandler(_ world: World, _ context: Int) -> Bool { true }
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
  func miniportInitialize(_ world: inout World, _ context: Int, _ adapter: Int) -> Status {
    sound.miniportInitialize(&world, context, adapter)
  }
  func miniportHalt(_ world: inout World, _ context: Int) { sound.miniportHalt(&world, context) }
  func miniportSend(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Status {
    sound.miniportSend(&world, context, packet)
  }
  func miniportSendPackets(_ world: inout World, _ context: Int, _ packets: [PacketHandle]) {
    sound.miniportSendPackets(&world, context, packets)
  }
  func miniportReturnPacket(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    sound.miniportReturnPacket(&world, context, packet)
  }
  func miniportTransferData(
    _ world: inout World, _ context: Int, _ transfer: Transfer
  ) -> Status {
    sound.miniportTransferData(&world, context, transfer)
  }
  func miniportSetInformation(
    _ world: inout World, _ context: Int, filter: PacketFilter
  ) -> Status {
    sound.miniportSetInformation(&world, context, filter: filter)
  }
  func protocolStatus(_ world: inout World, _ context: Int, _ status: Status) {
    sound.protocolStatus(&world, context, status)
  }
  func protocolStatusComplete(_ world: inout World, _ context: Int) {
    sound.protocolStatusComplete(&world, context)
  }
}
