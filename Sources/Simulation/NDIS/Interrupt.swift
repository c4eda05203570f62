import Events

/// The interrupt path: it belongs to NDIS, not to the miniport (NDIS_REFERENCE 2.11, 1.4).
extension World {
  /// Models `NdisMRegisterInterrupt`, and `NdisMRegisterInterruptEx` of NDIS 6: from here on the card may interrupt.
  mutating func registerInterrupt(_ adapter: Int, _ call: Call, by component: ComponentID) {
    act(call, at: component)
    adapters[adapter].isInterruptRegistered = true
  }

  /// Models `NdisMDeregisterInterrupt`, and `NdisMDeregisterInterruptEx` of NDIS 6.
  ///
  /// Source: [NDIS_REFERENCE R45]
  mutating func deregisterInterrupt(_ adapter: Int, _ call: Call, by component: ComponentID) {
    act(call, at: component)
    adapters[adapter].isInterruptRegistered = false
  }

  /// The interrupt service routine of the library, at device level: it masks the card and queues
  /// the DPC, nothing else.
  ///
  /// A miniport that registered with RequestIsr gets MiniportISR; any other one only
  /// MiniportDisableInterrupt; one of NDIS 6 MiniportInterrupt.
  ///
  /// Source: [NDIS_REFERENCE E402-E404]
  mutating func serviceInterrupt(_ adapter: Int, cause: UInt32) {
    guard let nic = adapters[adapter].nic else { return }
    nics[nic].isLineUp = false
    guard nics[nic].isr & nics[nic].imr != 0, !nics[nic].isRemoved else { return }
    cpu = adapters[adapter].interruptCPU
    let driver = adapters[adapter].driver
    let component = adapters[adapter].component
    let site = adapters[adapter].site
    interrupt(.serviceRoutine, at: ndis, irql: .device, site: site, cause: cause)
    if adapters[adapter].lists != nil {
      enter(.miniportInterrupt, to: component, site: site)
      driver.miniportISR(&self, adapters[adapter].context)
      leave(.miniportInterrupt)
    } else if adapters[adapter].requestsISR {
      enter(.miniportISR, to: component, site: site)
      driver.miniportISR(&self, adapters[adapter].context)
      leave(.miniportISR)
    } else {
      enter(.miniportDisableInterrupt, to: component, site: site)
      driver.miniportDisableInterrupt(&self, adapters[adapter].context)
      leave(.miniportDisableInterrupt)
    }
    act(.keInsertQueueDpc, at: ndis, site: site)
    if !adapters[adapter].isDeferredCallQueued {
      adapters[adapter].isDeferredCallQueued = true
      agenda.plan(
        .deferredCall(adapter: Int32(adapter), cause: lastSequence),
        at: later(costs.deferredCallLatency))
    }
    leave(.serviceRoutine)
  }

  /// The DPC of the library: the miniport does the work of the interrupt, then the card is
  /// unmasked.
  ///
  /// Nothing takes a DPC out of its queue when the card is pulled out: it runs until MiniportHalt has deregistered the
  /// interrupt, finds nothing to do and touches no register. Behind that NDIS calls no handler of the interrupt any more.
  ///
  /// Not modelled: that NdisMDeregisterInterrupt waits for a DPC that is still queued; here it does not run at all.
  ///
  /// Source: [NDIS_REFERENCE E405, E406, S35, R63; NdisMDeregisterInterruptEx]
  mutating func runDeferredCall(_ adapter: Int, cause: UInt32) {
    guard adapters[adapter].isInterruptRegistered else { return }
    let driver = adapters[adapter].driver
    let component = adapters[adapter].component
    adapters[adapter].isDeferredCallQueued = false
    guard adapters[adapter].lists == nil else {
      return inDeferredCall(adapter, cause: cause) { world in
        world.enter(.miniportInterruptDPC, to: component, site: world.adapters[adapter].site)
        driver.miniportHandleInterrupt(&world, world.adapters[adapter].context)
        world.leave(.miniportInterruptDPC)
      }
    }
    inDeferredCall(adapter, cause: cause) { world in
      world.enter(.miniportHandleInterrupt, to: component, site: world.adapters[adapter].site)
      driver.miniportHandleInterrupt(&world, world.adapters[adapter].context)
      world.leave(.miniportHandleInterrupt)
      world.enter(.miniportEnableInterrupt, to: component, site: world.adapters[adapter].site)
      driver.miniportEnableInterrupt(&world, world.adapters[adapter].context)
      world.leave(.miniportEnableInterrupt)
    }
  }

  /// Runs `body` in the DPC of an interrupt: at DISPATCH_LEVEL on the processor of the adapter, under the lock of a serialized
  /// miniport.
  private mutating func inDeferredCall(
    _ adapter: Int, cause: UInt32, _ body: (inout World) -> Void
  ) {
    cpu = adapters[adapter].interruptCPU
    interrupt(
      .handleDeferredProcessing, at: ndis, irql: .dispatch, site: adapters[adapter].site,
      cause: cause)
    lockMiniport(adapter)
    body(&self)
    goOn(adapter)
    leave(.handleDeferredProcessing)
  }

  /// The handler of a miniport is over: what waited for it goes on.
  mutating func goOn(_ adapter: Int) {
    if adapters[adapter].isSerialized { unlock(adapter) } else { startNextRequest(adapter) }
  }
}
