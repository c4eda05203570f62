import Events

/// Status indications: what a miniport reports without being asked (NDIS_REFERENCE 2.7, E230, S32).
extension World {
  /// Models `NdisMIndicateStatus`: every binding of the adapter is told.
  ///
  /// DDK: `NdisMIndicateStatus` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E134, S32]
  mutating func ndisMIndicateStatus(_ adapter: Int, _ status: Status) {
    enter(.ndisMIndicateStatus, to: ndis, site: adapters[adapter].site, status: status)
    tellStatus(adapter, status)
    leave(.ndisMIndicateStatus)
  }

  /// Models `NdisMIndicateStatusComplete`: the end of what NdisMIndicateStatus began.
  ///
  /// DDK: `NdisMIndicateStatusComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E135]
  mutating func ndisMIndicateStatusComplete(_ adapter: Int) {
    enter(.ndisMIndicateStatusComplete, to: ndis, site: adapters[adapter].site)
    tellStatusComplete(adapter)
    leave(.ndisMIndicateStatusComplete)
  }

  /// Calls ProtocolStatus of every binding, or ProtocolStatusEx of NDIS 6.
  mutating func tellStatus(_ adapter: Int, _ status: Status) {
    let call: Call = adapters[adapter].lists == nil ? .protocolStatus : .protocolStatusEx
    for binding in adapters[adapter].bindings {
      let block = protocols[bindings[binding].protocolDriver]
      enterHandler(
        call, block.names, of: block.component, site: bindings[binding].site, status: status)
      sayCaller(ndis)
      block.driver.protocolStatus(&self, bindings[binding].context, status)
      leave(block.names[call])
    }
  }

  /// Names the caller, where nothing else is open on the running stack.
  mutating func sayCaller(_ component: ComponentID) {
    guard processors.frames.count == processors.base + 1 else { return }
    attach(.from, component)
  }

  /// Calls ProtocolStatusComplete of every binding.
  mutating func tellStatusComplete(_ adapter: Int) {
    for binding in adapters[adapter].bindings {
      let block = protocols[bindings[binding].protocolDriver]
      enterHandler(
        .protocolStatusComplete, block.names, of: block.component, site: bindings[binding].site)
      block.driver.protocolStatusComplete(&self, bindings[binding].context)
      leave(block.names[.protocolStatusComplete])
    }
  }

  /// Models `NdisMIndicateStatusEx`: the filters are told first, from the lowest up, then the bindings.
  ///
  /// A miniport that is halted has no adapter any more: the machine stops (R73).
  ///
  /// DDK: `NdisMIndicateStatusEx` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E230]
  mutating func ndisMIndicateStatusEx(_ adapter: Int, _ status: Status, _ detail: String) {
    enter(.ndisMIndicateStatusEx, to: ndis, site: adapters[adapter].site, status: status)
    attach(.argument, text: detail)
    if adapters[adapter].isInitialized {
      handUpStatus(status, detail, adapter, above: nil)
    } else {
      stopNdis(.none)
    }
    leave(.ndisMIndicateStatusEx)
  }

  /// Models `NdisFIndicateStatus`: a filter passes a status on; one that does not keeps it from everybody above.
  ///
  /// DDK: `NdisFIndicateStatus` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E230]
  mutating func ndisFIndicateStatus(_ module: Int, _ status: Status, _ detail: String?) {
    enter(.ndisFIndicateStatus, to: ndis, site: modules[module].site, status: status)
    if let detail { attach(.argument, text: detail) }
    handUpStatus(status, detail, modules[module].adapter, above: module)
    leave(.ndisFIndicateStatus)
  }

  /// Calls FilterStatus of the next filter above, or ProtocolStatusEx of every binding if there is none.
  mutating func handUpStatus(
    _ status: Status, _ detail: String?, _ adapter: Int, above module: Int?
  ) {
    guard let next = moduleAbove(module, of: adapter, with: []) else {
      return tellStatus(adapter, status)
    }
    let block = modules[next]
    enter(.filterStatus, to: block.component, site: block.site, status: status)
    if let detail { attach(.argument, text: detail) }
    sayCaller(ndis)
    block.driver.filterStatus(&self, next, status, detail)
    leave(.filterStatus)
  }
}
