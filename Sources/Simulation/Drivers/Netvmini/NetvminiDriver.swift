import DequeModule
import Events

/// An NDIS 6 miniport in the shape of the WDK sample netvmini, on a card that reads and writes host memory.
///
/// It starts Paused; while it is not Running it completes every send with PAUSED and indicates nothing.
///
/// Not modelled: the sample's own network between its adapters; here the card is on the cable. Scatter/gather lists, power.
/// Source: [DDK sample netvmini 6], [NDIS_REFERENCE 2.8, 4.3, S18, S21]
struct NetvminiDriver: ListMiniportDriver {
  func driverEntry(_ world: inout World, _ adapter: Int) {
    let component = world.adapters[adapter].component
    world.enter(.driverEntry, to: component, irql: .passive)
    world.ndisCall(.ndisMRegisterMiniportDriver)
    world.leave(.driverEntry, status: .statusSuccess)
  }

  /// MiniportInitializeEx: attributes, receive lists, interrupt.
  func miniportInitialize(_ world: inout World, _ context: Int, _ adapter: Int) -> Status {
    let device = world.netvminis[context].device
    world.act(.ndisMSetMiniportAttributes, at: device.component)
    world.makePool(device.receivePool, .ndisAllocateNetBufferListPool, by: device.component)
    world.registerInterrupt(adapter, .ndisMRegisterInterruptEx, by: device.component)
    mask(&world, context, InterruptCause.all)
    return .success
  }

  /// MiniportHaltEx: the interrupt and the receive lists go.
  ///
  /// Source: [NDIS_REFERENCE E026, R45]
  func miniportHalt(_ world: inout World, _ context: Int) {
    let device = world.netvminis[context].device
    world.cancelEndTimers(device.adapter)
    world.deregisterInterrupt(
      device.adapter, .ndisMDeregisterInterruptEx, by: device.component)
    world.freePool(device.receivePool, .ndisFreeNetBufferListPool, by: device.component)
  }

  /// MiniportOidRequest for the packet filter.
  func miniportSetInformation(
    _ world: inout World, _ context: Int, filter: PacketFilter
  ) -> Status {
    let device = world.netvminis[context].device
    guard !world.nics[device.nic].isRemoved else { return .failure }
    world.nics[device.nic].filter = filter
    world.write(
      UInt8(truncatingIfNeeded: filter.rawValue), to: world.nics[device.nic].places.rcr,
      by: device.component)
    return .success
  }

  func miniportRestart(_ world: inout World, _ context: Int) -> Status { .success }

  /// MiniportPause: PENDING while a send is inside or an indicated list is above.
  ///
  /// Source: [NDIS_REFERENCE S21 step 6]
  func miniportPause(_ world: inout World, _ context: Int) -> Status {
    world.netvminis[context].isPausing = !isQuiet(world, context)
    return world.netvminis[context].isPausing ? .pending : .success
  }

  private func isQuiet(_ world: World, _ context: Int) -> Bool {
    world.netvminis[context].lists.isEmpty
      && world.pools[world.netvminis[context].device.receivePool].used == 0
  }

  func endPauseIfQuiet(_ world: inout World, _ context: Int) {
    guard world.netvminis[context].isPausing, isQuiet(world, context) else { return }
    world.netvminis[context].isPausing = false
    world.ndisMPauseComplete(world.netvminis[context].device.adapter)
  }
}

// MARK: - Sending

