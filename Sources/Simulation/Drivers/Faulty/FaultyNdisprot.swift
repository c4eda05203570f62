import Events

/// The NDIS 6 protocol with one broken handler; all others are those of ``NdisprotDriver``.
protocol FaultyNdisprot: FaultyDriver, ListProtocolDriver {}

extension FaultyNdisprot {
  var sound: NdisprotDriver { NdisprotDriver() }

  var dispatchTable: DispatchTable { sound.dispatchTable }
  func driverEntry(_ world: inout World, _ driver: Int) { sound.driverEntry(&world, driver) }
  func driverUnload(_ world: inout World, _ driver: Int) { sound.driverUnload(&world, driver) }
  func protocolBindAdapter(_ world: inout World, _ driver: Int) -> Status {
    sound.protocolBindAdapter(&world, driver)
  }
  func protocolOpenAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {}
  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status {
    sound.protocolUnbindAdapter(&world, context)
  }
  func protocolCloseAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {}
  func protocolRequestComplete(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status
  ) {
    sound.protocolRequestComplete(&world, context, request, status)
  }
  func protocolSendNetBufferListsComplete(
    _ world: inout World, _ context: Int, _ chain: [ListHandle]
  ) {
    sound.protocolSendNetBufferListsComplete(&world, context, chain)
  }
  func protocolReceiveNetBufferLists(
    _ world: inout World, _ context: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    sound.protocolReceiveNetBufferLists(&world, context, chain, canPend: canPend)
  }
  func protocolPause(_ world: inout World, _ context: Int) -> Status {
    sound.protocolPause(&world, context)
  }
  func protocolRestart(_ world: inout World, _ context: Int) -> Status {
    sound.protocolRestart(&world, context)
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
}
