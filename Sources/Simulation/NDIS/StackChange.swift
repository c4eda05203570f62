import Events

/// Restarting a driver stack of NDIS 6, and changing one that runs (NDIS_REFERENCE S21, S33).
extension World {
  /// NDIS restarts a stack from the bottom to the top.
  ///
  /// FilterSetModuleOptions is called for all modules before any of them restarts.
  ///
  /// Source: [NDIS_REFERENCE S21 step 7]
  mutating func restartStack(_ adapter: Int) {
    guard adapters[adapter].isInitialized else { return }
    for module in adapters[adapter].modules.reversed() where modules[module].isAttached {
      callDriver(
        .filterSetModuleOptions, to: modules[module].component, site: modules[module].site,
        irql: .passive)
      leave(.filterSetModuleOptions, status: .success)
    }
    restartMiniport(adapter)
    for module in adapters[adapter].modules.reversed() where modules[module].phase == .paused {
      restartModule(module)
    }
    for binding in adapters[adapter].bindings.reversed() { restartBinding(binding) }
  }

  /// DDK: `MiniportRestart` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E029]
  private mutating func restartMiniport(_ adapter: Int) {
    let block = adapters[adapter]
    move(block.places.state, to: Word.State.restarting)
    callDriver(.miniportRestart, to: block.component, site: block.site, irql: .passive)
    adapters[adapter].isRunning = true
    let status = block.lists?.miniportRestart(&self, block.context) ?? .success
    leave(.miniportRestart, status: status)
    move(block.places.state, to: Word.State.running)
  }

  /// DDK: `FilterRestart` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E243]
  private mutating func restartModule(_ module: Int) {
    let block = modules[module]
    moveModule(module, to: .restarting)
    callDriver(.filterRestart, to: block.component, site: block.site, irql: .passive)
    let status = block.driver.filterRestart(&self, module)
    leave(.filterRestart, status: status)
    moveModule(module, to: status == .success ? .running : .paused)
  }

  /// DDK: `ProtocolNetPnPEvent` (NetEventRestart) · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E049]
  private mutating func restartBinding(_ binding: Int) {
    let block = protocols[bindings[binding].protocolDriver]
    move(bindings[binding].places.state, to: Word.State.restarting)
    callDriver(
      .protocolNetPnPEvent, to: block.component, site: bindings[binding].site, irql: .passive)
    attach(argument: .netEventRestart)
    let status = block.lists?.protocolRestart(&self, bindings[binding].context) ?? .success
    leave(.protocolNetPnPEvent, status: status)
    bindings[binding].isPaused = false
    move(bindings[binding].places.state, to: Word.State.running)
  }
}

// MARK: - Changing a running stack

extension World {
  /// A filter is taken out of a running stack: pause, detach, restart.
  ///
  /// Source: [NDIS_REFERENCE S33]
  mutating func removeModule(_ module: Int) {
    guard modules[module].isAttached else {
      return remark(Remark.isNotInStack, at: modules[module].component)
    }
    takeOut(module)
  }

  private mutating func takeOut(_ module: Int) {
    let adapter = modules[module].adapter
    pauseStack(adapter)
    awaitRequests(adapter)
    guard !isHalted else { return }
    detach(module)
    restartStack(adapter)
  }

  /// A filter driver is unloaded.
  mutating func unloadFilter(_ module: Int) {
    guard !modules[module].isUnloaded else {
      return remark(Remark.isUnloaded, at: modules[module].component)
    }
    modules[module].isUnloaded = true
    modules[module].driver.driverUnload(&self, module)
  }

  /// Models `NdisFDeregisterFilterDriver`: every module of the driver is detached before it returns.
  ///
  /// DDK: `NdisFDeregisterFilterDriver` · IRQL = `PASSIVE_LEVEL`, from the unload routine. Source: [NDIS_REFERENCE E011]
  mutating func ndisFDeregisterFilterDriver(_ module: Int) {
    enter(.ndisFDeregisterFilterDriver, to: ndis)
    if modules[module].isAttached { takeOut(module) }
    leave(.ndisFDeregisterFilterDriver)
  }

  /// A filter is put into a running stack: pause, attach, restart.
  ///
  /// Source: [NDIS_REFERENCE S33]
  mutating func insertModule(_ module: Int) {
    guard !modules[module].isAttached else {
      return remark(Remark.isInStack, at: modules[module].component)
    }
    guard !modules[module].isUnloaded else {
      return remark(Remark.isNotLoaded, at: modules[module].component)
    }
    let adapter = modules[module].adapter
    pauseStack(adapter)
    awaitRequests(adapter)
    guard !isHalted else { return }
    attach(module)
    restartStack(adapter)
  }

  /// NDIS changes a stack only when no request is on its way through it.
  ///
  /// Source: [NDIS_REFERENCE 4.5]
  private mutating func awaitRequests(_ adapter: Int) {
    guard !isHalted else { return }
    awaitEnd(of: adapters[adapter].component) {
      $0.adapters[adapter].request.id == .none && $0.adapters[adapter].requestQueue.isEmpty
    }
  }
}