extension NetvminiDriver {
  /// MiniportSendNetBufferLists: every list is completed, here or later.
  ///
  /// Source: [NDIS_REFERENCE E203]
  func miniportSendNetBufferLists(_ world: inout World, _ context: Int, _ chain: [ListHandle]) {
    let device = world.netvminis[context].device
    guard world.adapters[device.adapter].isRunning else {
      for list in chain { world.lists[list.slot].status = .paused }
      return world.ndisMSendNetBufferListsComplete(device.adapter, chain)
    }
    guard !world.nics[device.nic].isRemoved else {
      for list in chain { world.lists[list.slot].status = .failure }
      return world.ndisMSendNetBufferListsComplete(device.adapter, chain)
    }
    guard !world.adapters[device.adapter].isResetting else {
      for list in chain { world.lists[list.slot].status = .resetInProgress }
      return world.ndisMSendNetBufferListsComplete(device.adapter, chain)
    }
    for list in chain { enqueue(&world, context, list) }
    loadWaiting(&world, context)
    let moment = world.choose(
      .completionMoment, at: .miniportSendNetBufferLists, by: device.component,
      among: [Word.Outcome.after, Word.Outcome.nested])
    guard moment == Word.Outcome.nested, world.netvminis[context].loadedCount > 0 else { return }
    let count = world.netvminis[context].loadedCount
    world.netvminis[context].completedEarlyCount += count
    complete(&world, context, count)
  }

  private func enqueue(_ world: inout World, _ context: Int, _ list: ListHandle) {
    world.netvminis[context].lists.append(list)
    let device = world.netvminis[context].device
    world.act(
      .insertTailList, at: device.component, list.id, place: device.transmitQueue, queue: .insert,
      value: world.netvminis[context].lists.count)
  }

  private func loadWaiting(_ world: inout World, _ context: Int) {
    let nic = world.netvminis[context].device.nic
    while world.netvminis[context].loadedCount < world.netvminis[context].lists.count,
      world.canLoad(nic)
    {
      let list = world.netvminis[context].lists[world.netvminis[context].loadedCount]
      world.load(list.id, bytes: world.lists[list.slot].bytes, into: nic, .dma)
      world.netvminis[context].loadedCount += 1
    }
  }

  /// Completes so many lists from the head of the queue, as one chain.
  private func complete(_ world: inout World, _ context: Int, _ count: Int) {
    guard count > 0 else { return }
    var chain: [ListHandle] = []
    for _ in 0..<count {
      guard let list = world.netvminis[context].lists.popFirst() else { break }
      world.netvminis[context].loadedCount -= 1
      world.lists[list.slot].status = .success
      let device = world.netvminis[context].device
      world.act(
        .removeHeadList, at: device.component, list.id, place: device.transmitQueue,
        queue: .remove, value: world.netvminis[context].lists.count)
      chain.append(list)
    }
    world.ndisMSendNetBufferListsComplete(world.netvminis[context].device.adapter, chain)
    endPauseIfQuiet(&world, context)
  }

  /// The card has sent frames.
  private func handleTransmit(_ world: inout World, _ context: Int) {
    let device = world.netvminis[context].device
    let gone =
      world.netvminis[context].loadedCount + world.netvminis[context].completedEarlyCount
      - world.nics[device.nic].transmitting.count
    let early = min(gone, world.netvminis[context].completedEarlyCount)
    world.netvminis[context].completedEarlyCount -= early
    complete(&world, context, gone - early)
    loadWaiting(&world, context)
  }
}

// MARK: - Interrupts and receiving

extension NetvminiDriver {
  /// MiniportInterrupt: recognizes the interrupt and masks the card.
  func miniportISR(_ world: inout World, _ context: Int) { mask(&world, context, 0) }

  func miniportEnableInterrupt(_ world: inout World, _ context: Int) {}

  private func mask(_ world: inout World, _ context: Int, _ value: UInt8) {
    let device = world.netvminis[context].device
    world.setInterruptMask(device.nic, value, by: device.component)
  }

