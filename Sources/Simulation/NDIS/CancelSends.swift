import DequeModule
import Events

/// Cancelling sends by their cancel id (NDIS_REFERENCE E108, E207, S32, R16).
///
/// A packet or list carries the id that its protocol gave it; here the protocol takes a number for each program. Only what still
/// waits in a queue can be cancelled; what is in the card goes out.
extension World {
  /// Models `NdisCancelSendPackets`: the queue of NDIS first, then the miniport, if it has a handler.
  ///
  /// DDK: `NdisCancelSendPackets` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E108]
  mutating func ndisCancelSendPackets(_ binding: Int, cancelID: Int) {
    let adapter = bindings[binding].adapter
    enter(.ndisCancelSendPackets, to: ndis, site: bindings[binding].site)
    sayCaller(component(of: binding))
    attach(.argument, text: World.named(cancelID))
    let waiting = adapters[adapter].sendQueue.filter { packets[$0.slot].cancelID == cancelID }
    for packet in waiting {
      adapters[adapter].sendQueue.removeAll { $0 == packet }
      act(
        .removeEntryList, at: ndis, packet.id, place: adapters[adapter].places.sendQueue,
        queue: .remove, value: adapters[adapter].sendQueue.count)
      giveBack(packet, .requestAborted, from: adapter)
    }
    let block = adapters[adapter]
    if block.driver.cancelsSends {
      enterHandler(.miniportCancelSendPackets, block.names, of: block.component, site: block.site)
      attach(.argument, text: World.named(cancelID))
      block.driver.miniportCancelSendPackets(&self, block.context, cancelID: cancelID)
      leave(block.names[.miniportCancelSendPackets])
    }
    leave(.ndisCancelSendPackets)
  }

  /// Models `NdisCancelSendNetBufferLists`: through the filters to the miniport.
  ///
  /// DDK: `NdisCancelSendNetBufferLists` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E207]
  mutating func ndisCancelSendNetBufferLists(_ binding: Int, cancelID: Int) {
    enter(.ndisCancelSendNetBufferLists, to: ndis, site: bindings[binding].site)
    sayCaller(component(of: binding))
    attach(.argument, text: World.named(cancelID))
    handDownCancel(cancelID, bindings[binding].adapter, below: nil)
    leave(.ndisCancelSendNetBufferLists)
  }

  /// Models `NdisFCancelSendNetBufferLists`: a filter passes the id on.
  ///
  /// DDK: `NdisFCancelSendNetBufferLists` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E207]
  mutating func ndisFCancelSendNetBufferLists(_ module: Int, cancelID: Int) {
    enter(.ndisFCancelSendNetBufferLists, to: ndis, site: modules[module].site)
    attach(.argument, text: World.named(cancelID))
    handDownCancel(cancelID, modules[module].adapter, below: module)
    leave(.ndisFCancelSendNetBufferLists)
  }

  private mutating func handDownCancel(_ cancelID: Int, _ adapter: Int, below module: Int?) {
    if let next = moduleBelow(module, of: adapter, with: .send) {
      let block = modules[next]
      enter(.filterCancelSendNetBufferLists, to: block.component, site: block.site)
      attach(.argument, text: World.named(cancelID))
      block.driver.filterCancelSendNetBufferLists(&self, next, cancelID: cancelID)
      return leave(.filterCancelSendNetBufferLists)
    }
    let block = adapters[adapter]
    enter(.miniportCancelSend, to: block.component, site: block.site)
    attach(.argument, text: World.named(cancelID))
    block.lists?.miniportCancelSend(&self, block.context, cancelID: cancelID)
    leave(.miniportCancelSend)
  }

  private static func named(_ cancelID: Int) -> String { "CancelId \(cancelID)" }
}
