import Events

extension PassThruDriver {
  /// PtBindAdapter: makes the ADAPT with its pools, opens the lower adapter, and lets the virtual adapter start.
  ///
  /// Source: [Seed 004], [NDIS_REFERENCE S16 steps 2-5]
  func protocolBindAdapter(_ world: inout World, _ driver: Int) -> Status {
    let binding = world.protocols[driver].binding
    guard let context = world.adapts.firstIndex(where: { $0.device.lower == binding }) else {
      return .failure
    }
    let device = world.adapts[context].device
    world.makeContext(device.memory, by: device.component)
    world.bindings[binding].freedContext = .none
    world.move(device.places.state, to: Word.State.openingLower)
    world.move(world.bindings[binding].places.state, to: Word.State.opening)
    world.makePool(device.sendPool, .ndisAllocatePacketPoolEx, by: device.component)
    world.makePool(device.receivePool, .ndisAllocatePacketPoolEx, by: device.component)
    world.adapts[context].openStatus = .success
    if world.ndisOpenAdapter(binding, context: context) == .pending {
      world.ndisWaitEvent(device.event, by: device.component)
    }
    world.move(world.bindings[binding].places.state, to: Word.State.open)
    world.adapts[context].isMiniportInitPending = true
    world.move(device.places.state, to: Word.State.virtualPending)
    world.ndisIMInitializeDeviceInstanceEx(device.upper)
    return .success
  }

  func protocolOpenAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {
    let device = world.adapts[context].device
    world.adapts[context].openStatus = status
    world.ndisSetEvent(device.event, by: device.component)
  }

  /// MPInitialize: the virtual adapter starts; after it, protocols bind above.
  ///
  /// Source: [NDIS_REFERENCE S16 step 6]
  func miniportInitialize(_ world: inout World, _ context: Int, _ adapter: Int) -> Status {
    let device = world.adapts[context].device
    world.act(.ndisIMGetDeviceContext, at: device.component)
    world.act(.ndisMSetAttributesEx, at: device.component)
    world.act(.ptRegisterDevice, at: device.component)
    world.adapts[context].isVirtualAdapterUp = true
    world.adapts[context].isMiniportInitPending = false
    world.move(device.places.state, to: Word.State.up)
    world.ndisSetEvent(device.miniportInitEvent, by: device.component)
    return .success
  }

  /// PtUnbindAdapter: the virtual adapter goes first, so that the protocols above let go of it.
  ///
  /// A virtual adapter that has not started yet is cancelled; if that comes too late, MPInitialize is waited for.
  ///
  /// Source: [Seed 004], [NDIS_REFERENCE S17]
  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status {
    let device = world.adapts[context].device
    world.adapts[context].isUnbinding = true
    world.move(world.bindings[device.lower].places.state, to: Word.State.draining)
    if world.adapts[context].isMiniportInitPending {
      if world.ndisIMCancelInitializeDeviceInstance(device.upper) {
        world.adapts[context].isMiniportInitPending = false
      } else {
        world.ndisWaitEvent(device.miniportInitEvent, by: device.component)
      }
    }
    guard world.adapts[context].isVirtualAdapterUp else {
      world.move(device.places.state, to: Word.State.closingLower)
      closeLower(&world, context)
      return .success
    }
    world.move(device.places.state, to: Word.State.halting)
    world.ndisIMDeInitializeDeviceInstance(device.upper)
    return .success
  }

  /// MPHalt: closes the lower binding and frees everything.
  ///
  /// Source: [NDIS_REFERENCE S17 step 4]
  func miniportHalt(_ world: inout World, _ context: Int) {
    let device = world.adapts[context].device
    world.adapts[context].isVirtualAdapterUp = false
    world.act(.ptDeregisterDevice, at: device.component)
    closeLower(&world, context)
  }

  func closeLower(_ world: inout World, _ context: Int) {
    let device = world.adapts[context].device
    if world.ndisCloseAdapter(device.lower) == .pending {
      world.events[device.event].isSignalled = false
      world.ndisWaitEvent(device.event, by: device.component)
    }
    world.freePool(device.sendPool, .ndisFreePacketPool, by: device.component)
    world.freePool(device.receivePool, .ndisFreePacketPool, by: device.component)
    world.move(device.places.state, to: Word.State.idle)
    world.ndisFreeMemory(device.memory, by: device.component)
    world.bindings[device.lower].freedContext = device.memory
  }

  func protocolCloseAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {
    world.ndisSetEvent(
      world.adapts[context].device.event, by: world.adapts[context].device.component)
  }
}
