import Events

/// What a scenario can do to the cable (NDIS_REFERENCE 4.8, S28, S32).
extension World {
  /// Somebody else talks on the cable; a frame that is to go out waits.
  mutating func makeCableBusy(_ nic: Int, _ nanoseconds: Int64) {
    cpu = adapters[nics[nic].adapter].interruptCPU
    note(.inject, .cableBusy, at: wire)
    nics[nic].busyUntil = max(nics[nic].busyUntil, later(nanoseconds))
  }

  /// Another device keeps the processor that takes the interrupts of a card; frames come on meanwhile.
  ///
  /// Not modelled: the device itself, and what its handler does for so long.
  mutating func occupyProcessor(_ nic: Int, _ nanoseconds: Int64) {
    cpu = adapters[nics[nic].adapter].interruptCPU
    let before = level
    noteLevel(.inject, .occupyProcessor, at: nics[nic].component, .device)
    stall(nanoseconds)
    cpu = adapters[nics[nic].adapter].interruptCPU
    noteLevel(.note, .none, at: nics[nic].component, before)
    attach(.note, text: Remark.otherDeviceReturns)
  }

  /// The next frames of a card collide too often.
  mutating func makeCollisions(_ nic: Int, _ count: Int) {
    cpu = adapters[nics[nic].adapter].interruptCPU
    note(.inject, .collisions, at: nics[nic].component, value: count)
    nics[nic].collidingCount = count
  }

  /// The cable goes out or in; a bus master notices and says so by an interrupt.
  ///
  /// The chip of an NE2000 has no eye on its link: what it sends is lost, and nobody is told.
  mutating func setLink(_ nic: Int, isUp: Bool) {
    cpu = adapters[nics[nic].adapter].interruptCPU
    note(.inject, isUp ? .plugCable : .unplugCable, at: nics[nic].component)
    guard nics[nic].hasLink != isUp, !nics[nic].isRemoved else { return }
    nics[nic].hasLink = isUp
    guard case .busMaster = nics[nic].chip else { return }
    raise(nic, InterruptCause.linkChange, .linkChange)
  }

  /// A reset of the card: what is in its memory is lost, and nothing is under way any more; one that is gone is not touched.
  mutating func resetCard(_ nic: Int) {
    guard !nics[nic].isRemoved else { return }
    loseTransmitting(nic, Word.Reason.reset)
    loseReceived(nic, Word.Reason.reset)
    nics[nic].isr = 0
    setMode(nic, .started)
    if case .ne2000(let ring) = nics[nic].chip {
      nics[nic].chip = .ne2000(PageRing(pages: Int(ring.stop - PageRing.start)))
    }
  }
}
