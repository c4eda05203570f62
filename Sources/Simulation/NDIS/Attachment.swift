import Events

/// Starting, pausing and changing a driver stack of NDIS 6 (NDIS_REFERENCE 4.1, 4.3, 4.5, S21, S33).
///
/// A stack starts from the bottom to the top and is paused from the top to the bottom. Everything that is attached or bound
/// begins Paused; a restart makes it run.
///
/// Not modelled: the notification of the protocols that the list of modules has changed (S33 step 4), a restart that is
/// answered PENDING or that fails.
extension World {
  /// The plug and play manager starts an adapter of an NDIS 6 miniport, with its filters and bindings.
  ///
  /// If the miniport cannot be initialized, the adapter is Halted again, and nobody is attached or bound.
  ///
  /// Source: [NDIS_REFERENCE S33]
  mutating func startListAdapter(_ adapter: Int) {
    let block = adapters[adapter]
    enter(.irpMnStartDevice, to: ndis, site: block.site, irql: .passive)
    move(block.places.state, to: Word.State.initializing)
    enter(.miniportInitializeEx, to: block.component, site: block.site)
    let status = block.driver.miniportInitialize(&self, block.context, adapter)
    leave(.miniportInitializeEx, status: status)
    guard status == .success else {
      move(block.places.state, to: Word.State.halted)
      return leave(.irpMnStartDevice, status: .statusUnsuccessful)
    }
    move(block.places.state, to: Word.State.paused)
    adapters[adapter].isInitialized = true
    for module in adapters[adapter].modules.reversed() where modules[module].isInStack {
      attach(module)
    }
    for index in protocols.indices
    where protocols[index].adapter == adapter && protocols[index].isRegistered {
      bindList(index)
    }
    restartStack(adapter)
    leave(.irpMnStartDevice, status: .statusSuccess)
  }

  /// Calls FilterAttach.
  ///
  /// DDK: `FilterAttach` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E240]
  mutating func attach(_ module: Int) {
    let block = modules[module]
    moveModule(module, to: .attaching)
    callDriver(.filterAttach, to: block.component, site: block.site, irql: .passive)
    let status = block.driver.filterAttach(&self, module)
    leave(.filterAttach, status: status)
    modules[module].isAttached = status == .success
    moveModule(module, to: status == .success ? .paused : .detached)
  }

  /// Calls FilterDetach; it cannot fail.
  ///
  /// DDK: `FilterDetach` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E241]
  mutating func detach(_ module: Int) {
    let block = modules[module]
    callDriver(.filterDetach, to: block.component, site: block.site, irql: .passive)
    block.driver.filterDetach(&self, module)
    leave(.filterDetach)
    modules[module].isAttached = false
    moveModule(module, to: .detached)
  }

  /// Calls ProtocolBindAdapterEx; the binding is Paused after it.
  ///
  /// DDK: `ProtocolBindAdapterEx` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E041, 4.1]
  private mutating func bindList(_ driver: Int) {
    let block = protocols[driver]
    enter(
      .protocolBindAdapterEx, to: block.component, site: adapters[block.adapter].site,
      irql: .passive)
    move(bindings[block.binding].places.state, to: Word.State.opening)
    let status = block.driver.protocolBindAdapter(&self, driver)
    leave(.protocolBindAdapterEx, status: status)
    move(bindings[block.binding].places.state, to: Word.State.paused)
  }

  /// NDIS pauses the binding, then takes the adapter away.
  ///
  /// DDK: `ProtocolUnbindAdapterEx` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E045, 4.1]
  mutating func unbindList(_ block: ProtocolBlock) {
    if !bindings[block.binding].isPaused { pauseBinding(block.binding) }
    guard !isHalted else { return }
    move(bindings[block.binding].places.state, to: Word.State.closing)
    callDriver(
      .protocolUnbindAdapterEx, to: block.component, site: bindings[block.binding].site,
      irql: .passive)
    let status = block.driver.protocolUnbindAdapter(&self, bindings[block.binding].context)
    leave(.protocolUnbindAdapterEx, status: status)
    move(bindings[block.binding].places.state, to: Word.State.unbound)
  }

