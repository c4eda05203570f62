import DequeModule
import Events

/// How a card loses what is in its memory: by a reset, or because it is pulled out (NDIS_REFERENCE S32, S35).
extension World {
  /// Frames that were to be sent are lost, and nothing is under way any more.
  mutating func loseTransmitting(_ nic: Int, _ reason: Word) {
    let place = nics[nic].places.transmitting
    while let frame = nics[nic].transmitting.popFirst() {
      lose(frame, of: nic, from: place, leaving: nics[nic].transmitting.count, reason)
    }
    nics[nic].transmission = 0
    nics[nic].isDeferring = false
  }

  /// Frames that a driver has not fetched are lost.
  mutating func loseReceived(_ nic: Int, _ reason: Word) {
    let place = nics[nic].places.received
    while let frame = nics[nic].received.popFirst() {
      lose(frame, of: nic, from: place, leaving: nics[nic].received.count, reason)
    }
  }

  private mutating func lose(
    _ frame: FrameHandle, of nic: Int, from place: PlaceID, leaving count: Int, _ reason: Word
  ) {
    note(
      .drop, at: nics[nic].component, frame.id, owner: .nobody, life: .free, place: place,
      queue: .remove, value: count, status: reason)
    frames.remove(frame.slot)
  }
}
