import Events

extension PacketDriver {
  /// DriverEntry: registers the handlers; NDIS then offers every adapter that the registry binds to this protocol.
  ///
  /// Source: [Seed 000, section 1], [NDIS_REFERENCE E001, E002]
  func driverEntry(_ world: inout World, _ driver: Int) {
    let component = world.protocols[driver].component
    world.enter(.driverEntry, to: component, irql: .passive)
    world.ndisRegisterProtocol(driver)
    world.leave(.driverEntry, status: .statusSuccess)
  }

  /// PacketBindAdapter: makes the OPEN_INSTANCE with its pools and opens the adapter.
  ///
  /// NdisOpenAdapter is allowed here and nowhere else. If it answers PENDING, the thread waits for
  /// PacketOpenAdapterComplete.
  ///
  /// Source: [Seed 000, section 2], [NDIS_REFERENCE 4.2, E040-E043]
  func protocolBindAdapter(_ world: inout World, _ driver: Int) -> Status {
    let binding = world.protocols[driver].binding
    guard let context = world.packetOpens.firstIndex(where: { $0.device.binding == binding }) else {
      return .failure
    }
    let open = world.packetOpens[context].device
    world.makeContext(open.memory, by: open.component)
    world.bindings[binding].freedContext = .none
    world.move(world.bindings[binding].places.state, to: Word.State.opening)
    world.makePool(open.packetPool, .ndisAllocatePacketPool, by: open.component)
    world.makePool(open.bufferPool, .ndisAllocateBufferPool, by: open.component)

    let status = world.ndisOpenAdapter(binding, context: context)
    if status == .pending {
      world.ndisWaitEvent(open.adapterEvent, by: open.component)
    } else {
      openComplete(&world, context, status)
    }
    return world.packetOpens[context].openStatus
  }

  /// PacketOpenAdapterComplete as NDIS calls it, only after PENDING.
  func protocolOpenAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {
    let open = world.packetOpens[context].device
    openComplete(&world, context, status)
    world.ndisSetEvent(open.adapterEvent, by: open.component)
  }

  /// The adapter is open: reads and writes are taken, and the packet filter is set, so that something is received.
  private func openComplete(_ world: inout World, _ context: Int, _ status: Status) {
    let open = world.packetOpens[context].device
    world.packetOpens[context].openStatus = status
    guard status == .success else { return }
    world.packetOpens[context].isBound = true
    world.move(world.bindings[open.binding].places.state, to: Word.State.open)
    setPacketFilter(&world, context, open.options.filter, irp: .none)
  }

  /// PacketUnbindAdapter: no new I/O, waiting reads cancelled, outstanding operations waited for; only then the adapter is
  /// closed and memory freed.
  ///
  /// Source: [NDIS_REFERENCE S12, 4.2]
  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status {
    let open = world.packetOpens[context].device
    endIO(&world, context)
    if world.ndisCloseAdapter(open.binding) == .pending {
      world.events[open.adapterEvent].isSignalled = false
      world.ndisWaitEvent(open.adapterEvent, by: open.component)
    }
    freeOpenInstance(&world, context)
    return .success
  }

  /// No new I/O; what is under way is cancelled or waited for, what nobody has read is given back.
  func endIO(_ world: inout World, _ context: Int) {
    let open = world.packetOpens[context].device
    world.packetOpens[context].isBound = false
    world.move(world.bindings[open.binding].places.state, to: Word.State.draining)
    irpMjCleanup(&world, context)
    if world.packetOpens[context].ioCount > 0, !open.options.bugs.contains(.doesNotWait) {
      world.ndisWaitEvent(open.cleanupEvent, by: open.component)
    }
    while let packet = removeHead(&world, context) { release(&world, context, packet) }
  }

  /// PacketCloseAdapterComplete, only after PENDING.
  func protocolCloseAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {
    let open = world.packetOpens[context].device
    world.ndisSetEvent(open.adapterEvent, by: open.component)
  }

  /// The pools may be freed only when they are empty; the OPEN_INSTANCE only when nobody can call with it any more.
  func freeOpenInstance(_ world: inout World, _ context: Int) {
    let open = world.packetOpens[context].device
    world.freePool(open.packetPool, .ndisFreePacketPool, by: open.component)
    world.freePool(open.bufferPool, .ndisFreeBufferPool, by: open.component)
    world.ndisFreeMemory(open.memory, by: open.component)
    world.bindings[open.binding].freedContext = open.memory
  }

  /// DriverUnload: every binding is closed first, then the protocol is deregistered, then the code is gone.
  ///
  /// Source: [NDIS_REFERENCE S12 step 9, E010, E013]
  func driverUnload(_ world: inout World, _ driver: Int) {
    let component = world.protocols[driver].component
    world.enter(.driverUnload, to: component, irql: .passive)
    world.ndisDeregisterProtocol(driver)
    world.leave(.driverUnload)
  }
}
