import DequeModule
import Events
import Frames

/// tcpip as a protocol driver: UDP, ICMP, IP and ARP over one adapter, under the names of ReactOS.
///
/// Its lower edge is what NDIS sees, its upper edge what TDI clients see; between them are plain calls.
///
/// Not modelled: TCP, raw sockets, IPv6, options of IP, more than one adapter, ICMP errors, a limit for the queue of a
/// neighbour, entries of the cache that grow old.
/// Source: [Seed 002], [ReactOS tcpip], [NDIS_REFERENCE 1.4, 2.12, 4.9, S23-S27, S31]
struct TcpipDriver: TransportDriver {
  func hasReceivePacketHandler(_ world: World, _ context: Int) -> Bool { true }

  func driverEntry(_ world: inout World, _ driver: Int) {
    let component = world.protocols[driver].component
    world.enter(.driverEntry, to: component, irql: .passive)
    if let context = context(world, driver) {
      let pool = world.transports[context].device.packetPool
      world.makePool(pool, .ndisAllocatePacketPool, by: component)
    }
    world.ndisRegisterProtocol(driver)
    world.leave(.driverEntry, status: .statusSuccess)
  }

  private func context(_ world: World, _ driver: Int) -> Int? {
    world.transports.firstIndex { $0.device.binding == world.protocols[driver].binding }
  }

  /// ProtocolBindAdapter: opens the adapter; then the packet filter is set, so that something is received.
  ///
  /// Source: [NDIS_REFERENCE 4.2, E040-E043]
  func protocolBindAdapter(_ world: inout World, _ driver: Int) -> Status {
    let binding = world.protocols[driver].binding
    guard let context = context(world, driver) else { return .failure }
    let device = world.transports[context].device
    world.move(world.bindings[binding].places.state, to: Word.State.opening)
    let status = world.ndisOpenAdapter(binding, context: context)
    if status == .pending {
      world.ndisWaitEvent(device.adapterEvent, by: device.component)
    } else {
      openComplete(&world, context, status)
    }
    return world.transports[context].openStatus
  }

  func protocolOpenAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {
    let device = world.transports[context].device
    openComplete(&world, context, status)
    world.ndisSetEvent(device.adapterEvent, by: device.component)
  }

  private func openComplete(_ world: inout World, _ context: Int, _ status: Status) {
    let device = world.transports[context].device
    world.transports[context].openStatus = status
    guard status == .success else { return }
    world.transports[context].isBound = true
    world.move(world.bindings[device.binding].places.state, to: Word.State.open)
    let request = world.makeRequest(
      device.binding, [.directed, .broadcast], irp: .none, isOnStack: false)
    world.transports[context].outstandingRequests += 1
    let status = world.ndisRequest(device.binding, request)
    if status != .pending { protocolRequestComplete(&world, context, request, status) }
  }

  func protocolRequestComplete(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status
  ) {
    world.freeRequest(request, by: world.transports[context].device.component)
    world.transports[context].outstandingRequests -= 1
    noteProgress(&world, context)
  }

  /// ProtocolUnbindAdapter: what waits is given up, what NDIS has is waited for, then the adapter is closed.
  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status {
    let device = world.transports[context].device
    world.transports[context].isBound = false
    world.move(world.bindings[device.binding].places.state, to: Word.State.draining)
    forgetNeighbours(&world, context)
    giveUpFragments(&world, context, reason: Word.Reason.unbound) { _ in true }
    waitUntilIdle(&world, context)
    giveUpFragments(&world, context, reason: Word.Reason.unbound) { _ in true }
    if world.ndisCloseAdapter(device.binding) == .pending {
      world.events[device.adapterEvent].isSignalled = false
      world.ndisWaitEvent(device.adapterEvent, by: device.component)
    }
    return .success
  }

  private func waitUntilIdle(_ world: inout World, _ context: Int) {
    guard !isIdle(world, context) else { return }
    let device = world.transports[context].device
    world.transports[context].isDraining = true
    world.events[device.drainEvent].isSignalled = false
    world.ndisWaitEvent(device.drainEvent, by: device.component)
  }

  private func isIdle(_ world: World, _ context: Int) -> Bool {
    let interface = world.transports[context]
    return interface.outstandingSends == 0 && interface.outstandingTransfers == 0
      && interface.outstandingRequests == 0 && interface.work.isEmpty && interface.sends.isEmpty
  }

  /// A send, a transfer, a request or a work item is over: an unbind that waits for the last one goes on.
  func noteProgress(_ world: inout World, _ context: Int) {
    guard world.transports[context].isDraining, isIdle(world, context) else { return }
    world.transports[context].isDraining = false
    let device = world.transports[context].device
    world.ndisSetEvent(device.drainEvent, by: device.component)
  }

  func protocolCloseAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {
    let device = world.transports[context].device
    world.ndisSetEvent(device.adapterEvent, by: device.component)
  }

  /// The sockets stay open, and what they ask for comes to nothing from here on.
  ///
  /// Not modelled: the I/O manager, which calls the unload routine when nobody has the device open any more.
  func driverUnload(_ world: inout World, _ driver: Int) {
    let component = world.protocols[driver].component
    world.enter(.driverUnload, to: component, irql: .passive)
    world.ndisDeregisterProtocol(driver)
    if let context = context(world, driver) {
      // What is sent to itself goes on without an adapter; here it ends.
      waitUntilIdle(&world, context)
      world.transports[context].isUnloaded = true
      giveUpFragments(&world, context, reason: Word.Reason.unbound) { _ in true }
      cancelReceives(&world, context)
      let pool = world.transports[context].device.packetPool
      world.freePool(pool, .ndisFreePacketPool, by: component)
    }
    world.leave(.driverUnload)
  }

  /// No IRP stays behind the last code of the driver.
  ///
  /// Source: [NDIS_REFERENCE E013, O60]
  private func cancelReceives(_ world: inout World, _ context: Int) {
    let component = world.transports[context].device.component
    for socket in world.sockets.indices where world.sockets[socket].device.transport == context {
      for irp in world.sockets[socket].receives {
        world.act(.ioCancelIrp, at: component, irp.id)
        dispCancelRequest(&world, socket, irp)
      }
    }
  }

  /// A packet of the driver goes back to its pool, with its buffer.
  func free(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    world.contents[packet.id] = nil
    world.ndisFreePacket(packet, by: world.transports[context].device.component)
  }
}
