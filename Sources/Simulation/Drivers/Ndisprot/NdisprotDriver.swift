import DequeModule
import Events

/// The NDIS 6 protocol of the WDK sample: raw frames for a program, as net buffer lists.
///
/// A binding starts Paused; while it is Pausing it starts no send and returns what it is shown at once.
///
/// Not modelled: the device objects, status indications, requests of a program beyond the packet filter.
/// Source: [DDK sample ndisprot 6], [NDIS_REFERENCE 4.1, S18, S21]
struct NdisprotDriver: ListProtocolDriver {
  var dispatchTable: DispatchTable {
    DispatchTable(write: .irpMjWrite, read: .irpMjRead, deviceControl: .irpMjDeviceControl)
  }

  func driverEntry(_ world: inout World, _ driver: Int) {
    let component = world.protocols[driver].component
    world.enter(.driverEntry, to: component, irql: .passive)
    world.ndisCall(.ndisRegisterProtocolDriver)
    world.protocols[driver].isRegistered = true
    world.leave(.driverEntry, status: .statusSuccess)
  }

  func driverUnload(_ world: inout World, _ driver: Int) {
    let component = world.protocols[driver].component
    world.enter(.driverUnload, to: component, irql: .passive)
    world.ndisDeregisterProtocolDriver(driver)
    world.leave(.driverUnload)
  }

  /// ProtocolBindAdapterEx: pool and binding; after it the binding is Paused.
  func protocolBindAdapter(_ world: inout World, _ driver: Int) -> Status {
    let binding = world.protocols[driver].binding
    guard let context = world.ndisprots.firstIndex(where: { $0.device.binding == binding }) else {
      return .failure
    }
    let open = world.ndisprots[context].device
    world.makePool(open.pool, .ndisAllocateNetBufferListPool, by: open.component)
    return world.ndisOpenAdapterEx(binding, context: context)
  }

  func protocolOpenAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {}

  /// ProtocolUnbindAdapterEx: the binding is Paused already, so no list is outstanding; a request may be.
  ///
  /// The card hears nothing for this binding any more: its packet filter is cleared before it is closed.
  ///
  /// Source: [NDIS_REFERENCE 4.1]
  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status {
    let open = world.ndisprots[context].device
    irpMjCleanup(&world, context)
    setPacketFilter(&world, context, [], irp: .none)
    waitForRequests(&world, context)
    _ = world.ndisCloseAdapterEx(open.binding)
    world.freePool(open.pool, .ndisFreeNetBufferListPool, by: open.component)
    return .success
  }

  /// What NDIS has of the binding comes back before it is closed.
  ///
  /// Source: [NDIS_REFERENCE 6.3 R43]
  private func waitForRequests(_ world: inout World, _ context: Int) {
    let open = world.ndisprots[context].device
    guard world.bindings[open.binding].requestCount > 0 else { return }
    let event = world.makeEvent()
    world.events[event].isSignalled = false
    world.ndisprots[context].requestsEvent = event
    world.ndisWaitEvent(event, by: open.component)
    world.ndisprots[context].requestsEvent = nil
  }

  func protocolCloseAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {}

  /// NetEventRestart: the packet filter is set once, then data flows.
  func protocolRestart(_ world: inout World, _ context: Int) -> Status {
    let open = world.ndisprots[context].device
    if !world.ndisprots[context].hasSetFilter {
      setPacketFilter(&world, context, open.filter, irp: .none)
    }
    world.ndisprots[context].isRunning = true
    return .success
  }

  /// NetEventPause: no new sends; what was received goes back; done when the sends are back.
  func protocolPause(_ world: inout World, _ context: Int) -> Status {
    world.ndisprots[context].isRunning = false
    let waiting = Array(world.ndisprots[context].received)
    for list in waiting {
      remove(&world, context)
      drop(&world, context, list, Word.Reason.paused)
    }
    let foreign = waiting.filter { !isOwn(world, context, $0) }
    for list in waiting where isOwn(world, context, list) { free(&world, context, list) }
    if !foreign.isEmpty {
      world.ndisReturnNetBufferLists(world.ndisprots[context].device.binding, foreign)
    }
    world.ndisprots[context].isPausing = world.ndisprots[context].sendCount > 0
    return world.ndisprots[context].isPausing ? .pending : .success
  }
}

// MARK: - Sending

