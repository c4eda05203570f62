import Events

/// The handlers of an NDIS 6 miniport for data, pause and requests.
protocol ListMiniportDriver: MiniportDriver {
  func miniportSendNetBufferLists(_ world: inout World, _ context: Int, _ chain: [ListHandle])
  func miniportReturnNetBufferLists(_ world: inout World, _ context: Int, _ chain: [ListHandle])
  /// SUCCESS, or PENDING and NdisMPauseComplete later; a pause cannot fail.
  func miniportPause(_ world: inout World, _ context: Int) -> Status
  func miniportRestart(_ world: inout World, _ context: Int) -> Status
  func miniportCancelSend(_ world: inout World, _ context: Int, cancelID: Int)
}

/// An NDIS 6 miniport registers none of the handlers for packets.
extension ListMiniportDriver {
  func miniportSend(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Status {
    .failure
  }
  func miniportSendPackets(_ world: inout World, _ context: Int, _ packets: [PacketHandle]) {}
  func miniportReturnPacket(_ world: inout World, _ context: Int, _ packet: PacketHandle) {}
  func miniportTransferData(
    _ world: inout World, _ context: Int, _ transfer: Transfer
  ) -> Status { .failure }
}

/// The handlers of an NDIS 6 protocol for data and events.
protocol ListProtocolDriver: DeviceDriver {
  func protocolSendNetBufferListsComplete(
    _ world: inout World, _ context: Int, _ chain: [ListHandle])
  func protocolReceiveNetBufferLists(
    _ world: inout World, _ context: Int, _ chain: [ListHandle], canPend: Bool)
  /// NetEventPause: SUCCESS, or PENDING and NdisCompleteNetPnPEvent when the last send is back.
  func protocolPause(_ world: inout World, _ context: Int) -> Status
  /// NetEventRestart.
  func protocolRestart(_ world: inout World, _ context: Int) -> Status
}

/// An NDIS 6 protocol registers none of the handlers for packets.
extension ListProtocolDriver {
  func hasReceivePacketHandler(_ world: World, _ context: Int) -> Bool { false }
  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {}
  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status { .failure }
  func protocolReceivePacket(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Int { 0 }
  func protocolReceiveComplete(_ world: inout World, _ context: Int) {}
  func protocolTransferDataComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status, bytes: Int
  ) {}
}

/// A lightweight filter: the handlers that it registers with NdisFRegisterFilterDriver.
///
/// `module` is the index of the filter module; the driver's own data is found by ``ModuleBlock/context``.
protocol FilterDriver: Sendable {
  func driverEntry(_ world: inout World, _ module: Int)
  /// The filter driver is unloaded: NdisFDeregisterFilterDriver.
  func driverUnload(_ world: inout World, _ module: Int)
  func filterAttach(_ world: inout World, _ module: Int) -> Status
  func filterDetach(_ world: inout World, _ module: Int)
  func filterRestart(_ world: inout World, _ module: Int) -> Status
  /// SUCCESS, or PENDING and NdisFPauseComplete later; a pause cannot fail.
  func filterPause(_ world: inout World, _ module: Int) -> Status

  func filterSendNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle])
  func filterSendNetBufferListsComplete(
    _ world: inout World, _ module: Int, _ chain: [ListHandle])
  func filterReceiveNetBufferLists(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], canPend: Bool)
  func filterReturnNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle])

  func filterStatus(_ world: inout World, _ module: Int, _ status: Status, _ detail: String?)
  /// The device below is gone.
  func filterDevicePnPEventNotify(_ world: inout World, _ module: Int)
  func filterCancelSendNetBufferLists(_ world: inout World, _ module: Int, cancelID: Int)
  /// The timer of the module runs, at DISPATCH_LEVEL.
  func timerFunction(_ world: inout World, _ module: Int)
  /// Sends a list of the filter's own.
  func originateSend(_ world: inout World, _ module: Int, bytes: Int)
  /// Indicates a list of the filter's own.
  func originateReceive(_ world: inout World, _ module: Int, bytes: Int)

  func filterOidRequest(_ world: inout World, _ module: Int, _ request: RequestHandle) -> Status
  func filterOidRequestComplete(
    _ world: inout World, _ module: Int, _ request: RequestHandle, _ status: Status)
}

/// What a filter does that takes no interest: it passes on.
extension FilterDriver {
  func filterStatus(_ world: inout World, _ module: Int, _ status: Status, _ detail: String?) {
    world.ndisFIndicateStatus(module, status, detail)
  }

  func filterDevicePnPEventNotify(_ world: inout World, _ module: Int) {
    world.ndisFDevicePnPEventNotify(module)
  }

  func filterCancelSendNetBufferLists(_ world: inout World, _ module: Int, cancelID: Int) {
    world.ndisFCancelSendNetBufferLists(module, cancelID: cancelID)
  }
}