  /// Models `NdisOpenAdapterEx`.
  ///
  /// Not modelled: an open that is answered PENDING.
  ///
  /// DDK: `NdisOpenAdapterEx` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E042]
  mutating func ndisOpenAdapterEx(_ binding: Int, context: Int) -> Status {
    enter(.ndisOpenAdapterEx, to: ndis, site: bindings[binding].site)
    bindings[binding].context = context
    addToBindingList(binding)
    leave(.ndisOpenAdapterEx, status: .success)
    return .success
  }

  /// Models `NdisCloseAdapterEx`.
  ///
  /// Not modelled: a close that is answered PENDING.
  ///
  /// DDK: `NdisCloseAdapterEx` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E046]
  mutating func ndisCloseAdapterEx(_ binding: Int) -> Status {
    enter(.ndisCloseAdapterEx, to: ndis, site: bindings[binding].site)
    bindings[binding].isClosing = true
    bindings[binding].filter = []
    adapters[bindings[binding].adapter].bindings.removeAll { $0 == binding }
    bindings[binding].isCloseComplete = true
    leave(.ndisCloseAdapterEx, status: .success)
    return .success
  }

  /// Models `NdisSetOptionalHandlers` of a filter that asks for handlers of receives.
  ///
  /// Outside FilterSetOptions and FilterSetModuleOptions it fails; no driver of the catalog calls it there.
  ///
  /// DDK: `NdisSetOptionalHandlers` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE 6.3 R48, E244]
  mutating func ndisSetOptionalHandlers(_ module: Int) -> Status {
    enter(.ndisSetOptionalHandlers, to: ndis, site: modules[module].site)
    leave(.ndisSetOptionalHandlers, status: .failure)
    return .failure
  }

  mutating func moveModule(_ module: Int, to phase: FilterPhase) {
    modules[module].phase = phase
    move(modules[module].state, to: phase.word)
  }
}

extension FilterPhase {
  /// The state as the picture names it.
  var word: Word {
    switch self {
    case .detached: Word.State.detached
    case .attaching: Word.State.attaching
    case .paused: Word.State.paused
    case .restarting: Word.State.restarting
    case .running: Word.State.running
    case .pausing: Word.State.pausing
    }
  }
}

// MARK: - Pause

extension World {
  /// NDIS pauses a stack from the top to the bottom: bindings, filters, miniport.
  ///
  /// Source: [NDIS_REFERENCE S21]
  mutating func pauseStack(_ adapter: Int) {
    for binding in adapters[adapter].bindings where !bindings[binding].isPaused {
      pauseBinding(binding)
    }
    for module in adapters[adapter].modules where modules[module].phase == .running {
      pauseModule(module)
    }
    guard !isHalted, adapters[adapter].isRunning else { return }
    pauseMiniport(adapter)
  }

  /// DDK: `ProtocolNetPnPEvent` (NetEventPause) · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E049, 4.1]
  private mutating func pauseBinding(_ binding: Int) {
    let block = protocols[bindings[binding].protocolDriver]
    move(bindings[binding].places.state, to: Word.State.pausing)
    bindings[binding].isPausing = true
    callDriver(
      .protocolNetPnPEvent, to: block.component, site: bindings[binding].site, irql: .passive)
    attach(argument: .netEventPause)
    let status = block.lists?.protocolPause(&self, bindings[binding].context) ?? .success
    leave(.protocolNetPnPEvent, status: status)
    if status == .pending {
      awaitEnd(of: block.component, watchdog: 0x01) { !$0.bindings[binding].isPausing }
    }
    bindings[binding].isPausing = false
    bindings[binding].isPaused = true
    move(bindings[binding].places.state, to: Word.State.paused)
  }

  /// Models `NdisQueueIoWorkItem` for a protocol whose last send came back at DISPATCH_LEVEL.
  ///
  /// NdisCompleteNetPnPEvent is called at PASSIVE_LEVEL only, so the completion handler cannot do it.
  ///
  /// DDK: `NdisQueueIoWorkItem` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E049, S21 step 3]
  mutating func ndisQueuePauseWorkItem(_ binding: Int, by component: ComponentID) {
    act(.ndisQueueIoWorkItem, at: component, site: bindings[binding].site)
    agenda.plan(
      .pauseWorkItem(binding: Int32(binding), cause: lastSequence), at: later(costs.pendingWork))
  }

  /// Runs the work item with which a protocol ends its pause.
  mutating func runPauseWorkItem(_ binding: Int, cause: UInt32) {
    asWorker { world in
      world.enter(
        .ndisIoWorkitemFunction, to: world.component(of: binding),
        site: world.bindings[binding].site, irql: .passive, cause: cause)
      world.ndisCompleteNetPnPEvent(binding)
      world.leave(.ndisIoWorkitemFunction)
    }
  }

