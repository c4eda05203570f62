import Events

/// Virtual adapters of intermediate drivers (NDIS_REFERENCE 2.4, S16, S17).
extension World {
  /// A call of the library that only notes something.
  mutating func ndisCall(_ call: Call, status: Status = .success) {
    enter(call, to: ndis)
    leave(call, status: status)
  }

  /// Models `NdisIMInitializeDeviceInstanceEx`: permits the virtual adapter to start.
  ///
  /// MPInitialize runs when PnP starts the virtual device: inside this call while a machine comes up, else later.
  ///
  /// DDK: `NdisIMInitializeDeviceInstanceEx` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E060]
  mutating func ndisIMInitializeDeviceInstanceEx(_ adapter: Int) {
    enter(.ndisIMInitializeDeviceInstanceEx, to: ndis, site: adapters[adapter].site)
    adapters[adapter].isStartPending = true
    if isRecording {
      agenda.plan(
        .startDevice(adapter: Int32(adapter), cause: lastSequence), at: later(costs.pendingWork))
    } else {
      startVirtualAdapter(adapter)
    }
    leave(.ndisIMInitializeDeviceInstanceEx, status: .success)
  }

  /// PnP starts a virtual device, unless its driver has taken it back meanwhile.
  mutating func startDevice(_ adapter: Int, cause: UInt32) {
    guard adapters[adapter].isStartPending else { return }
    let number = threadNumber("pnp")
    asThread(number, on: worker) { $0.startVirtualAdapter(adapter) }
  }

  private mutating func startVirtualAdapter(_ adapter: Int) {
    adapters[adapter].isStartPending = false
    startAdapter(adapter)
  }

  /// Models `NdisIMCancelInitializeDeviceInstance`; `false` if MPInitialize is on its way.
  ///
  /// DDK: `NdisIMCancelInitializeDeviceInstance` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E062]
  mutating func ndisIMCancelInitializeDeviceInstance(_ adapter: Int) -> Bool {
    let isInTime = adapters[adapter].isStartPending
    enter(.ndisIMCancelInitializeDeviceInstance, to: ndis, site: adapters[adapter].site)
    adapters[adapter].isStartPending = false
    leave(.ndisIMCancelInitializeDeviceInstance, status: isInTime ? .success : .failure)
    return isInTime
  }

  /// Models `NdisIMDeInitializeDeviceInstance`: the protocols above let go, then MPHalt runs.
  ///
  /// DDK: `NdisIMDeInitializeDeviceInstance` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E063]
  mutating func ndisIMDeInitializeDeviceInstance(_ adapter: Int) {
    enter(.ndisIMDeInitializeDeviceInstance, to: ndis, site: adapters[adapter].site)
    for block in protocols where block.adapter == adapter {
      let binding = bindings[block.binding]
      if binding.context >= 0, !binding.isClosing { callProtocolUnbindAdapter(block) }
    }
    haltAdapter(adapter)
    leave(.ndisIMDeInitializeDeviceInstance, status: .success)
  }

  /// Calls MiniportHalt.
  ///
  /// DDK: `MiniportHalt` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E026]
  mutating func haltAdapter(_ adapter: Int) {
    let names = adapters[adapter].names
    let driver = adapters[adapter].driver
    enterHandler(
      .miniportHalt, names, of: adapters[adapter].component, site: adapters[adapter].site)
    driver.miniportHalt(&self, adapters[adapter].context)
    leave(names[.miniportHalt])
    checkHalt(adapter)
    adapters[adapter].isInitialized = false
    move(adapters[adapter].places.state, to: Word.State.removed)
  }
}

extension World {
  /// The driver fills the NDIS_REQUEST that its own context holds.
  mutating func beginEmbeddedRequest(
    _ binding: Int, _ filter: PacketFilter, for original: ObjectID, by component: ComponentID
  ) -> RequestHandle {
    let id = numbers.next(.request)
    let request = Request(id: id, binding: binding, value: filter)
    note(.own, at: component, id, owner: component, life: .new)
    attach(parent: original)
    return RequestHandle(slot: requests.insert(request), id: id)
  }

  /// The request that a context holds is over.
  mutating func endEmbeddedRequest(_ request: RequestHandle, by component: ComponentID) {
    requests[request.slot].isAlive = false
    requests.remove(request.slot)
    note(.own, at: component, request.id, owner: .nobody, life: .free)
  }
}
