import Events

/// Registration, binding, and their end (NDIS_REFERENCE 2.1-2.3, 4.2, 4.4, S12).
extension World {
  /// Models `NdisRegisterProtocol`: the protocol is on NDIS's list.
  ///
  /// NDIS then offers it every adapter that its registry entry names and that runs already.
  ///
  /// DDK: `NdisRegisterProtocol` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E002]
  mutating func ndisRegisterProtocol(_ driver: Int) {
    enter(.ndisRegisterProtocol, to: ndis)
    protocols[driver].isRegistered = true
    if adapters[protocols[driver].adapter].isInitialized { bind(driver) }
    leave(.ndisRegisterProtocol, status: .success)
  }

  /// Models `NdisMRegisterMiniport`.
  mutating func ndisMRegisterMiniport() {
    enter(.ndisMRegisterMiniport, to: ndis)
    leave(.ndisMRegisterMiniport, status: .success)
  }

  /// The plug and play manager starts an adapter: MiniportInitialize, then the bindings.
  ///
  /// Source: [NDIS_REFERENCE E020-E025, 4.4]
  mutating func startAdapter(_ adapter: Int) {
    let component = adapters[adapter].component
    let driver = adapters[adapter].driver
    enter(.irpMnStartDevice, to: ndis, site: adapters[adapter].site, irql: .passive)
    let names = adapters[adapter].names
    enterHandler(.miniportInitialize, names, of: component, site: adapters[adapter].site)
    let status = driver.miniportInitialize(&self, adapters[adapter].context, adapter)
    leave(names[.miniportInitialize], status: status)
    move(adapters[adapter].places.state, to: Word.State.initialized)
    adapters[adapter].isInitialized = true
    for index in protocols.indices
    where protocols[index].adapter == adapter && protocols[index].isRegistered { bind(index) }
    leave(.irpMnStartDevice, status: .statusSuccess)
  }

  /// Calls ProtocolBindAdapter.
  ///
  /// DDK: `ProtocolBindAdapter` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E040]
  private mutating func bind(_ driver: Int) {
    let block = protocols[driver]
    enterHandler(
      .protocolBindAdapter, block.names, of: block.component, site: adapters[block.adapter].site,
      irql: .passive)
    let status = block.driver.protocolBindAdapter(&self, driver)
    leave(block.names[.protocolBindAdapter], status: status)
  }

  /// Models `NdisOpenAdapter`: makes the open block.
  ///
  /// Its packet filter is 0, so nothing is received yet. A call from anywhere but ProtocolBindAdapter is refused.
  ///
  /// DDK: `NdisOpenAdapter` · IRQL = `PASSIVE_LEVEL`, inside ProtocolBindAdapter only.
  /// Source: [NDIS_REFERENCE E042, E043]
  mutating func ndisOpenAdapter(_ binding: Int, context: Int) -> Status {
    enter(.ndisOpenAdapter, to: ndis, site: bindings[binding].site)
    guard isInside(.protocolBindAdapter, of: binding) else {
      leave(.ndisOpenAdapter, status: .failure)
      return .failure
    }
    bindings[binding].context = context
    let isPended =
      choose(.finishInside, at: .ndisOpenAdapter, by: ndis, among: World.finishedOrPended)
      == Word.Outcome.pending
    if isPended {
      agenda.plan(
        .openDone(binding: Int32(binding), cause: lastSequence), at: later(costs.pendingWork))
    } else {
      addToBindingList(binding)
    }
    let status: Status = isPended ? .pending : .success
    leave(.ndisOpenAdapter, status: status)
    return status
  }

  /// Puts a binding on its adapter's list, at a place that must not matter (CP10).
  mutating func addToBindingList(_ binding: Int) {
    let adapter = bindings[binding].adapter
    bindings[binding].isOpen = true
    let others = adapters[adapter].bindings.count
    guard others > 0 else { return adapters[adapter].bindings.append(binding) }
    let place = chooseNumber(.bindingOrder, in: 0...others, at: .ndisOpenAdapter, by: ndis)
    adapters[adapter].bindings.insert(binding, at: place)
  }

  /// NDIS finished an open that it answered with PENDING.
  mutating func finishOpen(_ binding: Int, cause: UInt32) {
    asWorker { world in
      world.addToBindingList(binding)
      world.callBack(.protocolOpenAdapterComplete, binding, cause) {
        $1.protocolOpenAdapterComplete(&$0, $0.bindings[binding].context, .success)
      }
    }
  }

  /// Calls a completion handler of a protocol on a worker thread.
  private mutating func callBack(
    _ call: Call, _ binding: Int, _ cause: UInt32,
    _ body: (inout World, any ProtocolDriver) -> Void
  ) {
    let block = protocols[bindings[binding].protocolDriver]
    enterHandler(
      call, block.names, of: block.component, site: bindings[binding].site, irql: .passive,
      status: .success,
      cause: cause)
    attach(.from, ndis)
    body(&self, block.driver)
    leave(block.names[call])
  }

  mutating func asWorker(_ body: (inout World) -> Void) {
    let number = threadNumber("worker")
    asThread(number, on: worker, body)
  }
}

