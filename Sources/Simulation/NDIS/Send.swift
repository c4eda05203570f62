import DequeModule
import Events

/// The send path of NDIS 5 (NDIS_REFERENCE 2.5, 3.1, S01, S02).
///
/// NDIS is always the middleman: it takes the packet, decides whether the miniport may get it now,
/// and brings it back. A serialized miniport is entered by one at a time; what comes meanwhile
/// waits in Q.NdisSend (E107), first in, first out. A deserialized miniport gets everything at once
/// and completes everything itself.
extension World {
  /// Models `NdisSend`: a protocol hands a packet down.
  ///
  /// The packet belongs to the lower side from here. Any answer but PENDING gives it back at the
  /// return, and no completion follows; after PENDING the completion may already have run.
  ///
  /// `irql` is the level of a caller that holds a spin lock.
  ///
  /// DDK: `NdisSend` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E100, O3-O5, 2.13]
  mutating func ndisSend(_ binding: Int, _ packet: PacketHandle, irql: IRQL? = nil) -> Status {
    let adapter = bindings[binding].adapter
    packets[packet.slot].stack.send(on: binding, of: adapter)
    enter(.ndisSend, to: ndis, packet.id, owner: ndis, site: bindings[binding].site, irql: irql)
    runDueWork()
    if !adapters[adapter].isResetting { loopBack(packet, from: binding) }
    let status =
      adapters[adapter].isResetting
      ? Status.resetInProgress : submit([packet], to: adapter, isArray: false)
    if status != .pending { endSend(packet, at: adapter) }
    let protocolDriver = protocols[bindings[binding].protocolDriver].component
    leave(
      .ndisSend, packet.id, owner: status == .pending ? .none : protocolDriver, status: status)
    return status
  }

  /// Models `NdisSendPackets`: returns nothing; every packet comes back by ProtocolSendComplete,
  /// whatever happens.
  ///
  /// DDK: `NdisSendPackets` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E101, S02d]
  mutating func ndisSendPackets(_ binding: Int, _ array: [PacketHandle]) {
    let adapter = bindings[binding].adapter
    for packet in array { packets[packet.slot].stack.send(on: binding, of: adapter) }
    enter(
      .ndisSendPackets, to: ndis, array.object,
      owner: ndis, site: bindings[binding].site)
    attach(membersOf: array)
    runDueWork()
    if !adapters[adapter].isResetting {
      for packet in array { loopBack(packet, from: binding) }
    }
    if adapters[adapter].isResetting {
      for packet in array { giveBack(packet, .resetInProgress, from: adapter) }
    } else {
      _ = submit(array, to: adapter, isArray: true)
    }
    leave(.ndisSendPackets)
  }

  /// The answer gives the packet back, and no completion follows.
  ///
  /// A miniport that has completed it all the same gave it back twice.
  ///
  /// Source: [NDIS_REFERENCE 6.1 R02]
  private mutating func endSend(_ packet: PacketHandle, at adapter: Int) {
    guard isOutstanding(packet, at: adapter) else { return stopOverSend(of: packet) }
    _ = packets[packet.slot].stack.takeSender(at: adapter)
  }

  /// Gives packets to the miniport, or queues them.
  private mutating func submit(
    _ array: [PacketHandle], to adapter: Int, isArray: Bool
  ) -> Status {
    guard adapters[adapter].isSerialized else {
      return sendDeserialized(array, adapter, isArray: isArray)
    }
    let isBusy =
      adapters[adapter].isLocked || !adapters[adapter].sendQueue.isEmpty
      || adapters[adapter].isOutOfSendResources
    if isBusy {
      for packet in array { enqueueSend(packet, adapter, atHead: false) }
      return .pending
    }
    return sendSerialized(array, adapter, isArray: isArray)
  }

  /// Enters a serialized miniport under its lock, one packet after the other.
  private mutating func sendSerialized(
    _ array: [PacketHandle], _ adapter: Int, isArray: Bool
  ) -> Status {
    lockMiniport(adapter)
    var status = Status.pending
    for (index, packet) in array.enumerated() {
      status = callMiniportSend(packet, adapter)
      if status == .resources {
        for later in array[(index + 1)...].reversed() { enqueueSend(later, adapter, atHead: true) }
        enqueueSend(packet, adapter, atHead: true)
        adapters[adapter].isOutOfSendResources = true
        status = .pending
        break
      }
      if isArray, status != .pending { giveBack(packet, status, from: adapter) }
    }
    unlock(adapter)
    runCompletionBeforeReturn(adapter)
    return status
  }

