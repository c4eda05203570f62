import DequeModule
import Events

/// Requests of NDIS 6: through the filters to the miniport and back (NDIS_REFERENCE 2.9, S22).
///
/// A miniport gets one request at a time; the others wait in Q.Oid. A filter that passes a request on does so with a clone
/// of its own, because the completion has to come to it.
extension World {
  /// Models `NdisOidRequest` for a set of the packet filter.
  ///
  /// DDK: `NdisOidRequest` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E220]
  mutating func ndisOidRequest(_ binding: Int, _ request: RequestHandle) -> Status {
    let adapter = bindings[binding].adapter
    enter(
      .ndisOidRequest, to: ndis, request.id, owner: ndis, site: bindings[binding].site, length: 4)
    attach(.oid, text: PacketFilter.oidName)
    bindings[binding].requestCount += 1
    runDueWork()
    var status = Status.pending
    if adapters[adapter].request.id == .none, adapters[adapter].requestQueue.isEmpty,
      !adapters[adapter].isResetting
    {
      adapters[adapter].request = request
      status = handDownOid(request, adapter, below: nil)
    } else {
      adapters[adapter].requestQueue.append(request)
      act(
        .insertTailList, at: ndis, request.id, place: adapters[adapter].places.requestQueue,
        queue: .insert, value: adapters[adapter].requestQueue.count)
    }
    if status != .pending, isGone(request) {
      stopNdis(.invalidOidCompletion, over: request.id)
    } else if status != .pending {
      endOidRequest(adapter, request)
      offerNextOidRequest(adapter)
    }
    leave(
      .ndisOidRequest, request.id, owner: status == .pending ? .none : component(of: binding),
      status: status)
    return status
  }

  /// Models `NdisFOidRequest`: a filter passes a clone on.
  ///
  /// DDK: `NdisFOidRequest` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E223]
  mutating func ndisFOidRequest(_ module: Int, _ clone: RequestHandle) -> Status {
    enter(.ndisFOidRequest, to: ndis, clone.id, owner: ndis, site: modules[module].site)
    attach(.oid, text: PacketFilter.oidName)
    let status = handDownOid(clone, modules[module].adapter, below: module)
    leave(
      .ndisFOidRequest, clone.id, owner: status == .pending ? .none : modules[module].component,
      status: status)
    return status
  }

  private mutating func handDownOid(
    _ request: RequestHandle, _ adapter: Int, below module: Int?
  ) -> Status {
    if let next = moduleBelow(module, of: adapter, with: []) {
      let block = modules[next]
      callDriver(.filterOidRequest, to: block.component, request, site: block.site)
      let status = block.driver.filterOidRequest(&self, next, request)
      leave(
        .filterOidRequest, request.id, owner: status == .pending ? .none : ndis, status: status)
      return status
    }
    return callMiniportOidRequest(adapter, request)
  }

  /// DDK: `MiniportOidRequest` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E224]
  private mutating func callMiniportOidRequest(
    _ adapter: Int, _ request: RequestHandle
  ) -> Status {
    let block = adapters[adapter]
    adapters[adapter].lowestRequest = request
    callDriver(.miniportOidRequest, to: block.component, request, site: block.site, length: 4)
    attach(.oid, text: PacketFilter.oidName)
    let outcome = answerToOid(adapter)
    var status = Status.pending
    if outcome == Word.Outcome.pending {
      let timer = setEndTimer(adapter)
      adapters[adapter].requestTimer = timer
      agenda.plan(
        .requestDone(adapter: Int32(adapter), cause: timer), at: later(costs.pendingWork))
    } else {
      status = setCardFilter(adapter, request)
    }
    leave(
      .miniportOidRequest, request.id, owner: status == .pending ? .none : ndis, status: status)
    return status
  }

  /// There is nothing to wait for at a card that is gone.
  private mutating func answerToOid(_ adapter: Int) -> Word {
    let block = adapters[adapter]
    if let nic = block.nic, nics[nic].isRemoved { return Word.Outcome.success }
    return choose(
      .finishInside, at: .miniportOidRequest, by: block.component, among: World.finishedOrPended)
  }

  /// The card takes the union of all filters; that of the binding stays in force if it succeeds.
  private mutating func setCardFilter(_ adapter: Int, _ request: RequestHandle) -> Status {
    let value = requests[request.slot]
    let previousFilter = bindings[value.binding].filter
    bindings[value.binding].filter = value.value
    let status = adapters[adapter].driver.miniportSetInformation(
      &self, adapters[adapter].context, filter: combinedFilter(adapter))
    if status != .success, !bindings[value.binding].isClosing {
      bindings[value.binding].filter = previousFilter
    }
    return status
  }

  /// The miniport finishes a request that it answered with PENDING, when its timer runs out.
  ///
  /// DDK: `NdisMOidRequestComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E225, E411]
  mutating func finishOidRequest(_ adapter: Int, cause: UInt32) {
    let request = adapters[adapter].lowestRequest
    runEndTimer(adapter, cause: cause) { world in
      let status = world.setCardFilter(adapter, request)
      world.ndisMOidRequestComplete(adapter, request, status)
    }
  }

