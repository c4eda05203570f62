import Events

/// The surprise removal of a card (NDIS_REFERENCE S35).
///
/// The card is gone before anybody is told. The miniport completes what it has without touching the hardware, NDIS unbinds the
/// protocols, and the miniport is halted. The order of NDIS 5 is not documented in detail.
extension World {
  /// Somebody pulls a card out of the running machine.
  ///
  /// Source: [NDIS_REFERENCE S35, E033]
  mutating func surpriseRemove(_ adapter: Int) {
    guard let nic = adapters[adapter].nic else { return }
    note(.inject, .removeCard, at: nics[nic].component)
    guard !nics[nic].isRemoved, adapters[adapter].isInitialized else { return }
    pullOut(nic)
    tellRemoval(adapter)
    guard !isHalted else { return }
    enter(.irpMnRemoveDevice, to: ndis, site: adapters[adapter].site, irql: .passive)
    if adapters[adapter].lists == nil {
      for block in protocols where block.adapter == adapter { unbindIfBound(block) }
      if !isHalted { haltAdapter(adapter) }
    } else {
      removeListStack(adapter)
    }
    leave(.irpMnRemoveDevice, status: .statusSuccess)
  }

  /// The card takes what is in its memory with it.
  private mutating func pullOut(_ nic: Int) {
    nics[nic].isRemoved = true
    loseTransmitting(nic, Word.Reason.cardRemoved)
  }

  /// The filters are told from the top down, then the miniport, which completes what it has.
  ///
  /// Source: [NDIS_REFERENCE E033, S35]
  private mutating func tellRemoval(_ adapter: Int) {
    let block = adapters[adapter]
    enter(.irpMnSurpriseRemoval, to: ndis, site: block.site, irql: .passive)
    if block.lists == nil { move(block.places.state, to: Word.State.surpriseRemoved) }
    handDownRemoval(adapter, below: nil)
    if block.lists == nil {
      abortSends(adapter, .failure)
      abortReset(adapter)
    }
    leave(.irpMnSurpriseRemoval, status: .statusSuccess)
  }

  /// Calls the handler of the next filter below, or that of the miniport if there is none.
  ///
  /// Drivers of NDIS 5 have MiniportPnPEventNotify for it.
  ///
  /// DDK: `FilterDevicePnPEventNotify`, `MiniportDevicePnPEventNotify`, `MiniportPnPEventNotify` · IRQL = `PASSIVE_LEVEL`.
  /// Source: [NDIS_REFERENCE E033; FilterDevicePnPEventNotify; MiniportPnPEventNotify]
  private mutating func handDownRemoval(_ adapter: Int, below module: Int?) {
    if let next = moduleBelow(module, of: adapter, with: []) {
      let block = modules[next]
      enter(.filterDevicePnPEventNotify, to: block.component, site: block.site)
      attach(.argument, text: World.surpriseRemoved)
      block.driver.filterDevicePnPEventNotify(&self, next)
      return leave(.filterDevicePnPEventNotify)
    }
    let block = adapters[adapter]
    let call: Call =
      block.lists == nil ? .miniportPnPEventNotify : .miniportDevicePnPEventNotify
    enterHandler(call, block.names, of: block.component, site: block.site)
    attach(.argument, text: World.surpriseRemoved)
    block.driver.miniportDevicePnPEventNotify(&self, block.context)
    leave(block.names[call])
  }

  /// Models `NdisFDevicePnPEventNotify`: a filter passes on what it was told about its device.
  ///
  /// DDK: `NdisFDevicePnPEventNotify` · IRQL = `PASSIVE_LEVEL`. Source: [NDIS_REFERENCE E033; NdisFDevicePnPEventNotify]
  mutating func ndisFDevicePnPEventNotify(_ module: Int) {
    enter(.ndisFDevicePnPEventNotify, to: ndis, site: modules[module].site)
    attach(.argument, text: World.surpriseRemoved)
    handDownRemoval(modules[module].adapter, below: module)
    leave(.ndisFDevicePnPEventNotify)
  }

  /// The event that a surprise removal is, as the DDK names it.
  private static let surpriseRemoved = "NdisDevicePnPEventSurpriseRemoved"

  private mutating func unbindIfBound(_ block: ProtocolBlock) {
    let binding = bindings[block.binding]
    guard !isHalted, binding.context >= 0, !binding.isClosing else { return }
    callProtocolUnbindAdapter(block)
  }

  /// NDIS 6: pause, unbind, detach, halt.
  private mutating func removeListStack(_ adapter: Int) {
    pauseStack(adapter)
    for block in protocols where block.adapter == adapter && !isHalted {
      let binding = bindings[block.binding]
      if binding.context >= 0, !binding.isClosing { unbindList(block) }
    }
    guard !isHalted else { return }
    for module in adapters[adapter].modules where modules[module].isAttached { detach(module) }
    let block = adapters[adapter]
    enter(.miniportHaltEx, to: block.component, site: block.site, irql: .passive)
    attach(.argument, text: "NdisHaltDeviceSurpriseRemoved")
    block.driver.miniportHalt(&self, block.context)
    leave(.miniportHaltEx)
    checkHalt(adapter)
    adapters[adapter].isInitialized = false
    move(block.places.state, to: Word.State.halted)
  }
}
