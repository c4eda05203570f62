import DequeModule
import Events

/// Timers: a driver sets one, and its function runs at DISPATCH_LEVEL. A filter module has one, and so has a miniport, besides
/// those that end what it has pended.
///
/// Not modelled: periodic timers of filters, coalescing, the allocation of the timer object.
extension World {
  /// Models `NdisSetTimerObject` for the one timer of a filter module.
  ///
  /// DDK: `NdisSetTimerObject` · IRQL ≤ `DISPATCH_LEVEL`
  mutating func ndisSetTimerObject(_ module: Int, after delay: Int64) {
    modules[module].timerRound += 1
    act(.ndisSetTimerObject, at: modules[module].component, site: modules[module].site)
    agenda.plan(
      .filterTimer(
        module: Int32(module), round: modules[module].timerRound, cause: lastSequence),
      at: later(delay))
  }

  /// Models `NdisCancelTimerObject`.
  ///
  /// DDK: `NdisCancelTimerObject` · IRQL ≤ `DISPATCH_LEVEL`
  mutating func ndisCancelTimerObject(_ module: Int) {
    modules[module].timerRound += 1
    act(.ndisCancelTimerObject, at: modules[module].component, site: modules[module].site)
  }

  /// The timer of a module runs out.
  mutating func runTimer(_ module: Int, round: Int32, cause: UInt32) {
    guard modules[module].timerRound == round else { return }
    let block = modules[module]
    cpu = adapters[block.adapter].interruptCPU
    interrupt(
      .ndisTimerFunction, at: block.component, irql: .dispatch, site: block.site, cause: cause)
    block.driver.timerFunction(&self, module)
    leave(.ndisTimerFunction)
  }
}

// MARK: - The timer of a miniport

extension World {
  /// Models `NdisMSetTimer`, and `NdisSetTimerObject` of NDIS 6, for the one timer of a miniport.
  ///
  /// With a period the function is called again and again; both times are in nanoseconds.
  ///
  /// DDK: `NdisMSetTimer`, `NdisSetTimerObject` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E411]
  mutating func setMiniportTimer(_ adapter: Int, after delay: Int64, period: Int64 = 0) {
    let block = adapters[adapter]
    adapters[adapter].timerRound += 1
    adapters[adapter].timerPeriod = period
    adapters[adapter].isTimerSet = true
    act(
      block.lists == nil ? .ndisMSetTimer : .ndisSetTimerObject, at: block.component,
      site: block.site)
    planMiniportTimer(adapter, after: delay)
  }

  /// Models `NdisMCancelTimer`, and `NdisCancelTimerObject` of NDIS 6.
  ///
  /// A periodic timer is cancelled at PASSIVE_LEVEL. At DISPATCH_LEVEL the call cannot wait for a function that is about
  /// to run on another processor: here that is always so, and the function runs once more.
  ///
  /// Source: [NDIS_REFERENCE 6.5 R68, R87]
  mutating func cancelMiniportTimer(_ adapter: Int) {
    let block = adapters[adapter]
    let isLate = block.timerPeriod > 0 && processors.irql[Int(cpu)] > .passive
    if !isLate { adapters[adapter].timerRound += 1 }
    adapters[adapter].timerPeriod = 0
    adapters[adapter].isTimerSet = false
    act(
      block.lists == nil ? .ndisMCancelTimer : .ndisCancelTimerObject, at: block.component,
      site: block.site)
  }

  private mutating func planMiniportTimer(_ adapter: Int, after delay: Int64) {
    agenda.plan(
      .miniportTimer(
        adapter: Int32(adapter), round: adapters[adapter].timerRound, cause: lastSequence),
      at: later(delay))
  }

  /// The timer of a miniport runs out.
  mutating func runMiniportTimer(_ adapter: Int, round: Int32, cause: UInt32) {
    guard adapters[adapter].timerRound == round else { return }
    let period = adapters[adapter].timerPeriod
    adapters[adapter].isTimerSet = period > 0
    let driver = adapters[adapter].driver
    inTimer(
      adapter, of: adapters[adapter].component, cause: cause,
      as: adapters[adapter].lists == nil ? .miniportTimer : .ndisTimerFunction
    ) { world in
      driver.timerFunction(&world, world.adapters[adapter].context)
    }
    let isWanted =
      adapters[adapter].timerPeriod > 0 && adapters[adapter].timerRound == round
    if isWanted { planMiniportTimer(adapter, after: period) }
  }

