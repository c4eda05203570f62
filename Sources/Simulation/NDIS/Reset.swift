import DequeModule
import Events

/// Resets: of a miniport that seems to hang, or because a protocol asks for it (NDIS_REFERENCE 4.4, E030, E031, S32).
///
/// NDIS 5 takes the packets that the miniport has and gives them back to their protocols with REQUEST_ABORTED. NDIS 6 aborts
/// nothing by itself: the miniport completes what it has before the reset is over.
extension World {
  /// The timer of NDIS: the miniport is asked whether it hangs, and says yes; or NDIS does what a protocol has asked for.
  ///
  /// Not modelled: the checks that find nothing, every two seconds; where NDIS begins a reset that a protocol has asked for,
  /// which is not documented.
  ///
  /// DDK: `MiniportCheckForHang` · IRQL = `DISPATCH_LEVEL`; `MiniportCheckForHangEx` · IRQL = `PASSIVE_LEVEL`.
  /// Source: [NDIS_REFERENCE E030, S32 step 1]
  mutating func checkForHang(_ adapter: Int, cause: UInt32) {
    guard adapters[adapter].isInitialized, !adapters[adapter].isResetting,
      let nic = adapters[adapter].nic, !nics[nic].isRemoved
    else { return }
    guard adapters[adapter].lists == nil else { return checkListMiniport(adapter, cause: cause) }
    inTimer(adapter, of: ndis, cause: cause, as: .miniportHangDpc) { world in
      if world.adapters[adapter].resetBinding == nil {
        world.enter(
          .miniportCheckForHang, to: world.adapters[adapter].component,
          site: world.adapters[adapter].site)
        world.leave(.miniportCheckForHang, status: .isTrue)
      }
      world.startReset(adapter)
    }
  }

  private mutating func checkListMiniport(_ adapter: Int, cause: UInt32) {
    let number = threadNumber("worker")
    asThread(number, on: worker) { world in
      world.enter(
        .miniportCheckForHangEx, to: world.adapters[adapter].component,
        site: world.adapters[adapter].site, irql: .passive, cause: cause)
      world.attach(.from, world.ndis)
      world.leave(.miniportCheckForHangEx, status: .isTrue)
      world.startReset(adapter)
    }
  }

  /// Models `NdisReset`: NDIS does it soon, and says when it is over.
  ///
  /// Not modelled: a reset that is over when this call returns.
  ///
  /// DDK: `NdisReset` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E031, S32]
  mutating func ndisReset(_ binding: Int) -> Status {
    let adapter = bindings[binding].adapter
    enter(.ndisReset, to: ndis, site: bindings[binding].site)
    runDueWork()
    let status = answerToReset(adapter)
    if status == .pending {
      adapters[adapter].resetBinding = binding
      agenda.plan(
        .checkForHang(adapter: Int32(adapter), cause: lastSequence), at: later(costs.pendingWork))
    }
    leave(.ndisReset, status: status)
    return status
  }

  /// What NDIS answers to a protocol that wants a reset.
  ///
  /// Not modelled: the status of NDIS 5 for a card that is gone, which is not documented; it is the one of ``abortReset(_:)``.
  private func answerToReset(_ adapter: Int) -> Status {
    let block = adapters[adapter]
    guard let nic = block.nic else { return .notResettable }
    if block.isResetting || block.resetBinding != nil { return .resetInProgress }
    return nics[nic].isRemoved ? .hardErrors : .pending
  }

  /// Tells the bindings, then asks the miniport.
  private mutating func startReset(_ adapter: Int) {
    adapters[adapter].isResetting = true
    tellReset(adapter, .resetStart)
    let block = adapters[adapter]
    let isEx = block.lists != nil
    if !isEx { move(block.places.state, to: Word.State.resetting) }
    let call: Call = isEx ? .miniportResetEx : .miniportReset
    enterHandler(
      call, block.names, of: block.component, site: block.site, irql: isEx ? nil : .dispatch)
    sayCaller(ndis)
    let status = block.driver.miniportReset(&self, block.context)
    guard status == .pending else {
      leave(block.names[call], status: status)
      return endReset(adapter, status)
    }
    let timer = setEndTimer(adapter)
    agenda.plan(.resetDone(adapter: Int32(adapter), cause: timer), at: later(costs.pendingWork))
    leave(block.names[call], status: status)
  }

  /// The miniport finished a reset that it answered with PENDING; it failed if the card is gone.
  ///
  /// Not modelled: the status of NDIS 5 for it, which is not documented; see ``abortReset(_:)``.
  ///
  /// Source: [NDIS_REFERENCE E031, S35]
  mutating func finishReset(_ adapter: Int, cause: UInt32) {
    guard adapters[adapter].isResetting else { return }
    let driver = adapters[adapter].driver
    runEndTimer(adapter, cause: cause) { world in
      driver.finishReset(&world, world.adapters[adapter].context)
      world.ndisMResetComplete(adapter, world.isCardGone(adapter) ? .hardErrors : .success)
    }
  }

  /// Models `NdisMResetComplete`.
  ///
  /// DDK: `NdisMResetComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E031]
  private mutating func ndisMResetComplete(_ adapter: Int, _ status: Status) {
    enter(.ndisMResetComplete, to: ndis, site: adapters[adapter].site, status: status)
    endReset(adapter, status)
    leave(.ndisMResetComplete)
  }

