import Events

/// Fetching the part of a frame that the lookahead did not hold (NDIS_REFERENCE E115, E116, S05-S07).
extension World {
  /// Models `NdisTransferData`: copies payload to the start of a packet's buffer chain.
  ///
  /// ByteOffset counts in the received frame, behind its header; it never moves the destination. A range that leaves the
  /// payload fails, and so does a call from anywhere but ProtocolReceive.
  ///
  /// DDK: `NdisTransferData` · IRQL = `DISPATCH_LEVEL`, inside ProtocolReceive only.
  /// Source: [NDIS_REFERENCE E115, S07]
  mutating func ndisTransferData(_ transfer: Transfer) -> (Status, transferred: Int) {
    let adapter = bindings[transfer.binding].adapter
    let payload = frames[transfer.frame.slot].length - Limits.ethernetHeaderBytes
    enter(
      .ndisTransferData, to: ndis, transfer.packet.id, owner: ndis,
      site: bindings[transfer.binding].site, length: transfer.bytes)
    if transfer.byteOffset != 0 { attach(.offset, transfer.byteOffset) }
    attach(.argument, text: transfer.frame.id.description)
    var status = Status.failure
    if adapters[adapter].isResetting {
      status = .resetInProgress
    } else if isInside(.protocolReceive, of: transfer.binding),
      transfer.byteOffset + transfer.bytes <= payload
    {
      status = callMiniportTransferData(adapter, transfer)
    }
    let transferred = status == .success ? transfer.bytes : 0
    leave(
      .ndisTransferData, transfer.packet.id,
      owner: status == .pending ? .none : component(of: transfer.binding), status: status,
      length: transferred)
    return (status, transferred)
  }

  /// DDK: `MiniportTransferData` · IRQL = `DISPATCH_LEVEL`.
  private mutating func callMiniportTransferData(
    _ adapter: Int, _ transfer: Transfer
  ) -> Status {
    let component = adapters[adapter].component
    let driver = adapters[adapter].driver
    let names = adapters[adapter].names
    enterHandler(
      .miniportTransferData, names, of: component, transfer.packet.id, owner: component,
      site: adapters[adapter].site, length: transfer.bytes)
    let status = driver.miniportTransferData(&self, adapters[adapter].context, transfer)
    leave(
      names[.miniportTransferData], transfer.packet.id, owner: status == .pending ? .none : ndis,
      status: status, length: status == .success ? transfer.bytes : 0)
    return status
  }

  /// Models `NdisMTransferDataComplete`: the copy that was answered PENDING is done, or will never be made.
  ///
  /// BytesTransferred is 0 if it has failed.
  ///
  /// DDK: `NdisMTransferDataComplete` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E116]
  mutating func ndisMTransferDataComplete(
    _ adapter: Int, _ transfer: Transfer, _ status: Status
  ) {
    let transferred = status == .success ? transfer.bytes : 0
    enter(
      .ndisMTransferDataComplete, to: ndis, transfer.packet.id, owner: ndis,
      site: adapters[adapter].site, status: status, length: transferred)
    let block = protocols[bindings[transfer.binding].protocolDriver]
    if isGone(transfer.packet) {
      touch(transfer.packet.id, Word.Memory.write, by: adapters[adapter].component)
      stop(BugCheckCode.driverIRQLNotLessOrEqual, over: transfer.packet.id, by: block.component)
      return leave(.ndisMTransferDataComplete, transfer.packet.id)
    }
    enterHandler(
      .protocolTransferDataComplete, block.names, of: block.component, transfer.packet.id,
      owner: block.component, site: bindings[transfer.binding].site, status: status,
      length: transferred)
    block.driver.protocolTransferDataComplete(
      &self, bindings[transfer.binding].context, transfer.packet, status, bytes: transferred)
    leave(block.names[.protocolTransferDataComplete], transfer.packet.id)
    leave(.ndisMTransferDataComplete, transfer.packet.id)
  }

  /// A miniport answers a transfer with PENDING: the timer that it sets is to end it.
  ///
  /// Not modelled: ISR.RDC, by which a DP8390 can say that its remote DMA is done; the driver of the NE2000 masks it.
  ///
  /// Source: [NDIS_REFERENCE E411, S06]
  mutating func pendTransfer(_ adapter: Int) {
    let timer = setEndTimer(adapter)
    adapters[adapter].transferTimer = timer
    agenda.plan(
      .transferDone(adapter: Int32(adapter), cause: timer), at: later(costs.pendingWork))
  }

  /// The timer that ends a pending transfer runs out: the remote DMA of the card is done.
  ///
  /// Nothing runs where it was cancelled: the transfer has failed.
  ///
  /// Source: [NDIS_REFERENCE S06, S35, R45]
  mutating func finishTransfer(_ adapter: Int, cause: UInt32) {
    guard adapters[adapter].isInitialized, adapters[adapter].transferTimer == cause else { return }
    adapters[adapter].transferTimer = 0
    let driver = adapters[adapter].driver
    runEndTimer(adapter, cause: cause) {
      driver.finishTransfer(&$0, $0.adapters[adapter].context)
    }
  }

  /// The protocol driver of a binding.
  func component(of binding: Int) -> ComponentID {
    protocols[bindings[binding].protocolDriver].component
  }
}
