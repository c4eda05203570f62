import DequeModule
import Events

/// How a card loses what is in its memory: by a reset, or because it is pulled out (NDIS_REFERENCE S32, S35).
extension World {
  /// Frames that were to be sent are lost, nothing is under way any more, and the cable is free.
  mutating func loseTransmitting(_ nic: Int, _ reason: Word) {
    nics[nic].transmission = 0
    nics[nic].isDeferring = false
    nics[nic].sendingUntil = min(nics[nic].sendingUntil, now)
    loseWaiting(nic, reason)
  }

  /// Frames that wait behind the one that is on the cable are lost; all of them, if none is.
  ///
  /// One that waits for the cable is not on it.
  ///
  /// Source: [NSC DP8390], [NDIS_REFERENCE S32]
  mutating func loseWaiting(_ nic: Int, _ reason: Word) {
    let isSending = nics[nic].transmission != 0 && !nics[nic].isDeferring
    let kept = isSending ? 1 : 0
    while nics[nic].transmitting.count > kept {
      let frame = nics[nic].transmitting.remove(at: kept)
      lose(
        frame, at: nics[nic].component, from: nics[nic].places.transmitting,
        leaving: nics[nic].transmitting.count, reason)
    }
  }

  /// Frames that a driver has not fetched are lost, where they are: in the card, or in the memory of the host.
  mutating func loseReceived(_ nic: Int, _ reason: Word) {
    let place = nics[nic].places.received
    let holder = holderOfReceived(nic)
    while let frame = nics[nic].received.popFirst() {
      lose(frame, at: holder, from: place, leaving: nics[nic].received.count, reason)
    }
  }

  /// Who has the frames that a driver has not fetched: a bus master has written them into the memory of its driver.
  ///
  /// Source: [NDIS_REFERENCE E400, S03]
  private func holderOfReceived(_ nic: Int) -> ComponentID {
    switch nics[nic].chip {
    case .ne2000: nics[nic].component
    case .busMaster: adapters[nics[nic].adapter].component
    }
  }

  private mutating func lose(
    _ frame: FrameHandle, at component: ComponentID, from place: PlaceID, leaving count: Int,
    _ reason: Word
  ) {
    note(
      .drop, at: component, frame.id, owner: .nobody, life: .free, place: place, queue: .remove,
      value: count, status: reason)
    frames.remove(frame.slot)
  }
}
