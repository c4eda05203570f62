import Events

/// The receive path of NDIS 6 (NDIS_REFERENCE 2.8, 3.5, S18, S19).
///
/// A chain without the RESOURCES flag may be kept: whoever keeps it returns it. A chain with it is lent for the time of the
/// call; nobody returns it, because it is the miniport's again when the call is over.
extension World {
  /// Models `NdisMIndicateReceiveNetBufferLists`.
  ///
  /// DDK: `NdisMIndicateReceiveNetBufferLists` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E210, O52, O53]
  mutating func ndisMIndicateReceiveNetBufferLists(
    _ adapter: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    enterIndication(
      .ndisMIndicateReceiveNetBufferLists, to: ndis, chain, canPend, site: adapters[adapter].site)
    runDueWork()
    if !canPend { for list in chain { lists[list.slot].isLent = true } }
    handUp(chain, adapter, above: nil, canPend)
    leaveChain(.ndisMIndicateReceiveNetBufferLists, chain)
  }

  /// Models `NdisFIndicateReceiveNetBufferLists`: a filter passes lists on, or starts its own.
  ///
  /// DDK: `NdisFIndicateReceiveNetBufferLists` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E212]
  mutating func ndisFIndicateReceiveNetBufferLists(
    _ module: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    enterIndication(
      .ndisFIndicateReceiveNetBufferLists, to: ndis, chain, canPend, site: modules[module].site,
      from: modules[module].component)
    handUp(chain, modules[module].adapter, above: module, canPend)
    leaveChain(.ndisFIndicateReceiveNetBufferLists, chain)
  }

  private mutating func enterIndication(
    _ call: Call, to component: ComponentID, _ chain: [ListHandle], _ canPend: Bool, site: SiteID,
    from caller: ComponentID = .none
  ) {
    let bytes = chain.count == 1 ? lists[chain[0].slot].bytes : nil
    enterChain(
      call, to: component, chain, owner: canPend ? component : .none, site: site, length: bytes,
      from: caller)
    if !canPend { attach(.flags, text: ReceiveFlags.resources.rawValue) }
    let bufferCount = chain.map { lists[$0.slot].bufferCount }.max() ?? 1
    if bufferCount > 1 { attach(.count, bufferCount) }
  }

  /// Hands a chain to the next module above, or offers it to the protocols.
  private mutating func handUp(
    _ chain: [ListHandle], _ adapter: Int, above module: Int?, _ canPend: Bool
  ) {
    guard let next = moduleAbove(module, of: adapter, with: .receive) else {
      return offer(chain, adapter, canPend)
    }
    let block = modules[next]
    enterIndication(
      .filterReceiveNetBufferLists, to: block.component, chain, canPend, site: block.site)
    block.driver.filterReceiveNetBufferLists(&self, next, chain, canPend: canPend)
    leaveChain(.filterReceiveNetBufferLists, chain)
  }

  /// Offers the lists to every binding whose packet filter wants them.
  ///
  /// A list has one link to the next one, so only one binding can keep it: the last that wants it. To the others it is lent with
  /// RESOURCES.
  private mutating func offer(_ chain: [ListHandle], _ adapter: Int, _ canPend: Bool) {
    var wishes = adapters[adapter].bindings.map { binding in
      (binding, chain.filter { isWanted($0, by: binding) })
    }.filter { !$0.1.isEmpty }
    let unwanted = chain.filter { list in !wishes.contains { $0.1.contains(list) } }
    while !wishes.isEmpty {
      let (binding, wanted) = wishes.removeFirst()
      let lent = wanted.filter { list in !canPend || wishes.contains { $0.1.contains(list) } }
      let given = wanted.filter { !lent.contains($0) }
      for list in given { lists[list.slot].references += 1 }
      if !lent.isEmpty { callProtocolReceive(lent, binding, false) }
      if !given.isEmpty { callProtocolReceive(given, binding, true) }
    }
    let reason =
      adapters[adapter].bindings.isEmpty ? Word.Reason.unbound : Word.Reason.filterMismatch
    for list in unwanted { note(.drop, at: ndis, list.id, status: reason) }
    if canPend, !unwanted.isEmpty { handDownReturn(unwanted, adapter, below: nil) }
  }

  private func isWanted(_ list: ListHandle, by binding: Int) -> Bool {
    !bindings[binding].isPaused
      && bindings[binding].filter.accepts(lists[list.slot].destination)
  }

  /// DDK: `ProtocolReceiveNetBufferLists` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E213]
  private mutating func callProtocolReceive(
    _ chain: [ListHandle], _ binding: Int, _ canPend: Bool
  ) {
    let block = protocols[bindings[binding].protocolDriver]
    enterIndication(
      .protocolReceiveNetBufferLists, to: block.component, chain, canPend,
      site: bindings[binding].site)
    block.lists?.protocolReceiveNetBufferLists(
      &self, bindings[binding].context, chain, canPend: canPend)
    leaveChain(.protocolReceiveNetBufferLists, chain)
  }

  /// Models `NdisReturnNetBufferLists`.
  ///
  /// DDK: `NdisReturnNetBufferLists` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E214]
  mutating func ndisReturnNetBufferLists(_ binding: Int, _ chain: [ListHandle]) {
    enterChain(
      .ndisReturnNetBufferLists, to: ndis, chain, owner: ndis, site: bindings[binding].site)
    if mayReturn(chain) {
      for list in chain { lists[list.slot].references -= 1 }
      let home = chain.filter { lists[$0.slot].references == 0 }
      if !home.isEmpty { handDownReturn(home, bindings[binding].adapter, below: nil) }
    }
    leaveChain(.ndisReturnNetBufferLists, chain)
  }

  /// Models `NdisFReturnNetBufferLists`: never with the filter's own lists, never with an empty chain.
  ///
  /// DDK: `NdisFReturnNetBufferLists` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E215, O58]
  mutating func ndisFReturnNetBufferLists(_ module: Int, _ chain: [ListHandle]) {
    enterChain(
      .ndisFReturnNetBufferLists, to: ndis, chain, owner: ndis, site: modules[module].site)
    if mayReturn(chain) { handDownReturn(chain, modules[module].adapter, below: module) }
    leaveChain(.ndisFReturnNetBufferLists, chain)
  }

  /// Hands returned lists to the next module below, or to the miniport.
  private mutating func handDownReturn(
    _ chain: [ListHandle], _ adapter: Int, below module: Int?
  ) {
    if let next = moduleBelow(module, of: adapter, with: .receive) {
      let block = modules[next]
      enterChain(
        .filterReturnNetBufferLists, to: block.component, chain, owner: block.component,
        site: block.site)
      block.driver.filterReturnNetBufferLists(&self, next, chain)
      return leaveChain(.filterReturnNetBufferLists, chain)
    }
    let block = adapters[adapter]
    enterChain(
      .miniportReturnNetBufferLists, to: block.component, chain, owner: block.component,
      site: block.site)
    if let foreign = chain.first(where: { lists[$0.slot].source != .adapter(adapter) }) {
      touch(foreign.id, Word.Memory.write, by: block.component)
      stop(BugCheckCode.driverIRQLNotLessOrEqual, over: foreign.id, by: block.component)
    } else {
      block.lists?.miniportReturnNetBufferLists(&self, block.context, chain)
    }
    leaveChain(.miniportReturnNetBufferLists, chain)
  }
}