  /// MiniportInterruptDPC: receives first, then completes what was sent, then unmasks the card.
  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    let device = world.netvminis[context].device
    guard !world.nics[device.nic].isRemoved else { return }
    let causes = world.takeInterrupts(device.nic, by: device.component)
    if causes & InterruptCause.linkChange != 0 { reportLink(&world, context) }
    if causes & InterruptCause.received != 0 { handleReceive(&world, context) }
    if causes & InterruptCause.transmitted != 0 { handleTransmit(&world, context) }
    mask(&world, context, InterruptCause.all)
    world.raiseLine(device.nic)
  }

  /// Makes lists of the frames that the card has written, and indicates them in chains (CP4).
  private func handleReceive(_ world: inout World, _ context: Int) {
    let nic = world.netvminis[context].device.nic
    while !world.nics[nic].received.isEmpty {
      guard world.adapters[world.netvminis[context].device.adapter].isRunning else {
        dropReceived(&world, context)
        continue
      }
      indicate(&world, context)
    }
  }

  private func indicate(_ world: inout World, _ context: Int) {
    let device = world.netvminis[context].device
    let waiting = min(world.nics[device.nic].received.count, device.batchBound)
    let call = Call.ndisMIndicateReceiveNetBufferLists
    let count =
      waiting == 1
      ? 1 : world.chooseNumber(.batch, in: 1...waiting, at: call, by: device.component)
    let pool = world.pools[device.receivePool]
    let isLow = world.chooses(
      .lowResources, at: call, by: device.component,
      otherwise: pool.size - pool.used - count < device.lowWater)
    let chain = (0..<count).map { _ in makeList(&world, context) }
    world.ndisMIndicateReceiveNetBufferLists(device.adapter, chain, canPend: !isLow)
    guard isLow else { return }
    for list in chain where !world.lists[list.slot].isUnlinked { rearm(&world, context, list) }
  }

  func takeFrame(_ world: inout World, _ context: Int) -> FrameHandle {
    guard let frame = world.nics[world.netvminis[context].device.nic].received.popFirst() else {
      preconditionFailure("a chain is not longer than what waits")
    }
    return frame
  }

  func makeList(_ world: inout World, _ context: Int) -> ListHandle {
    let device = world.netvminis[context].device
    let frame = takeFrame(&world, context)
    world.pools[device.receivePool].used += 1
    var list = NetBufferList(
      id: world.numbers.next(.netBufferList), pool: device.receivePool,
      source: .adapter(device.adapter))
    list.bytes = world.frames[frame.slot].length
    list.destination = world.frames[frame.slot].destination
    list.data = world.frames[frame.slot].bytes
    let handle = ListHandle(slot: world.lists.insert(list), id: list.id)
    world.note(
      .own, at: device.component, list.id, owner: device.component, life: .new,
      place: world.pools[device.receivePool].place, value: world.pools[device.receivePool].used,
      length: list.bytes)
    world.attach(parent: frame.id)
    removeFrame(&world, context, frame)
    return handle
  }

  func removeFrame(_ world: inout World, _ context: Int, _ frame: FrameHandle) {
    let device = world.netvminis[context].device
    world.act(
      .removeHeadList, at: device.component, frame.id, owner: .nobody, life: .free,
      place: world.nics[device.nic].places.received, queue: .remove,
      value: world.nics[device.nic].received.count)
    world.frames.remove(frame.slot)
  }

  /// A paused miniport indicates nothing: the frame is lost.
  private func dropReceived(_ world: inout World, _ context: Int) {
    let frame = takeFrame(&world, context)
    world.note(
      .drop, at: world.netvminis[context].device.component, frame.id, status: Word.Reason.paused)
    removeFrame(&world, context, frame)
  }

  /// MiniportReturnNetBufferLists: the descriptors take the next frames.
  func miniportReturnNetBufferLists(
    _ world: inout World, _ context: Int, _ chain: [ListHandle]
  ) {
    for list in chain { rearm(&world, context, list) }
    endPauseIfQuiet(&world, context)
  }

  private func rearm(_ world: inout World, _ context: Int, _ list: ListHandle) {
    let device = world.netvminis[context].device
    world.lists[list.slot].isAlive = false
    world.lists.remove(list.slot)
    world.pools[device.receivePool].used -= 1
    world.note(
      .own, at: device.component, list.id, owner: .nobody, life: .free,
      place: world.pools[device.receivePool].place,
      value: world.pools[device.receivePool].used)
  }
}