  /// MiniportSend for one packet of a serialized miniport.
  ///
  /// S or F: the packet is NDIS's again. P: the miniport keeps it. R: NDIS keeps it and offers it
  /// again.
  ///
  /// DDK: `MiniportSend` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E102, O7-O9]
  private mutating func callMiniportSend(_ packet: PacketHandle, _ adapter: Int) -> Status {
    let component = adapters[adapter].component
    let driver = adapters[adapter].driver
    if adapters[adapter].hasSendPackets { return callMiniportSendPackets([packet], adapter) }
    let names = adapters[adapter].names
    enterHandler(
      .miniportSend, names, of: component, packet.id, owner: component,
      site: adapters[adapter].site, irql: levelOfSend(adapter))
    let status = driver.miniportSend(&self, adapters[adapter].context, packet)
    leave(
      names[.miniportSend], packet.id, owner: status == .pending ? .none : ndis, status: status)
    return status
  }

  /// MiniportSendPackets of a serialized miniport: the answer stands in the packet's out-of-band
  /// status.
  ///
  /// DDK: `MiniportSendPackets` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E103]
  private mutating func callMiniportSendPackets(
    _ array: [PacketHandle], _ adapter: Int
  ) -> Status {
    let component = adapters[adapter].component
    let driver = adapters[adapter].driver
    for packet in array { packets[packet.slot].status = .pending }
    let names = adapters[adapter].names
    enterHandler(
      .miniportSendPackets, names, of: component,
      array.object, owner: component,
      site: adapters[adapter].site, irql: levelOfSend(adapter))
    attach(membersOf: array)
    driver.miniportSendPackets(&self, adapters[adapter].context, array)
    // What was completed inside of the call is not looked at any more: it may be gone.
    let isKept =
      !adapters[adapter].isSerialized || !isOutstanding(array[0], at: adapter)
      || packets[array[0].slot].status == .pending
    leave(
      names[.miniportSendPackets], array.only,
      owner: isKept ? .none : ndis)
    return isKept ? .pending : packets[array[0].slot].status
  }

  /// The level at which a miniport is sent something: DISPATCH under the lock of NDIS; a deserialized one has the level of the
  /// sender.
  ///
  /// Source: [NDIS_REFERENCE S34]
  private func levelOfSend(_ adapter: Int) -> IRQL? {
    adapters[adapter].isSerialized ? .dispatch : nil
  }

  /// A deserialized miniport gets the packets in the caller's context and completes every one of
  /// them.
  private mutating func sendDeserialized(
    _ array: [PacketHandle], _ adapter: Int, isArray: Bool
  ) -> Status {
    guard !adapters[adapter].hasSendPackets else {
      _ = callMiniportSendPackets(array, adapter)
      runCompletionBeforeReturn(adapter)
      return .pending
    }
    var status = Status.pending
    for packet in array {
      status = callMiniportSend(packet, adapter)
      if isArray, status != .pending { giveBack(packet, status, from: adapter) }
    }
    runCompletionBeforeReturn(adapter)
    return status
  }

  /// The outcomes of CP2 that the send of a packet can have now, inside the miniport.
  ///
  /// The completion can run inside the call if the miniport has all it needs of the packet, and on
  /// another processor before the return only while NdisSend is open here and the processor of the
  /// adapter can take its DPC.
  func completionMoments(_ adapter: Int, canNest: Bool) -> [Word] {
    let interruptCPU = adapters[adapter].interruptCPU
    let send = processors.openCalls.last { $0.call == .ndisSend || $0.call == .ndisSendPackets }
    let level = interruptCPU == cpu ? send?.irql : processors.irql[Int(interruptCPU)]
    let canFollow = send != nil && level.map { $0 < .dispatch } == true
    return [Word.Outcome.after] + (canNest ? [Word.Outcome.nested] : [])
      + (canFollow ? [Word.Outcome.otherCPU] : [])
  }

  /// CP2 = other-cpu: the completion runs on another processor before the call returns.
  private mutating func runCompletionBeforeReturn(_ adapter: Int) {
    guard let nic = adapters[adapter].nic, let awaited = nics[nic].completionBeforeReturn
    else { return }
    runOtherWork { !$0.isPending(awaited) }
    nics[nic].completionBeforeReturn = nil
  }

  /// Whether a packet has not come back to its protocol.
  private func isPending(_ packet: PacketHandle) -> Bool {
    packets[packet.slot].id == packet.id && packets[packet.slot].isAlive
      && packets[packet.slot].stack.isSent
  }

  private mutating func enqueueSend(_ packet: PacketHandle, _ adapter: Int, atHead: Bool) {
    if atHead {
      adapters[adapter].sendQueue.prepend(packet)
    } else {
      adapters[adapter].sendQueue.append(packet)
    }
    act(
      atHead ? .insertHeadList : .insertTailList, at: ndis, packet.id,
      place: adapters[adapter].places.sendQueue, queue: .insert,
      value: adapters[adapter].sendQueue.count)
    if atHead { attachHead() }
  }