  /// A reset is over only when the miniport has given back the request that it has; its timer is not needed any more.
  ///
  /// Source: [NDIS_REFERENCE S32]
  mutating func completeOidRequest(_ adapter: Int) {
    guard adapters[adapter].requestTimer != 0 else { return }
    cancelRequestTimer(adapter)
    let request = adapters[adapter].lowestRequest
    ndisMOidRequestComplete(adapter, request, setCardFilter(adapter, request))
  }

  private mutating func ndisMOidRequestComplete(
    _ adapter: Int, _ request: RequestHandle, _ status: Status
  ) {
    enter(
      .ndisMOidRequestComplete, to: ndis, request.id, owner: ndis, site: adapters[adapter].site,
      status: status)
    giveBackOid(request, status, adapter, above: nil)
    leave(.ndisMOidRequestComplete)
  }

  /// Models `NdisFOidRequestComplete`: a filter gives the original back.
  ///
  /// DDK: `NdisFOidRequestComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E226]
  mutating func ndisFOidRequestComplete(_ module: Int, _ request: RequestHandle, _ status: Status) {
    enter(
      .ndisFOidRequestComplete, to: ndis, request.id, owner: ndis, site: modules[module].site,
      status: status)
    giveBackOid(request, status, modules[module].adapter, above: module)
    leave(.ndisFOidRequestComplete)
  }

  private mutating func giveBackOid(
    _ request: RequestHandle, _ status: Status, _ adapter: Int, above module: Int?
  ) {
    guard !isGone(request) else { return stopNdis(.invalidOidCompletion, over: request.id) }
    if let next = moduleAbove(module, of: adapter, with: []) {
      let block = modules[next]
      callDriver(
        .filterOidRequestComplete, to: block.component, request, site: block.site, status: status)
      block.driver.filterOidRequestComplete(&self, next, request, status)
      return leave(.filterOidRequestComplete)
    }
    let binding = requests[request.slot].binding
    let block = protocols[bindings[binding].protocolDriver]
    endOidRequest(adapter, request)
    callDriver(
      .protocolOidRequestComplete, to: block.component, request, site: bindings[binding].site,
      status: status)
    block.driver.protocolRequestComplete(&self, bindings[binding].context, request, status)
    leave(.protocolOidRequestComplete)
    offerNextOidRequest(adapter)
  }

  private mutating func endOidRequest(_ adapter: Int, _ request: RequestHandle) {
    bindings[requests[request.slot].binding].requestCount -= 1
    adapters[adapter].request = .none
  }

  /// Starts the next request where that is allowed: the handlers of a request run at PASSIVE_LEVEL.
  mutating func offerNextOidRequest(_ adapter: Int) {
    guard processors.irql[Int(cpu)] > .passive else { return startNextOidRequest(adapter) }
    guard !adapters[adapter].requestQueue.isEmpty, !adapters[adapter].isNextRequestPlanned else {
      return
    }
    adapters[adapter].isNextRequestPlanned = true
    agenda.plan(.nextRequest(adapter: Int32(adapter)), at: later(costs.pendingWork))
  }

  /// Gives the miniport the request that has waited longest, if it has none.
  mutating func startNextOidRequest(_ adapter: Int) {
    adapters[adapter].isNextRequestPlanned = false
    guard adapters[adapter].request.id == .none, !adapters[adapter].isResetting,
      let request = adapters[adapter].requestQueue.popFirst()
    else { return }
    act(
      .removeHeadList, at: ndis, request.id, place: adapters[adapter].places.requestQueue,
      queue: .remove, value: adapters[adapter].requestQueue.count)
    adapters[adapter].request = request
    let status = handDownOid(request, adapter, below: nil)
    if status != .pending { giveBackOid(request, status, adapter, above: topModule(of: adapter)) }
  }

  private func topModule(of adapter: Int) -> Int? {
    adapters[adapter].modules.first { modules[$0].isAttached }
  }

  /// Models `NdisAllocateCloneOidRequest`.
  ///
  /// DDK: `NdisAllocateCloneOidRequest` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E222]
  mutating func ndisAllocateCloneOidRequest(
    _ original: RequestHandle, by component: ComponentID
  ) -> RequestHandle {
    let id = numbers.next(.request)
    var clone = Request(
      id: id, binding: requests[original.slot].binding, value: requests[original.slot].value)
    clone.original = original
    let handle = RequestHandle(slot: requests.insert(clone), id: id)
    act(.ndisAllocateCloneOidRequest, at: component, id, owner: component, life: .new)
    attach(parent: original.id)
    return handle
  }

  /// Models `NdisFreeCloneOidRequest`.
  mutating func ndisFreeCloneOidRequest(_ clone: RequestHandle, by component: ComponentID) {
    requests[clone.slot].isAlive = false
    requests.remove(clone.slot)
    act(.ndisFreeCloneOidRequest, at: component, clone.id, owner: .nobody, life: .free)
  }
}