  /// Runs `body` in a DPC of NDIS or a timer of a miniport, under the lock of a serialized miniport.
  ///
  /// What waited for the function of a timer is the business of NDIS, and no call of the driver: it goes on in ndisMTimerDpc,
  /// the DPC of NDIS. No interrupt has come, so HandleDeferredProcessing has no part in it.
  ///
  /// Not modelled: ndisMTimerDpc around the function that it calls; here it follows, and only where something waited. The name
  /// is that of the public symbols of ndis.sys; the reference does not have it, and nothing else is said of that function.
  ///
  /// Source: [NDIS_REFERENCE E405, E411, S34]
  mutating func inTimer(
    _ adapter: Int, of component: ComponentID, cause: UInt32, as call: Call,
    _ body: (inout World) -> Void
  ) {
    cpu = adapters[adapter].interruptCPU
    interrupt(call, at: component, irql: .dispatch, site: adapters[adapter].site, cause: cause)
    lockMiniport(adapter)
    body(&self)
    guard component != ndis, hasWaitingWork(adapter) else {
      if adapters[adapter].lists == nil { goOn(adapter) }
      return leave(call)
    }
    leave(call)
    interrupt(
      .ndisMTimerDpc, at: ndis, irql: .dispatch, site: adapters[adapter].site, cause: cause)
    goOn(adapter)
    leave(.ndisMTimerDpc)
  }

  /// Whether NDIS 5 has something for a miniport whose function is over.
  private func hasWaitingWork(_ adapter: Int) -> Bool {
    let block = adapters[adapter]
    guard block.lists == nil, !block.isResetting else { return false }
    return !block.requestQueue.isEmpty || !block.sendQueue.isEmpty && !block.isOutOfSendResources
  }
}

// MARK: - The timers that end what a miniport has pended

extension World {
  /// A miniport that answers PENDING sets a timer, in whose function it looks again and completes what it has; returns the
  /// event, which is the cause of that end.
  ///
  /// DDK: `NdisMSetTimer`, `NdisSetTimerObject` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E411, S32]
  mutating func setEndTimer(_ adapter: Int) -> UInt32 {
    let block = adapters[adapter]
    act(
      block.lists == nil ? .ndisMSetTimer : .ndisSetTimerObject, at: block.component,
      site: block.site)
    return lastSequence
  }

  /// Runs `body` as the function of such a timer.
  ///
  /// Source: [NDIS_REFERENCE E411]
  mutating func runEndTimer(_ adapter: Int, cause: UInt32, _ body: (inout World) -> Void) {
    let block = adapters[adapter]
    inTimer(
      adapter, of: block.component, cause: cause,
      as: block.lists == nil ? .miniportTimer : .ndisTimerFunction, body)
  }

  /// A miniport that is halted cancels the timers that were to end a reset, a request or a transfer.
  ///
  /// Source: [NDIS_REFERENCE R45, S32]
  mutating func cancelEndTimers(_ adapter: Int) {
    if adapters[adapter].isResetting {
      adapters[adapter].isResetting = false
      cancelEndTimer(adapter)
    }
    cancelRequestTimer(adapter)
    cancelTransferTimer(adapter)
  }

  /// The request that a miniport has pended does not wait for its timer any more.
  mutating func cancelRequestTimer(_ adapter: Int) {
    guard adapters[adapter].requestTimer != 0 else { return }
    adapters[adapter].requestTimer = 0
    cancelEndTimer(adapter)
  }

  /// The transfer that a miniport has pended does not wait for its timer any more.
  mutating func cancelTransferTimer(_ adapter: Int) {
    guard adapters[adapter].transferTimer != 0 else { return }
    adapters[adapter].transferTimer = 0
    cancelEndTimer(adapter)
  }

  /// DDK: `NdisMCancelTimer`, `NdisCancelTimerObject` · IRQL ≤ `DISPATCH_LEVEL`.
  private mutating func cancelEndTimer(_ adapter: Int) {
    let block = adapters[adapter]
    act(
      block.lists == nil ? .ndisMCancelTimer : .ndisCancelTimerObject, at: block.component,
      site: block.site)
  }
}