  /// NDIS takes its lock of a serialized miniport: one handler at a time.
  ///
  /// It is held until the handler returns, so also while what the handler calls goes up into protocols, such as
  /// ProtocolSendComplete inside NdisMSendComplete: the handler is not over. What a protocol sends from there is queued and
  /// submitted when the lock is free (``unlock(_:)``). That is a promise of the library about its miniport, and not a spin lock
  /// that a driver holds across a call (R60): nobody can wait for it.
  ///
  /// Not modelled: by what NDIS keeps the promise while it calls a protocol.
  ///
  /// Source: [NDIS_REFERENCE S34]
  mutating func lockMiniport(_ adapter: Int) {
    guard adapters[adapter].isSerialized else { return }
    adapters[adapter].isLocked = true
    if recordsLocks { note(.lock, at: ndis, adapters[adapter].lock) }
  }

  private mutating func unlockMiniport(_ adapter: Int) {
    adapters[adapter].isLocked = false
    if recordsLocks { note(.unlock, at: ndis, adapters[adapter].lock) }
  }

  /// Leaves a serialized miniport and submits what came meanwhile.
  mutating func unlock(_ adapter: Int) {
    unlockMiniport(adapter)
    drainSendQueue(adapter)
    startNextRequest(adapter)
  }

  /// Submits queued packets until the miniport has no room.
  mutating func drainSendQueue(_ adapter: Int) {
    guard adapters[adapter].isSerialized, !adapters[adapter].isLocked,
      !adapters[adapter].isResetting
    else { return }
    while !isHalted, !adapters[adapter].isOutOfSendResources,
      let packet = adapters[adapter].sendQueue.popFirst()
    {
      act(
        .removeHeadList, at: ndis, packet.id, place: adapters[adapter].places.sendQueue,
        queue: .remove, value: adapters[adapter].sendQueue.count)
      lockMiniport(adapter)
      let status = callMiniportSend(packet, adapter)
      unlockMiniport(adapter)
      switch status {
      case .pending: break
      case .resources:
        enqueueSend(packet, adapter, atHead: true)
        adapters[adapter].isOutOfSendResources = true
      default: giveBack(packet, status, from: adapter)
      }
    }
  }
}

// MARK: - On the way back

extension World {
  /// Models `NdisMSendComplete`: the miniport gives a packet back that it answered with PENDING.
  ///
  /// The frame is not necessarily on the wire; only the buffers are free.
  ///
  /// DDK: `NdisMSendComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E104, O10]
  mutating func ndisMSendComplete(_ adapter: Int, _ packet: PacketHandle, _ status: Status) {
    enter(
      .ndisMSendComplete, to: ndis, packet.id, owner: ndis, site: adapters[adapter].site,
      status: status)
    adapters[adapter].isOutOfSendResources = false
    runDueWork()
    giveBack(packet, status, from: adapter)
    leave(.ndisMSendComplete, packet.id)
  }

  /// Models `NdisMSendResourcesAvailable`: a serialized miniport that answered RESOURCES can take
  /// packets again.
  ///
  /// DDK: `NdisMSendResourcesAvailable` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E106]
  mutating func ndisMSendResourcesAvailable(_ adapter: Int) {
    enter(.ndisMSendResourcesAvailable, to: ndis, site: adapters[adapter].site)
    adapters[adapter].isOutOfSendResources = false
    leave(.ndisMSendResourcesAvailable)
  }

  /// Calls ProtocolSendComplete of the binding that sent the packet.
  ///
  /// DDK: `ProtocolSendComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E105]
  mutating func giveBack(_ packet: PacketHandle, _ status: Status, from adapter: Int) {
    guard isOutstanding(packet, at: adapter) else { return stopOverSend(of: packet) }
    let binding = packets[packet.slot].stack.takeSender(at: adapter)
    let block = protocols[bindings[binding].protocolDriver]
    enterHandler(
      .protocolSendComplete, block.names, of: block.component, packet.id, owner: block.component,
      site: bindings[binding].site, irql: .dispatch, status: status)
    if bindings[binding].freedContext != .none { return stopOverFreedContext(binding, block) }
    block.driver.protocolSendComplete(&self, bindings[binding].context, packet, status)
    leave(block.names[.protocolSendComplete], packet.id)
  }

  /// A late callback reaches a binding whose context is freed memory: the machine stops.
  private mutating func stopOverFreedContext(_ binding: Int, _ block: ProtocolBlock) {
    touch(bindings[binding].freedContext, Word.Memory.read, by: block.component)
    stopOverAddress(by: block.component)
    leave(block.names[.protocolSendComplete])
  }

  /// Says that the last queue operation was at the head.
  mutating func attachHead() { attach(.position, Word.Position.head) }
}
