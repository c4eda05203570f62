import DequeModule
import Events

/// What the NDIS 6 miniport does besides sending and receiving (NDIS_REFERENCE S32, S35).
extension NetvminiDriver {
  /// MiniportResetEx: CP1 says whether it is over when the call returns.
  ///
  /// NDIS 6 aborts nothing by itself: what the driver has is completed before the reset is over. The request that it has is
  /// answered at once, and the sends where the card forgets them.
  ///
  /// Source: [NDIS_REFERENCE E031, S32]
  func miniportReset(_ world: inout World, _ context: Int) -> Status {
    let device = world.netvminis[context].device
    let outcome = world.choose(
      .finishInside, at: .miniportResetEx, by: device.component, among: World.finishedOrPended)
    world.completeOidRequest(device.adapter)
    guard outcome == Word.Outcome.success else { return .pending }
    finishReset(&world, context)
    return .success
  }

  /// The card forgets everything; the driver completes what it has and sets the packet filter from its own memory.
  ///
  /// A card that is gone gets no filter any more.
  ///
  /// Source: [NDIS_REFERENCE S32, S35]
  func finishReset(_ world: inout World, _ context: Int) {
    let device = world.netvminis[context].device
    let isRemoved = world.nics[device.nic].isRemoved
    world.resetCard(device.nic)
    abortSends(&world, context, isRemoved ? .failure : .sendAborted)
    if !isRemoved {
      world.write(
        UInt8(truncatingIfNeeded: world.nics[device.nic].filter.rawValue),
        to: world.nics[device.nic].places.rcr, by: device.component)
    }
  }

  /// Completes every list that the driver has with a status.
  func abortSends(_ world: inout World, _ context: Int, _ status: Status) {
    let chain = Array(world.netvminis[context].lists)
    world.netvminis[context].loadedCount = 0
    world.netvminis[context].completedEarlyCount = 0
    complete(&world, context, chain, status)
  }

  /// MiniportCancelSend: lists with this id that are not in the card's ring come back.
  ///
  /// Source: [NDIS_REFERENCE E207, R16]
  func miniportCancelSend(_ world: inout World, _ context: Int, cancelID: Int) {
    let loadedCount = world.netvminis[context].loadedCount
    let waiting = world.netvminis[context].lists.dropFirst(loadedCount).filter { list in
      let irp = world.lists[list.slot].irp
      return irp.id != .none && world.irps[irp.slot].app + 1 == cancelID
    }
    complete(&world, context, Array(waiting), .sendAborted)
  }

  /// Takes lists out of the queue and completes them as one chain.
  func complete(
    _ world: inout World, _ context: Int, _ chain: [ListHandle], _ status: Status
  ) {
    guard !chain.isEmpty else { return }
    for list in chain {
      world.netvminis[context].lists.removeAll { $0 == list }
      world.lists[list.slot].status = status
      let device = world.netvminis[context].device
      world.act(
        .removeEntryList, at: device.component, list.id, place: device.transmitQueue,
        queue: .remove, value: world.netvminis[context].lists.count)
    }
    world.ndisMSendNetBufferListsComplete(world.netvminis[context].device.adapter, chain)
    endPauseIfQuiet(&world, context)
  }

  /// The card says that its link changed: NDIS is told, and everybody above.
  ///
  /// Source: [NDIS_REFERENCE E230, S32]
  func reportLink(_ world: inout World, _ context: Int) {
    let device = world.netvminis[context].device
    let isUp = world.nics[device.nic].hasLink
    world.ndisMIndicateStatusEx(
      device.adapter, .linkState,
      isUp ? "MediaConnectStateConnected" : "MediaConnectStateDisconnected")
  }

  /// SURPRISE_REMOVED: what the driver has comes back with FAILURE; the hardware is not touched again.
  ///
  /// Source: [NDIS_REFERENCE E033, S35]
  func miniportDevicePnPEventNotify(_ world: inout World, _ context: Int) {
    world.loseReceived(world.netvminis[context].device.nic, Word.Reason.cardRemoved)
    abortSends(&world, context, .failure)
  }
}
