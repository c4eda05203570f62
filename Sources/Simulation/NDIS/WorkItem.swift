import Events

/// Work items: what a driver leaves to a worker thread (NDIS_REFERENCE S37).
extension World {
  /// Models `NdisScheduleWorkItem` of a protocol driver.
  ///
  /// DDK: `NdisScheduleWorkItem` · IRQL ≤ `DISPATCH_LEVEL`
  mutating func ndisScheduleWorkItem(_ binding: Int, by component: ComponentID) {
    act(.ndisScheduleWorkItem, at: component, site: bindings[binding].site)
    agenda.plan(
      .workItem(binding: Int32(binding), cause: lastSequence), at: later(costs.pendingWork))
  }

  /// A worker thread calls the routine of a work item.
  mutating func runWorkItem(_ binding: Int, cause: UInt32) {
    let block = protocols[bindings[binding].protocolDriver]
    let number = threadNumber("worker")
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

// MARK: - The work item of a miniport

extension World {
  /// Models `NdisQueueIoWorkItem` of a miniport.
  ///
  /// DDK: `NdisQueueIoWorkItem` · IRQL ≤ `DISPATCH_LEVEL`
  mutating func ndisQueueMiniportWorkItem(_ adapter: Int) {
    act(
      .ndisQueueIoWorkItem, at: adapters[adapter].component, site: adapters[adapter].site)
    agenda.plan(
      .miniportWorkItem(adapter: Int32(adapter), cause: lastSequence), at: later(costs.pendingWork))
  }

  /// A system thread runs the work item of a miniport.
  mutating func runMiniportWorkItem(_ adapter: Int, cause: UInt32) {
    let block = adapters[adapter]
    let number = threadNumber("worker")
    asThread(number, on: worker) { world in
      world.enter(
        .ndisIoWorkitemFunction, to: block.component, site: block.site, irql: .passive,
        cause: cause)
      world.attach(.from, world.ndis)
      block.driver.workItemFunction(&world, block.context)
      world.leave(.ndisIoWorkitemFunction)
    }
  }
}
