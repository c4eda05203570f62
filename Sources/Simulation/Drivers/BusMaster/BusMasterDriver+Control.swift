import DequeModule
import Events

/// What the bus master does besides sending and receiving (NDIS_REFERENCE S32, S35).
extension BusMasterDriver {
  /// MiniportReset: CP1 says whether it is over when the call returns.
  ///
  /// Source: [NDIS_REFERENCE E031, S32]
  func miniportReset(_ world: inout World, _ context: Int) -> Status {
    let device = world.busMasters[context].device
    let outcome = world.choose(
      .finishInside, at: .miniportReset, by: device.component, among: World.finishedOrPended)
    guard outcome == Word.Outcome.success else { return .pending }
    finishReset(&world, context)
    return .success
  }

  /// The card and the driver forget what they have.
  ///
  /// Source: [NDIS_REFERENCE S32, S35]
  func finishReset(_ world: inout World, _ context: Int) {
    let device = world.busMasters[context].device
    world.resetCard(device.nic)
    world.busMasters[context] = world.forgetSends(of: world.busMasters[context])
    world.adapters[device.adapter].needsAddressing = true
  }

  var cancelsSends: Bool { true }

  /// MiniportCancelSendPackets: packets with this id that are not in the card's ring come back.
  ///
  /// Source: [NDIS_REFERENCE E108, R16]
  func miniportCancelSendPackets(_ world: inout World, _ context: Int, cancelID: Int) {
    let device = world.busMasters[context].device
    let loaded = world.busMasters[context].loadedCount
    let waiting = world.busMasters[context].packets.dropFirst(loaded).filter {
      world.packets[$0.slot].cancelID == cancelID
    }
    for packet in waiting {
      world.busMasters[context].packets.removeAll { $0 == packet }
      world.act(
        .removeEntryList, at: device.component, packet.id, place: device.transmitQueue,
        queue: .remove, value: world.busMasters[context].packets.count)
      world.ndisMSendComplete(device.adapter, packet, .requestAborted)
    }
  }

  /// The card says that its link changed: NDIS is told, and tells every protocol.
  ///
  /// Source: [NDIS_REFERENCE E134, S32]
  func reportLink(_ world: inout World, _ context: Int) {
    let device = world.busMasters[context].device
    let isUp = world.nics[device.nic].hasLink
    world.ndisMIndicateStatus(device.adapter, isUp ? .mediaConnect : .mediaDisconnect)
    world.ndisMIndicateStatusComplete(device.adapter)
  }

  /// SURPRISE_REMOVED: what the driver has comes back with FAILURE; the hardware is not touched again.
  ///
  /// Source: [NDIS_REFERENCE E033, S35]
  func miniportDevicePnPEventNotify(_ world: inout World, _ context: Int) {
    let device = world.busMasters[context].device
    world.loseReceived(device.nic, Word.Reason.cardRemoved)
    world.busMasters[context] = world.forgetSends(of: world.busMasters[context])
    world.failForgottenSends(device.adapter)
  }
}