  /// Models `NdisCompleteNetPnPEvent` for a pause that was answered PENDING.
  ///
  /// DDK: `NdisCompleteNetPnPEvent` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E049]
  mutating func ndisCompleteNetPnPEvent(_ binding: Int) {
    enter(.ndisCompleteNetPnPEvent, to: ndis, site: bindings[binding].site, status: .success)
    bindings[binding].isPausing = false
    leave(.ndisCompleteNetPnPEvent)
  }

  /// DDK: `FilterPause` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E242, 4.5]
  private mutating func pauseModule(_ module: Int) {
    let block = modules[module]
    moveModule(module, to: .pausing)
    callDriver(.filterPause, to: block.component, site: block.site, irql: .passive)
    let status = block.driver.filterPause(&self, module)
    leave(.filterPause, status: status)
    if status == .pending {
      awaitEnd(of: block.component, watchdog: 0x11) { $0.modules[module].phase != .pausing }
    }
    moveModule(module, to: .paused)
  }

  /// Models `NdisFPauseComplete`.
  ///
  /// DDK: `NdisFPauseComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E242]
  mutating func ndisFPauseComplete(_ module: Int) {
    enter(.ndisFPauseComplete, to: ndis, site: modules[module].site)
    modules[module].phase = .paused
    leave(.ndisFPauseComplete)
  }

  /// DDK: `MiniportPause` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E028, 4.3]
  private mutating func pauseMiniport(_ adapter: Int) {
    let block = adapters[adapter]
    adapters[adapter].isRunning = false
    move(block.places.state, to: Word.State.pausing)
    callDriver(.miniportPause, to: block.component, site: block.site, irql: .passive)
    let status = block.lists?.miniportPause(&self, block.context) ?? .success
    leave(.miniportPause, status: status)
    if status == .pending {
      awaitEnd(of: block.component, watchdog: 0x21) { $0.adapters[adapter].isPauseComplete }
    }
    adapters[adapter].isPauseComplete = false
    move(block.places.state, to: Word.State.paused)
  }

  /// Models `NdisMPauseComplete`.
  ///
  /// DDK: `NdisMPauseComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E028]
  mutating func ndisMPauseComplete(_ adapter: Int) {
    enter(.ndisMPauseComplete, to: ndis, site: adapters[adapter].site)
    adapters[adapter].isPauseComplete = true
    leave(.ndisMPauseComplete)
  }

  /// The thread that changes a stack waits for a driver; if a pause never ends, the watchdog stops the machine.
  ///
  /// `subcode` says what the watchdog waits for: a protocol, a filter or a miniport.
  ///
  /// Not modelled: how long the watchdog waits.
  /// Source: [NDIS_REFERENCE 6.3 R41]
  mutating func awaitEnd(
    of component: ComponentID, watchdog subcode: Int? = nil, _ isReached: (World) -> Bool
  ) {
    processors.threads[Int(cpu)] -= 1
    runOtherWork(until: isReached)
    processors.threads[Int(cpu)] += 1
    guard !isHalted, !isReached(self) else { return }
    let name = history.lexicon.title(component)
    remark(Remark.neverEnds(name, hasWatchdog: subcode != nil), at: component)
    if let subcode {
      bugCheck(
        BugCheckCode.ndisDriver, [NdisRule.watchdog.rawValue, subcode, 0, 0], at: ndis)
    }
    isHalted = true
  }
}

extension World {
  /// NDIS calls a driver at PASSIVE_LEVEL, on a thread of its own or inside of another call.
  mutating func callDriver(
    _ call: Call, to component: ComponentID, site: SiteID, irql: IRQL = .passive
  ) {
    enter(call, to: component, site: site, irql: irql)
    sayCaller(ndis)
  }

  /// NDIS hands a request to a driver, or gives it back to one, on a thread of its own or inside of another call.
  mutating func callDriver(
    _ call: Call, to component: ComponentID, _ request: RequestHandle, site: SiteID,
    status: Status = .none, length: Int? = nil
  ) {
    enter(
      call, to: component, request.id, owner: component, site: site, status: status,
      length: length)
    sayCaller(ndis)
  }
}
