import Events

/// Work items: what a driver leaves to a worker thread (NDIS_REFERENCE S37).
extension World {
  /// Models `NdisScheduleWorkItem` of a protocol driver.
  ///
  /// DDK: `NdisScheduleWorkItem` · IRQL ≤ `DISPATCH_LEVEL`
  mutating func ndisScheduleWorkItem(_ binding: Int, by component: ComponentID) {
    act(.ndisScheduleWorkItem, at: component, site: bindings[binding].site)
    agenda.plan(
      .workItem(binding: Int32(binding), cause: lastSequence), at: now + costs.pendingWork)
  }

  /// A worker thread calls the routine of a work item.
  mutating func runWorkItem(_ binding: Int, cause: UInt32) {
    let block = protocols[bindings[binding].protocolDriver]
    let number = history.lexicon.thread("worker") ?? 0
    asThread(number, on: worker) { world in
      world.enter(
        .workItemRoutine, to: block.component, site: world.bindings[binding].site, irql: .passive,
        cause: cause)
      world.attach(.from, world.ndis)
      block.driver.workItemRoutine(&world, world.bindings[binding].context)
      world.leave(.workItemRoutine)
    }
  }
}
