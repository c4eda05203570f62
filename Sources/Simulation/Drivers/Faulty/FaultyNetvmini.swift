import Events

/// The NDIS 6 miniport with one broken handler; all others are those of ``NetvminiDriver``.
protocol FaultyNetvmini: FaultyDriver, ListMiniportDriver {}

extension FaultyNetvmini {
  var sound: NetvminiDriver { NetvminiDriver() }

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
  func miniportSendNetBufferLists(_ world: inout World, _ context: Int, _ chain: [ListHandle]) {
    sound.miniportSendNetBufferLists(&world, context, chain)
  }
  func miniportReturnNetBufferLists(
    _ world: inout World, _ context: Int, _ chain: [ListHandle]
  ) {
    sound.miniportReturnNetBufferLists(&world, context, chain)
  }
  func miniportPause(_ world: inout World, _ context: Int) -> Status {
    sound.miniportPause(&world, context)
  }
  func miniportRestart(_ world: inout World, _ context: Int) -> Status {
    sound.miniportRestart(&world, context)
  }
  func miniportISR(_ world: inout World, _ context: Int) { sound.miniportISR(&world, context) }
  func miniportDisableInterrupt(_ world: inout World, _ context: Int) {}
  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    sound.miniportHandleInterrupt(&world, context)
  }
  func miniportEnableInterrupt(_ world: inout World, _ context: Int) {}
  func finishTransfer(_ world: inout World, _ context: Int) {}
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
  func miniportCancelSend(_ world: inout World, _ context: Int, cancelID: Int) {
    sound.miniportCancelSend(&world, context, cancelID: cancelID)
  }
}
