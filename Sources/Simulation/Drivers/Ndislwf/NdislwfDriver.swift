import Events

/// The lightweight filter of the WDK sample, as a monitoring filter, or as one that drops or copies.
///
/// It counts what passes (OutstandingSends, OutstandingRcvs). In any state but Running it moves no data: sends from above
/// are completed with PAUSED, receives from below are returned.
///
/// Beyond the sample it can drop by a rule, hold received lists back for a while, change what it receives in place or in copies of its
/// own, and originate lists, so that every duty of a filter can be seen.
///
/// Not modelled: requests of programs to the control device, direct requests.
/// Source: [Seed 001], [DDK sample ndislwf], [NDIS_REFERENCE 4.5, S18-S22]
struct NdislwfDriver: FilterDriver {
  /// DriverEntry: the filter registers, and makes the device through which programs control it.
  ///
  /// Source: [Seed 001]
  func driverEntry(_ world: inout World, _ module: Int) {
    let component = world.modules[module].component
    world.enter(.driverEntry, to: component, irql: .passive)
    world.enter(.ndisFRegisterFilterDriver, to: world.ndis)
    world.enter(.filterSetOptions, to: component)
    world.leave(.filterSetOptions, status: .success)
    world.leave(.ndisFRegisterFilterDriver, status: .success)
    world.act(.ndisRegisterDeviceEx, at: component)
    world.leave(.driverEntry, status: .statusSuccess)
  }

  /// FilterUnload: NDIS detaches what is attached, then the device goes.
  ///
  /// Source: [Seed 001], [NDIS_REFERENCE E011, R72]
  func driverUnload(_ world: inout World, _ module: Int) {
    let component = world.modules[module].component
    world.enter(.driverUnload, to: component, irql: .passive)
    world.ndisFDeregisterFilterDriver(module)
    world.act(.ndisDeregisterDeviceEx, at: component)
    world.leave(.driverUnload)
  }

  /// FilterAttach: the module's data, its pool, its attributes.
  func filterAttach(_ world: inout World, _ module: Int) -> Status {
    let device = world.filter(module).device
    world.makePool(device.pool, .ndisAllocateNetBufferListPool, by: device.component)
    world.act(.ndisFSetAttributes, at: device.component)
    return .success
  }

  /// FilterDetach: everything is freed here.
  func filterDetach(_ world: inout World, _ module: Int) {
    let device = world.filter(module).device
    world.freePool(device.pool, .ndisFreeNetBufferListPool, by: device.component)
  }

  func filterRestart(_ world: inout World, _ module: Int) -> Status { .success }

  /// FilterPause: done when the filter's own lists are back; what merely passed through is not its business.
  ///
  /// Source: [NDIS_REFERENCE 4.5, S21 step 4]
  func filterPause(_ world: inout World, _ module: Int) -> Status {
    giveUpDelayed(&world, module)
    return world.filter(module).ownCount == 0 ? .success : .pending
  }

  /// An own list came back; the last one ends a pause.
  func ownCameBack(_ world: inout World, _ module: Int, _ count: Int) {
    world.filters[world.modules[module].context].ownCount -= count
    if world.modules[module].phase == .pausing, world.filter(module).ownCount == 0 {
      world.ndisFPauseComplete(module)
    }
  }

  /// FilterOidRequest: passes a clone on and answers PENDING for the original.
  ///
  /// Source: [NDIS_REFERENCE S22]
  func filterOidRequest(
    _ world: inout World, _ module: Int, _ request: RequestHandle
  ) -> Status {
    let component = world.modules[module].component
    let clone = world.ndisAllocateCloneOidRequest(request, by: component)
    let status = world.ndisFOidRequest(module, clone)
    if status != .pending {
      world.enter(.filterOidRequestComplete, to: component, clone.id, status: status)
      filterOidRequestComplete(&world, module, clone, status)
      world.leave(.filterOidRequestComplete)
    }
    return .pending
  }

  /// FilterOidRequestComplete: the results go to the original, the clone is freed, the original completed.
  func filterOidRequestComplete(
    _ world: inout World, _ module: Int, _ request: RequestHandle, _ status: Status
  ) {
    let original = world.requests[request.slot].original
    world.ndisFreeCloneOidRequest(request, by: world.modules[module].component)
    world.ndisFOidRequestComplete(module, original, status)
  }
}
