import Events

/// The lightweight filter with one broken handler; all others are those of ``NdislwfDriver``.
protocol FaultyFilter: FaultyDriver, FilterDriver where Sound == NdislwfDriver {}

extension FaultyFilter {
  var sound: NdislwfDriver { NdislwfDriver() }

  func driverEntry(_ world: inout World, _ module: Int) { sound.driverEntry(&world, module) }
  func driverUnload(_ world: inout World, _ module: Int) { sound.driverUnload(&world, module) }
  func timerFunction(_ world: inout World, _ module: Int) { sound.timerFunction(&world, module) }
  func originateSend(_ world: inout World, _ module: Int, bytes: Int) {
    sound.originateSend(&world, module, bytes: bytes)
  }
  func originateReceive(_ world: inout World, _ module: Int, bytes: Int) {
    sound.originateReceive(&world, module, bytes: bytes)
  }
  func filterAttach(_ world: inout World, _ module: Int) -> Status {
    sound.filterAttach(&world, module)
  }
  func filterDetach(_ world: inout World, _ module: Int) { sound.filterDetach(&world, module) }
  func filterRestart(_ world: inout World, _ module: Int) -> Status {
    sound.filterRestart(&world, module)
  }
  func filterPause(_ world: inout World, _ module: Int) -> Status {
    sound.filterPause(&world, module)
  }
  func filterSendNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    sound.filterSendNetBufferLists(&world, module, chain)
  }
  func filterSendNetBufferListsComplete(
    _ world: inout World, _ module: Int, _ chain: [ListHandle]
  ) {
    sound.filterSendNetBufferListsComplete(&world, module, chain)
  }
  func filterReceiveNetBufferLists(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    sound.filterReceiveNetBufferLists(&world, module, chain, canPend: canPend)
  }
  func filterReturnNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    sound.filterReturnNetBufferLists(&world, module, chain)
  }
  func filterStatus(_ world: inout World, _ module: Int, _ status: Status, _ detail: String?) {
    sound.filterStatus(&world, module, status, detail)
  }
  func filterDevicePnPEventNotify(_ world: inout World, _ module: Int) {
    sound.filterDevicePnPEventNotify(&world, module)
  }
  func filterCancelSendNetBufferLists(_ world: inout World, _ module: Int, cancelID: Int) {
    sound.filterCancelSendNetBufferLists(&world, module, cancelID: cancelID)
  }
  func filterOidRequest(
    _ world: inout World, _ module: Int, _ request: RequestHandle
  ) -> Status {
    sound.filterOidRequest(&world, module, request)
  }
  func filterOidRequestComplete(
    _ world: inout World, _ module: Int, _ request: RequestHandle, _ status: Status
  ) {
    sound.filterOidRequestComplete(&world, module, request, status)
  }
}