  /// NDIS aborts the sends (NDIS 5), restores the addresses, and tells the bindings.
  private mutating func endReset(_ adapter: Int, _ status: Status) {
    abortSends(adapter, .requestAborted)
    let isRemoved = isCardGone(adapter)
    if !isRemoved { restoreAddressing(adapter) }
    adapters[adapter].isResetting = false
    if adapters[adapter].lists == nil, !isRemoved {
      move(adapters[adapter].places.state, to: Word.State.initialized)
    }
    tellReset(adapter, .resetEnd)
    answerReset(adapter, status)
    if adapters[adapter].lists != nil { offerNextOidRequest(adapter) }
  }

  /// Whether an adapter has lost its card.
  private func isCardGone(_ adapter: Int) -> Bool {
    adapters[adapter].nic.map { nics[$0].isRemoved } ?? false
  }

  /// A reset that a protocol has asked for, and that has not begun, cannot be done any more: the card is gone.
  ///
  /// Without an answer the protocol would wait for it for ever when it is unbound.
  ///
  /// Not modelled: the status and the moment of NDIS 5, which are not documented; HARD_ERRORS is the one of the list that says
  /// what happened.
  ///
  /// Source: [NDIS_REFERENCE E031, S35]
  mutating func abortReset(_ adapter: Int) {
    if !adapters[adapter].isResetting { answerReset(adapter, .hardErrors) }
  }

  /// The protocol that has asked for the reset hears how it went.
  private mutating func answerReset(_ adapter: Int, _ status: Status) {
    guard let binding = adapters[adapter].resetBinding else { return }
    adapters[adapter].resetBinding = nil
    let block = protocols[bindings[binding].protocolDriver]
    enterHandler(
      .protocolResetComplete, block.names, of: block.component, site: bindings[binding].site,
      status: status)
    block.driver.protocolResetComplete(&self, bindings[binding].context, status)
    leave(block.names[.protocolResetComplete])
  }

  /// Everybody above is told where a reset begins and ends; the filters of NDIS 6 pass it on.
  ///
  /// Source: [NDIS_REFERENCE S32; NDIS_STATUS_RESET_START]
  private mutating func tellReset(_ adapter: Int, _ status: Status) {
    guard adapters[adapter].lists == nil else {
      return handUpStatus(status, nil, adapter, above: nil)
    }
    tellStatus(adapter, status)
    tellStatusComplete(adapter)
  }

  /// What a miniport knows when the packets that it has belong to NDIS again; nobody owns them if the card is gone.
  ///
  /// Source: [NDIS_REFERENCE S32 step 3, S35]
  mutating func forgetSends<Row: SendingAdapter>(of adapter: Row) -> Row {
    var row = adapter
    let device = row.device
    while let packet = row.packets.popFirst() {
      act(
        .removeHeadList, at: device.component, packet.id,
        owner: nics[device.nic].isRemoved ? .none : ndis, place: device.transmitQueue,
        queue: .remove, value: row.packets.count)
      adapters[device.adapter].abortedSends.append(packet)
    }
    row.loadedCount = 0
    row.completedEarlyCount = 0
    row.hasRefused = false
    return row
  }

  /// What a miniport has forgotten, completed with FAILURE because its card is gone.
  ///
  /// Source: [NDIS_REFERENCE S35]
  mutating func failForgottenSends(_ adapter: Int) {
    for packet in takeAbortedSends(adapter) { ndisMSendComplete(adapter, packet, .failure) }
  }

  private mutating func takeAbortedSends(_ adapter: Int) -> [PacketHandle] {
    defer { adapters[adapter].abortedSends = [] }
    return adapters[adapter].abortedSends
  }

  /// Gives the packets that the miniport had, and those that waited for it, back to their protocols.
  ///
  /// Source: [NDIS_REFERENCE S32 step 3]
  mutating func abortSends(_ adapter: Int, _ status: Status) {
    for packet in takeAbortedSends(adapter) { giveBack(packet, status, from: adapter) }
    adapters[adapter].isOutOfSendResources = false
    while let packet = adapters[adapter].sendQueue.popFirst() {
      act(
        .removeHeadList, at: ndis, packet.id, place: adapters[adapter].places.sendQueue,
        queue: .remove, value: adapters[adapter].sendQueue.count)
      giveBack(packet, status, from: adapter)
    }
  }

  /// AddressingReset: the card has forgotten its packet filter, and NDIS sets it again.
  ///
  /// Source: [NDIS_REFERENCE S32 step 4]
  private mutating func restoreAddressing(_ adapter: Int) {
    guard adapters[adapter].needsAddressing else { return }
    adapters[adapter].needsAddressing = false
    let block = adapters[adapter]
    enterHandler(
      .miniportSetInformation, block.names, of: block.component, site: block.site, irql: .dispatch,
      length: 4)
    attach(.oid, text: PacketFilter.oidName)
    _ = block.driver.miniportSetInformation(
      &self, block.context, filter: combinedFilter(adapter))
    leave(block.names[.miniportSetInformation], status: .success)
  }
}