// MARK: - The end of a binding

extension World {
  /// The plug and play manager unbinds a protocol.
  ///
  /// DDK: `ProtocolUnbindAdapter` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E045, S12]
  mutating func unbind(_ driver: Int) {
    let block = protocols[driver]
    let context = bindings[block.binding].context
    note(.inject, .protocolUnbindAdapter, at: block.component)
    guard context >= 0, !bindings[block.binding].isClosing else { return }
    guard block.lists == nil else { return unbindList(block) }
    callProtocolUnbindAdapter(block)
  }

  /// Calls ProtocolUnbindAdapter of a binding that is open.
  ///
  /// DDK: `ProtocolUnbindAdapter` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E045]
  mutating func callProtocolUnbindAdapter(_ block: ProtocolBlock) {
    let cause = processors.frames.count == processors.base ? lastSequence : 0
    enterHandler(
      .protocolUnbindAdapter, block.names, of: block.component,
      site: bindings[block.binding].site, irql: .passive, cause: cause)
    if cause > 0 { attach(.from, ndis) }
    bindings[block.binding].isUnbinding = true
    let status = block.driver.protocolUnbindAdapter(&self, bindings[block.binding].context)
    leave(block.names[.protocolUnbindAdapter], status: status)
    move(bindings[block.binding].places.state, to: Word.State.none)
  }

  /// The I/O manager unloads a protocol driver.
  mutating func unload(_ driver: Int) {
    note(.inject, .driverUnload, at: protocols[driver].component)
    guard protocols[driver].isRegistered else { return }
    protocols[driver].driver.driverUnload(&self, driver)
  }

  /// NDIS unbinds a driver that is going to be unloaded from everything that it is still bound to.
  mutating func unbindBeforeUnload(_ driver: Int) {
    let block = protocols[driver]
    guard bindings[block.binding].context >= 0, !bindings[block.binding].isClosing else { return }
    if block.lists == nil { callProtocolUnbindAdapter(block) } else { unbindList(block) }
  }

  /// Models `NdisDeregisterProtocol`: open bindings are unbound before it returns.
  ///
  /// DDK: `NdisDeregisterProtocol` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E010]
  mutating func ndisDeregisterProtocol(_ driver: Int) {
    enter(.ndisDeregisterProtocol, to: ndis)
    unbindBeforeUnload(driver)
    protocols[driver].isRegistered = false
    leave(.ndisDeregisterProtocol, status: .success)
  }

  /// Models `NdisDeregisterProtocolDriver`: open bindings are paused and unbound before it returns.
  ///
  /// DDK: `NdisDeregisterProtocolDriver` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E010, 4.1]
  mutating func ndisDeregisterProtocolDriver(_ driver: Int) {
    enter(.ndisDeregisterProtocolDriver, to: ndis)
    unbindBeforeUnload(driver)
    protocols[driver].isRegistered = false
    leave(.ndisDeregisterProtocolDriver)
  }

  /// Models `NdisCloseAdapter`: the handle is dead from the moment of the call.
  ///
  /// NDIS delays the completion until the requests of the binding are completed (E047).
  ///
  /// Not modelled: that NDIS then gives the card the packet filters of the bindings that are left.
  ///
  /// DDK: `NdisCloseAdapter` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E046]
  mutating func ndisCloseAdapter(_ binding: Int) -> Status {
    enter(.ndisCloseAdapter, to: ndis, site: bindings[binding].site)
    guard !bindings[binding].isClosing else {
      stopOverAddress(by: ndis)
      leave(.ndisCloseAdapter, status: .failure)
      return .failure
    }
    bindings[binding].isClosing = true
    bindings[binding].filter = []
    adapters[bindings[binding].adapter].bindings.removeAll { $0 == binding }
    move(bindings[binding].places.state, to: Word.State.closing)
    let hasRequests = bindings[binding].requestCount > 0
    let isPended =
      hasRequests
      || choose(.finishInside, at: .ndisCloseAdapter, by: ndis, among: World.finishedOrPended)
        == Word.Outcome.pending
    if hasRequests {
      bindings[binding].isClosePended = true
    } else if isPended {
      planCloseEnd(binding)
    } else {
      bindings[binding].isCloseComplete = true
    }
    let status: Status = isPended ? .pending : .success
    leave(.ndisCloseAdapter, status: status)
    return status
  }

  /// Nothing holds the binding any more: NDIS will soon have closed it.
  mutating func planCloseEnd(_ binding: Int) {
    bindings[binding].isClosePended = false
    agenda.plan(
      .closeDone(binding: Int32(binding), cause: lastSequence), at: later(costs.pendingWork))
  }

  /// NDIS finished a close that it answered with PENDING.
  mutating func finishClose(_ binding: Int, cause: UInt32) {
    asWorker { world in
      world.bindings[binding].isCloseComplete = true
      world.callBack(.protocolCloseAdapterComplete, binding, cause) {
        $1.protocolCloseAdapterComplete(&$0, $0.bindings[binding].context, .success)
      }
    }
  }
}
