import DequeModule
import Events

/// Requests: what a protocol asks a miniport to do (NDIS_REFERENCE 2.7, 3.4, S10).
///
/// A miniport gets one request at a time; the others wait in Q.Request. Structure and
/// InformationBuffer belong to the lower side until the answer: any answer but PENDING at the
/// return, else ProtocolRequestComplete.
extension World {
  /// The driver makes an NDIS_REQUEST that sets the packet filter.
  mutating func makeRequest(
    _ binding: Int, _ filter: PacketFilter, irp: IRPHandle, isOnStack: Bool
  ) -> RequestHandle {
    let id = numbers.next(.request)
    let request = Request(id: id, binding: binding, value: filter, irp: irp)
    let handle = RequestHandle(slot: requests.insert(request), id: id)
    let component = component(of: binding)
    if isOnStack {
      note(.touch, at: component, id, owner: component, life: .new, status: Word.Memory.write)
      attach(.memory, Word.Memory.stack)
    } else {
      act(.ndisAllocateMemory, at: component, id, owner: component, life: .new)
      attach(.memory, Word.Memory.pool)
    }
    return handle
  }

  /// The driver frees an NDIS_REQUEST.
  mutating func freeRequest(_ request: RequestHandle, by component: ComponentID) {
    guard !isGone(request) else {
      touch(request.id, Word.Memory.write, by: component)
      return bugCheck(BugCheckCode.badPoolCaller, [7, 0, 0, 0], at: component)
    }
    requests[request.slot].isAlive = false
    requests.remove(request.slot)
    act(.ndisFreeMemory, at: component, request.id, owner: .nobody, life: .free)
  }

  /// Models `NdisRequest` for `OID_GEN_CURRENT_PACKET_FILTER`.
  ///
  /// DDK: `NdisRequest` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E130, O40-O42]
  mutating func ndisRequest(_ binding: Int, _ request: RequestHandle) -> Status {
    let adapter = bindings[binding].adapter
    enter(
      .ndisRequest, to: ndis, request.id, owner: ndis, site: bindings[binding].site, length: 4)
    attach(.oid, text: PacketFilter.oidName)
    bindings[binding].requestCount += 1
    runDueWork()
    var status = Status.pending
    if adapters[adapter].isResetting {
      status = .resetInProgress
    } else if adapters[adapter].request.id == .none, !adapters[adapter].isLocked {
      status = callMiniportSetInformation(adapter, request)
    } else {
      enqueue(request, adapter)
    }
    if status != .pending { endRequest(adapter, request, status) }
    leave(
      .ndisRequest, request.id, owner: status == .pending ? .none : component(of: binding),
      status: status)
    startNextRequest(adapter)
    return status
  }

  private mutating func enqueue(_ request: RequestHandle, _ adapter: Int) {
    adapters[adapter].requestQueue.append(request)
    act(
      .insertTailList, at: ndis, request.id, place: adapters[adapter].places.requestQueue,
      queue: .insert, value: adapters[adapter].requestQueue.count)
  }

  /// Gives a request to the miniport: the union of the filters of all bindings.
  ///
  /// DDK: `MiniportSetInformation` · IRQL = `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E131, S10
  /// step 2]
  private mutating func callMiniportSetInformation(
    _ adapter: Int, _ request: RequestHandle
  ) -> Status {
    adapters[adapter].request = request
    let component = adapters[adapter].component
    let driver = adapters[adapter].driver
    let isSerialized = adapters[adapter].isSerialized
    let canFollow = isBelowDispatch(adapters[adapter].interruptCPU)
    lockMiniport(adapter)
    let names = adapters[adapter].names
    enterHandler(
      .miniportSetInformation, names, of: component, request.id, owner: component,
      site: adapters[adapter].site, irql: .dispatch, length: 4)
    attach(.oid, text: PacketFilter.oidName)
    let isVirtual = adapters[adapter].nic == nil
    let moment =
      isVirtual
      ? nil : finishing(.miniportSetInformation, by: component, canFollow: canFollow)
    var status = Status.pending
    if moment == nil {
      takeFilter(adapter, request)
      status = driver.miniportSetInformation(
        &self, adapters[adapter].context, filter: combinedFilter(adapter))
    } else {
      adapters[adapter].requestTimer = setEndTimer(adapter)
    }
    leave(
      names[.miniportSetInformation], request.id, owner: status == .pending ? .none : ndis,
      status: status)
    if isSerialized { unlock(adapter) }
    if let moment { planRequestEnd(adapter, moment) }
    return status
  }

  /// CP1 and CP2 for a call that a miniport may finish at once or pend; `nil` if it finishes at
  /// once.
  ///
  /// A request that is finished inside the handler is answered SUCCESS. The completion can follow
  /// before anything else only if the processor of the adapter can take its DPC.
  private mutating func finishing(
    _ call: Call, by component: ComponentID, canFollow: Bool
  ) -> Word? {
    let isPended =
      choose(.finishInside, at: call, by: component, among: World.finishedOrPended)
      == Word.Outcome.pending
    guard isPended else { return nil }
    guard canFollow else { return Word.Outcome.after }
    return choose(.completionMoment, at: call, by: component)
  }