extension NdisprotDriver {
  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    send(&world, context, irp)
  }

  func irpMjDeviceControl(
    _ world: inout World, _ context: Int, _ irp: IRPHandle, _ control: DeviceControl
  ) -> Status {
    switch control {
    case .sendPackets: return send(&world, context, irp)
    case .reset:
      // NDIS 6 has no NdisReset: only the system itself resets an adapter.
      world.ioCompleteRequest(
        irp, .statusUnsuccessful, information: 0,
        by: world.ndisprots[context].device.component)
      return .statusUnsuccessful
    case .setFilter(let filter):
      world.ioMarkIrpPending(irp, by: world.ndisprots[context].device.component)
      setPacketFilter(&world, context, filter, irp: irp)
      return .statusPending
    }
  }

  /// The program cancels its writes: lists that still wait come back with SEND_ABORTED.
  func cancelSends(_ world: inout World, _ context: Int, of app: Int) {
    world.ndisCancelSendNetBufferLists(
      world.ndisprots[context].device.binding, cancelID: app + 1)
  }

  /// Builds one list a frame and sends the chain; every list comes back by a completion.
  private func send(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let open = world.ndisprots[context].device
    guard world.ndisprots[context].isRunning else {
      world.ioCompleteRequest(irp, .statusDeviceNotReady, information: 0, by: open.component)
      return .statusDeviceNotReady
    }
    let chain = makeChain(&world, context, irp)
    guard !chain.isEmpty else {
      world.ioCompleteRequest(
        irp, .statusInsufficientResources, information: 0, by: open.component)
      return .statusInsufficientResources
    }
    world.irps[irp.slot].frameCount = chain.count
    world.ioMarkIrpPending(irp, by: open.component)
    countSends(&world, context, chain.count)
    world.ndisSendNetBufferLists(open.binding, chain)
    return .statusPending
  }

  private func makeChain(
    _ world: inout World, _ context: Int, _ irp: IRPHandle
  ) -> [ListHandle] {
    let open = world.ndisprots[context].device
    var chain: [ListHandle] = []
    for _ in 0..<world.irps[irp.slot].frameCount {
      guard
        let list = world.ndisAllocateNetBufferList(
          open.pool, .binding(open.binding), for: irp.id, by: open.component)
      else { break }
      world.lists[list.slot].irp = irp
      world.lists[list.slot].bytes = world.irps[irp.slot].length
      chain.append(list)
    }
    return chain
  }

  /// ProtocolSendNetBufferListsComplete: frees the lists; the last one of an IRP completes it.
  ///
  /// Not modelled: a program learns of the last list only, whatever became of those before it. The sample never sends several
  /// for one IRP.
  func protocolSendNetBufferListsComplete(
    _ world: inout World, _ context: Int, _ chain: [ListHandle]
  ) {
    for list in chain { finishSend(&world, context, list) }
    countSends(&world, context, -chain.count)
    guard world.ndisprots[context].isPausing, world.ndisprots[context].sendCount == 0 else {
      return
    }
    world.ndisprots[context].isPausing = false
    let device = world.ndisprots[context].device
    world.ndisQueuePauseWorkItem(device.binding, by: device.component)
  }

  private func finishSend(_ world: inout World, _ context: Int, _ list: ListHandle) {
    let component = world.ndisprots[context].device.component
    let irp = world.lists[list.slot].irp
    let isSent = world.lists[list.slot].status == .success
    world.ndisFreeNetBufferList(list, by: component)
    world.irps[irp.slot].frameCount -= 1
    guard world.irps[irp.slot].frameCount == 0 else { return }
    world.ioCompleteRequest(
      irp, isSent ? .statusSuccess : .statusUnsuccessful,
      information: isSent ? world.irps[irp.slot].length : 0, by: component)
  }

  private func countSends(_ world: inout World, _ context: Int, _ change: Int) {
    world.ndisprots[context].sendCount += change
    let open = world.ndisprots[context].device
    world.countUp(
      open.sends, change, to: world.ndisprots[context].sendCount, by: open.component)
  }

  private func setPacketFilter(
    _ world: inout World, _ context: Int, _ filter: PacketFilter, irp: IRPHandle
  ) {
    let open = world.ndisprots[context].device
    let request = world.makeRequest(open.binding, filter, irp: irp, isOnStack: false)
    let status = world.ndisOidRequest(open.binding, request)
    if status != .pending { protocolRequestComplete(&world, context, request, status) }
  }

  /// ProtocolOidRequestComplete, or the same after an answer that was not PENDING.
  func protocolRequestComplete(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status
  ) {
    let open = world.ndisprots[context].device
    let irp = world.requests[request.slot].irp
    world.freeRequest(request, by: open.component)
    if status == .success { world.ndisprots[context].hasSetFilter = true }
    if irp.id != .none {
      world.ioCompleteRequest(
        irp, status == .success ? .statusSuccess : .statusUnsuccessful, information: 0,
        by: open.component)
    }
    if let event = world.ndisprots[context].requestsEvent,
      world.bindings[open.binding].requestCount == 0
    {
      world.ndisSetEvent(event, by: open.component)
    }
  }
}

// MARK: - Receiving

extension NdisprotDriver {
  /// ProtocolReceiveNetBufferLists: a read that waits gets the bytes; otherwise the list is kept, or copied if it is lent.
  func protocolReceiveNetBufferLists(
    _ world: inout World, _ context: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    var done: [ListHandle] = []
    for list in chain where !keep(&world, context, list, canPend) { done.append(list) }
    guard canPend, !done.isEmpty else { return }
    world.ndisReturnNetBufferLists(world.ndisprots[context].device.binding, done)
  }

