import Events

/// The send path of NDIS 6 (NDIS_REFERENCE 2.8, 3.5, S18).
///
/// No call answers anything: every list comes back by a completion, also one that was refused at once. On its way down a
/// chain meets the filter modules of the adapter, from the top to the bottom, and on its way up the same ones again; a
/// module without handlers is passed by.
extension World {
  /// Models `NdisSendNetBufferLists`.
  ///
  /// DDK: `NdisSendNetBufferLists` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E200, O51]
  mutating func ndisSendNetBufferLists(_ binding: Int, _ chain: [ListHandle]) {
    enterChain(
      .ndisSendNetBufferLists, to: ndis, chain, owner: ndis, site: bindings[binding].site)
    runDueWork()
    loopBack(chain, from: binding)
    handDown(chain, bindings[binding].adapter, below: nil)
    leaveChain(.ndisSendNetBufferLists, chain)
  }

  /// Models `NdisFSendNetBufferLists`: a filter passes lists on, or starts its own.
  ///
  /// DDK: `NdisFSendNetBufferLists` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E202]
  mutating func ndisFSendNetBufferLists(_ module: Int, _ chain: [ListHandle]) {
    enterChain(
      .ndisFSendNetBufferLists, to: ndis, chain, owner: ndis, site: modules[module].site,
      from: modules[module].component)
    handDown(chain, modules[module].adapter, below: module)
    leaveChain(.ndisFSendNetBufferLists, chain)
  }

  /// Hands a chain to the next module below, or to the miniport.
  private mutating func handDown(_ chain: [ListHandle], _ adapter: Int, below module: Int?) {
    guard let next = moduleBelow(module, of: adapter, with: .send) else {
      return callMiniportSendNetBufferLists(chain, adapter)
    }
    let block = modules[next]
    enterChain(
      .filterSendNetBufferLists, to: block.component, chain, owner: block.component,
      site: block.site)
    block.driver.filterSendNetBufferLists(&self, next, chain)
    leaveChain(.filterSendNetBufferLists, chain)
  }

  /// DDK: `MiniportSendNetBufferLists` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E203]
  private mutating func callMiniportSendNetBufferLists(_ chain: [ListHandle], _ adapter: Int) {
    let block = adapters[adapter]
    enterChain(
      .miniportSendNetBufferLists, to: block.component, chain, owner: block.component,
      site: block.site)
    block.lists?.miniportSendNetBufferLists(&self, block.context, chain)
    leaveChain(.miniportSendNetBufferLists, chain)
  }

  /// Models `NdisMSendNetBufferListsComplete`.
  ///
  /// DDK: `NdisMSendNetBufferListsComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E204]
  mutating func ndisMSendNetBufferListsComplete(_ adapter: Int, _ chain: [ListHandle]) {
    enterCompletion(
      .ndisMSendNetBufferListsComplete, to: ndis, chain, owner: ndis, site: adapters[adapter].site)
    runDueWork()
    if mayComplete(chain) { giveBack(chain, adapter, above: nil) }
    leaveChain(.ndisMSendNetBufferListsComplete, chain)
  }

  /// Models `NdisFSendNetBufferListsComplete`: never for the filter's own lists.
  ///
  /// DDK: `NdisFSendNetBufferListsComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E205, O59]
  mutating func ndisFSendNetBufferListsComplete(_ module: Int, _ chain: [ListHandle]) {
    enterCompletion(
      .ndisFSendNetBufferListsComplete, to: ndis, chain, owner: ndis, site: modules[module].site)
    if mayComplete(chain) { giveBack(chain, modules[module].adapter, above: module) }
    leaveChain(.ndisFSendNetBufferListsComplete, chain)
  }

  /// Hands a completed chain to the next module above, or to the protocols that sent it.
  private mutating func giveBack(_ chain: [ListHandle], _ adapter: Int, above module: Int?) {
    if let next = moduleAbove(module, of: adapter, with: .send) {
      let block = modules[next]
      enterCompletion(
        .filterSendNetBufferListsComplete, to: block.component, chain, owner: block.component,
        site: block.site)
      block.driver.filterSendNetBufferListsComplete(&self, next, chain)
      return leaveChain(.filterSendNetBufferListsComplete, chain)
    }
    if let list = chain.first(where: { hasNoHandler($0) }) {
      return bugCheckNull(list)
    }
    for binding in senders(of: chain) {
      let own = chain.filter { lists[$0.slot].source == .binding(binding) }
      callProtocolSendComplete(own, binding)
    }
  }

  /// Whether a list comes back to a filter that is attached and has no FilterSendNetBufferListsComplete.
  private func hasNoHandler(_ list: ListHandle) -> Bool {
    guard case .module(let module) = lists[list.slot].source else { return false }
    return modules[module].isAttached && !modules[module].handlers.contains(.send)
  }

  /// NDIS calls a handler that is NULL.
  ///
  /// Source: [NDIS_REFERENCE 6.5 R82]
  private mutating func bugCheckNull(_ list: ListHandle) {
    remark(Remark.handlerIsNull, at: ndis, list.id)
    stopOverAddress(access: .execute, isNull: true, by: ndis)
  }

  /// Calls somebody with completed lists; how each of them ended stands in its Status.
  ///
  /// Source: [NDIS_REFERENCE E204, R12, R14]
  private mutating func enterCompletion(
    _ call: Call, to component: ComponentID, _ chain: [ListHandle], owner: ComponentID,
    site: SiteID
  ) {
    let statuses = chain.map { lists[$0.slot].status }
    enterChain(
      call, to: component, chain, owner: owner, site: site,
      status: statuses.count == 1 ? statuses[0] : .none)
    guard statuses.count > 1, isRecording, !isHalted else { return }
    history.attach(statuses: statuses)
  }

  /// The bindings that sent the lists of a chain, in the order of their first list.
  private func senders(of chain: [ListHandle]) -> [Int] {
    chain.reduce(into: []) { senders, list in
      guard case .binding(let binding) = lists[list.slot].source, !senders.contains(binding) else {
        return
      }
      senders.append(binding)
    }
  }

  /// DDK: `ProtocolSendNetBufferListsComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E206]
  private mutating func callProtocolSendComplete(_ chain: [ListHandle], _ binding: Int) {
    let block = protocols[bindings[binding].protocolDriver]
    enterCompletion(
      .protocolSendNetBufferListsComplete, to: block.component, chain, owner: block.component,
      site: bindings[binding].site)
    block.lists?.protocolSendNetBufferListsComplete(&self, bindings[binding].context, chain)
    leaveChain(.protocolSendNetBufferListsComplete, chain)
  }

  /// The next attached module towards the miniport that has handlers for a direction.
  func moduleBelow(_ module: Int?, of adapter: Int, with handlers: FilterHandlers) -> Int? {
    let order = adapters[adapter].modules
    let start = module.flatMap { order.firstIndex(of: $0).map { $0 + 1 } } ?? 0
    return order[start...].first {
      modules[$0].isAttached && modules[$0].handlers.contains(handlers)
    }
  }

  /// The next attached module towards the protocols that has handlers for a direction.
  func moduleAbove(_ module: Int?, of adapter: Int, with handlers: FilterHandlers) -> Int? {
    let order = adapters[adapter].modules
    let end = module.flatMap { order.firstIndex(of: $0) } ?? order.count
    return order[..<end].last { modules[$0].isAttached && modules[$0].handlers.contains(handlers) }
  }
}
