import Events

/// Timers of NDIS 6: a driver sets one, and its function runs at DISPATCH_LEVEL.
///
/// Not modelled: periodic timers, coalescing, the allocation of the timer object.
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
      at: now + delay)
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