  /// The timer that the miniport has set ends the request: later, or before anything else.
  private mutating func planRequestEnd(_ adapter: Int, _ moment: Word) {
    let cause = adapters[adapter].requestTimer
    guard moment != Word.Outcome.after else {
      return agenda.plan(
        .requestDone(adapter: Int32(adapter), cause: cause), at: later(costs.pendingWork))
    }
    agenda.plan(.requestDone(adapter: Int32(adapter), cause: cause), at: now)
    runOtherWork { $0.adapters[adapter].request.id == .none }
  }

  /// Reads InformationBuffer: if it was a local variable of a function that has returned, it holds
  /// whatever lies there now.
  ///
  /// What the binding had before is kept until the answer is known.
  private mutating func takeFilter(_ adapter: Int, _ request: RequestHandle) {
    let value = requests[request.slot]
    var filter = value.value
    if value.informationBuffer != .none {
      touch(value.informationBuffer, Word.Memory.read, by: adapters[adapter].component)
      if isStackOfRequestGone { filter = [] }
    }
    requests[request.slot].previousFilter = bindings[value.binding].filter
    bindings[value.binding].filter = filter
  }

  /// Whether the function that made the request has returned: it has if the request was answered
  /// PENDING.
  private var isStackOfRequestGone: Bool {
    !processors.frames.contains { $0.call == .ndisRequest }
  }

  /// The union of the packet filters of an adapter's bindings.
  func combinedFilter(_ adapter: Int) -> PacketFilter {
    adapters[adapter].bindings.reduce(into: []) { $0.formUnion(bindings[$1].filter) }
  }

  /// The miniport finishes a request that it answered with PENDING, when its timer runs out.
  ///
  /// DDK: `NdisMSetInformationComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E132,
  /// E133, E411]
  mutating func finishRequest(_ adapter: Int, cause: UInt32) {
    guard adapters[adapter].isInitialized, adapters[adapter].requestTimer == cause else { return }
    adapters[adapter].requestTimer = 0
    guard adapters[adapter].lists == nil else { return finishOidRequest(adapter, cause: cause) }
    let request = adapters[adapter].request
    let driver = adapters[adapter].driver
    runEndTimer(adapter, cause: cause) { world in
      world.takeFilter(adapter, request)
      let status = driver.miniportSetInformation(
        &world, world.adapters[adapter].context, filter: world.combinedFilter(adapter))
      world.ndisMSetInformationComplete(adapter, request, status)
    }
  }

  mutating func ndisMSetInformationComplete(
    _ adapter: Int, _ request: RequestHandle, _ status: Status
  ) {
    enter(
      .ndisMSetInformationComplete, to: ndis, request.id, owner: ndis,
      site: adapters[adapter].site, status: status)
    tellRequestComplete(adapter, request, status)
    leave(.ndisMSetInformationComplete)
    // A virtual adapter has no DPC of its own at whose end the next one would begin.
    if adapters[adapter].nic == nil { startNextRequest(adapter) }
  }

  /// The filter is in force if the request succeeded, and the miniport may get the next request.
  ///
  /// After any other answer the binding has the filter and the state that it had before.
  ///
  /// Source: [NDIS_REFERENCE 4.2]
  private mutating func endRequest(_ adapter: Int, _ request: RequestHandle, _ status: Status) {
    let binding = requests[request.slot].binding
    let previousFilter = requests[request.slot].previousFilter
    requests[request.slot].previousFilter = nil
    if status != .success, let previousFilter, !bindings[binding].isClosing {
      bindings[binding].filter = previousFilter
    }
    bindings[binding].requestCount -= 1
    // One that NDIS has refused during a reset never was with the miniport, which may have another one.
    if adapters[adapter].request.id == request.id { adapters[adapter].request = .none }
    if bindings[binding].requestCount == 0, bindings[binding].isClosePended {
      planCloseEnd(binding)
    }
    guard status == .success, bindings[binding].isOpen, !bindings[binding].isUnbinding,
      !bindings[binding].isClosing
    else { return }
    let isReceiving = !bindings[binding].filter.isEmpty
    move(bindings[binding].places.state, to: isReceiving ? Word.State.receiving : Word.State.open)
  }

  /// Gives the miniport the requests that wait, one after the other, until it pends one.
  mutating func startNextRequest(_ adapter: Int) {
    guard adapters[adapter].lists == nil else { return offerNextOidRequest(adapter) }
    while !isHalted, adapters[adapter].request.id == .none, !adapters[adapter].isLocked,
      !adapters[adapter].isResetting,
      let request = adapters[adapter].requestQueue.popFirst()
    {
      act(
        .removeHeadList, at: ndis, request.id, place: adapters[adapter].places.requestQueue,
        queue: .remove, value: adapters[adapter].requestQueue.count)
      let status = callMiniportSetInformation(adapter, request)
      if status != .pending { tellRequestComplete(adapter, request, status) }
    }
  }

  /// Ends a request and calls ProtocolRequestComplete of the binding that made it.
  private mutating func tellRequestComplete(
    _ adapter: Int, _ request: RequestHandle, _ status: Status
  ) {
    let binding = requests[request.slot].binding
    let block = protocols[bindings[binding].protocolDriver]
    endRequest(adapter, request, status)
    enterHandler(
      .protocolRequestComplete, block.names, of: block.component, request.id,
      owner: block.component,
      site: bindings[binding].site, status: status)
    block.driver.protocolRequestComplete(&self, bindings[binding].context, request, status)
    leave(block.names[.protocolRequestComplete])
  }
}
