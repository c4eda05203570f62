import Events

/// A miniport with one broken handler; all others are those of the sound one.
protocol FaultyMiniport: FaultyDriver, MiniportDriver where Sound: MiniportDriver {}

extension FaultyMiniport {
  func driverEntry(_ world: inout World, _ adapter: Int) { sound.driverEntry(&world, adapter) }
  func miniportInitialize(_ world: inout World, _ context: Int, _ adapter: Int) -> Status {
    sound.miniportInitialize(&world, context, adapter)
  }
  func miniportHalt(_ world: inout World, _ context: Int) { sound.miniportHalt(&world, context) }
  func miniportSetInformation(
    _ world: inout World, _ context: Int, filter: PacketFilter
  ) -> Status {
    sound.miniportSetInformation(&world, context, filter: filter)
  }
  func miniportISR(_ world: inout World, _ context: Int) { sound.miniportISR(&world, context) }
  func miniportDisableInterrupt(_ world: inout World, _ context: Int) {
    sound.miniportDisableInterrupt(&world, context)
  }
  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    sound.miniportHandleInterrupt(&world, context)
  }
  func miniportEnableInterrupt(_ world: inout World, _ context: Int) {
    sound.miniportEnableInterrupt(&world, context)
  }
  func miniportReset(_ world: inout World, _ context: Int) -> Status {
    sound.miniportReset(&world, context)
  }
  func finishReset(_ world: inout World, _ context: Int) { sound.finishReset(&world, context) }
  var cancelsSends: Bool { sound.cancelsSends }
  func miniportCancelSendPackets(_ world: inout World, _ context: Int, cancelID: Int) {
    sound.miniportCancelSendPackets(&world, context, cancelID: cancelID)
  }
  func miniportDevicePnPEventNotify(_ world: inout World, _ context: Int) {
    sound.miniportDevicePnPEventNotify(&world, context)
  }
  func timerFunction(_ world: inout World, _ context: Int) {
    sound.timerFunction(&world, context)
  }
  func workItemFunction(_ world: inout World, _ context: Int) {
    sound.workItemFunction(&world, context)
  }
  func finishTransfer(_ world: inout World, _ context: Int) {
    sound.finishTransfer(&world, context)
  }
}

/// A miniport of NDIS 5: it has the handlers for packets too.
protocol FaultyPacketMiniport: FaultyMiniport {}

extension FaultyPacketMiniport {
  func miniportSend(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Status {
    sound.miniportSend(&world, context, packet)
  }
  func miniportSendPackets(_ world: inout World, _ context: Int, _ packets: [PacketHandle]) {
    sound.miniportSendPackets(&world, context, packets)
  }
  func miniportReturnPacket(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    sound.miniportReturnPacket(&world, context, packet)
  }
  func miniportTransferData(_ world: inout World, _ context: Int, _ transfer: Transfer) -> Status {
    sound.miniportTransferData(&world, context, transfer)
  }
}
