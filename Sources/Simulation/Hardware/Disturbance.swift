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

  /// A reset of the card: what is in its memory is lost; one that is gone is not touched.
  ///
  /// The frame that a DP8390 has on the cable comes to its end all the same: nothing takes back what is half said. A bus
  /// master gives it up, and the cable is free.
  ///
  /// Source: [NSC DP8390], [NDIS_REFERENCE S32]
  mutating func resetCard(_ nic: Int) {
    guard !nics[nic].isRemoved else { return }
    switch nics[nic].chip {
    case .ne2000: loseWaiting(nic, Word.Reason.reset)
    case .busMaster: loseTransmitting(nic, Word.Reason.reset)
    }
    loseReceived(nic, Word.Reason.reset)
    writeRegistersAnew(nic)
    setMode(nic, .started)
  }

  /// The driver starts its chip again: it clears ISR, and gives a DP8390 an empty ring.
  ///
  /// CURR goes first, so that BNRY never comes to where it is (R78).
  ///
  /// Source: [NSC DP8390], [NDIS_REFERENCE 4.8, S32]
  private mutating func writeRegistersAnew(_ nic: Int) {
    let driver = adapters[nics[nic].adapter].component
    let places = nics[nic].places
    nics[nic].isr = 0
    write(0, to: places.isr, by: driver)
    guard case .ne2000(let old) = nics[nic].chip else { return }
    let ring = PageRing(pages: Int(old.stop - PageRing.start))
    nics[nic].chip = .ne2000(ring)
    write(ring.curr, to: places.curr, by: driver)
    write(ring.bnry, to: places.bnry, by: driver)
  }
}