  /// `true` if the driver holds on to the list.
  private func keep(
    _ world: inout World, _ context: Int, _ list: ListHandle, _ canPend: Bool
  ) -> Bool {
    guard world.ndisprots[context].isRunning else {
      drop(&world, context, list, Word.Reason.paused)
      return false
    }
    if let irp = removeRead(&world, context) {
      copy(&world, context, list, to: irp)
      return false
    }
    guard !canPend else {
      append(&world, context, list)
      return true
    }
    if let own = makeOwn(&world, context, of: list) {
      append(&world, context, own)
    } else {
      drop(&world, context, list, Word.Reason.noPool)
    }
    return false
  }

  private func makeOwn(
    _ world: inout World, _ context: Int, of list: ListHandle
  ) -> ListHandle? {
    let open = world.ndisprots[context].device
    guard
      let own = world.ndisAllocateNetBufferList(
        open.pool, .binding(open.binding), for: list.id, by: open.component)
    else { return nil }
    world.lists[own.slot].bytes = world.lists[list.slot].bytes
    world.act(.ndisMoveMemory, at: open.component, list.id, length: world.lists[own.slot].bytes)
    return own
  }

  func append(_ world: inout World, _ context: Int, _ list: ListHandle) {
    let open = world.ndisprots[context].device
    if world.ndisprots[context].received.count == open.queueBound,
      let oldest = world.ndisprots[context].received.first
    {
      remove(&world, context)
      drop(&world, context, oldest, Word.Reason.noRead)
      release(&world, context, oldest)
    }
    world.ndisprots[context].received.append(list)
    world.act(
      .insertTailList, at: open.component, list.id, place: open.received, queue: .insert,
      value: world.ndisprots[context].received.count)
  }

  private func remove(_ world: inout World, _ context: Int) {
    guard let list = world.ndisprots[context].received.popFirst() else { return }
    let open = world.ndisprots[context].device
    world.act(
      .removeHeadList, at: open.component, list.id, place: open.received, queue: .remove,
      value: world.ndisprots[context].received.count)
  }

  private func drop(_ world: inout World, _ context: Int, _ list: ListHandle, _ reason: Word) {
    world.note(.drop, at: world.ndisprots[context].device.component, list.id, status: reason)
  }

  /// Whether a list is a copy of the driver's own, and not one that was indicated.
  private func isOwn(_ world: World, _ context: Int, _ list: ListHandle) -> Bool {
    world.lists[list.slot].source == .binding(world.ndisprots[context].device.binding)
  }

  private func free(_ world: inout World, _ context: Int, _ list: ListHandle) {
    world.ndisFreeNetBufferList(list, by: world.ndisprots[context].device.component)
  }

  /// A copy is freed, an indicated list is returned.
  private func release(_ world: inout World, _ context: Int, _ list: ListHandle) {
    if isOwn(world, context, list) {
      free(&world, context, list)
    } else {
      world.ndisReturnNetBufferLists(world.ndisprots[context].device.binding, [list])
    }
  }

  /// IRP_MJ_READ: the oldest list, or the read waits.
  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let open = world.ndisprots[context].device
    world.ioMarkIrpPending(irp, by: open.component)
    if let list = world.ndisprots[context].received.first {
      remove(&world, context)
      copy(&world, context, list, to: irp)
      release(&world, context, list)
    } else {
      world.ioSetCancelRoutine(irp, isSet: true, by: open.component)
      world.ndisprots[context].readIRPs.append(irp)
      world.act(
        .insertTailList, at: open.component, irp.id, place: open.readIRPs, queue: .insert,
        value: world.ndisprots[context].readIRPs.count)
    }
    return .statusPending
  }

  private func copy(_ world: inout World, _ context: Int, _ list: ListHandle, to irp: IRPHandle) {
    let component = world.ndisprots[context].device.component
    let copied = min(world.lists[list.slot].bytes, world.irps[irp.slot].length)
    world.act(.ndisMoveMemory, at: component, list.id, length: copied)
    world.ioCompleteRequest(irp, .statusSuccess, information: copied, by: component)
  }

  private func removeRead(_ world: inout World, _ context: Int) -> IRPHandle? {
    guard let irp = world.ndisprots[context].readIRPs.popFirst() else { return nil }
    let open = world.ndisprots[context].device
    world.act(
      .removeHeadList, at: open.component, irp.id, place: open.readIRPs, queue: .remove,
      value: world.ndisprots[context].readIRPs.count)
    world.ioSetCancelRoutine(irp, isSet: false, by: open.component)
    return irp
  }

  /// IRP_MJ_CLEANUP: every read that waits is completed STATUS_CANCELLED.
  func irpMjCleanup(_ world: inout World, _ context: Int) {
    let component = world.ndisprots[context].device.component
    while let irp = removeRead(&world, context) {
      world.ioCompleteRequest(irp, .statusCancelled, information: 0, by: component)
    }
  }
}
