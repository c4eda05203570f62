import Events

/// What a card does with a frame from the cable (NDIS_REFERENCE E400, 4.8, S03 step 1).
extension World {
  /// The last bit of a frame is in: the card takes it into its memory, or drops it with a reason.
  mutating func frameArrives(_ nic: Int, _ frame: FrameHandle, cause: UInt32) {
    cpu = adapters[nics[nic].adapter].interruptCPU
    guard nics[nic].hasLink, !nics[nic].isRemoved else { return loseFrame(nic, frame, cause) }
    let card = nics[nic].component
    note(
      .wire, at: card, frame.id, owner: card, life: .new, status: Word.How.arrived,
      length: frames[frame.slot].length, cause: cause)
    attach(bytes: frames[frame.slot].bytes)
    guard let reason = reasonToDrop(nic, frame) else { return store(nic, frame) }
    note(.drop, at: card, frame.id, owner: .nobody, life: .free, status: reason)
    frames.remove(frame.slot)
    if reason == Word.Reason.badCRC { raise(nic, InterruptCause.receiveError, .isrRXE) }
    if reason == Word.Reason.overflow { raise(nic, InterruptCause.overwrite, .isrOVW) }
  }

  /// The cable ends in the air: nobody hears the frame.
  private mutating func loseFrame(_ nic: Int, _ frame: FrameHandle, _ cause: UInt32) {
    note(
      .wire, at: wire, frame.id, owner: wire, life: .new, status: Word.How.lost,
      length: frames[frame.slot].length, cause: cause)
    note(.drop, at: wire, frame.id, owner: .nobody, life: .free, status: Word.Reason.noLink)
    frames.remove(frame.slot)
  }

  /// Why the card does not take a frame, or `nil` if it does.
  private mutating func reasonToDrop(_ nic: Int, _ frame: FrameHandle) -> Word? {
    let value = frames[frame.slot]
    if !listened(nic, to: value.length) { return Word.Reason.cardStopped }
    if value.length > Limits.frameBytesMax { return Word.Reason.tooLong }
    // A piece that is shorter than a header is what a collision leaves behind.
    if !value.isIntact || value.length < Limits.ethernetHeaderBytes { return Word.Reason.badCRC }
    if !nics[nic].filter.accepts(value.destination) { return Word.Reason.filterMismatch }
    return hasRoom(nic, bytes: value.length) ? nil : Word.Reason.overflow
  }

  /// Whether the chip was on the cable when a frame began that has just ended.
  ///
  /// A chip that comes on line in the middle of a frame cannot take it; one that is stopped in the middle takes the rest.
  private func listened(_ nic: Int, to bytes: Int) -> Bool {
    let start = now - nics[nic].wireTime(bytes: bytes)
    return start >= nics[nic].listens.since && start < nics[nic].listens.until
  }

  /// Puts the chip on the cable or takes it off.
  mutating func setMode(_ nic: Int, _ mode: NetworkCard.Mode) {
    if mode == .started, nics[nic].mode != .started {
      nics[nic].listens = (now, .max)
    } else if mode != .started, nics[nic].mode == .started {
      nics[nic].listens.until = now
    }
    nics[nic].mode = mode
  }

  /// Whether the card has room for a frame (CP12).
  private mutating func hasRoom(_ nic: Int, bytes: Int) -> Bool {
    let natural: Bool
    let call: Call
    switch nics[nic].chip {
    case .ne2000(let ring):
      natural = ring.freePages > PageRing.pages(forFrameOf: bytes)
      call = .localDMA
    case .busMaster(let descriptors):
      natural = nics[nic].received.count + packetsAbove(nics[nic].adapter) < descriptors
      call = .dma
    }
    return natural
      && chooses(.ringFull, at: call, by: nics[nic].component, otherwise: true)
  }

  /// How many receive descriptors of a bus master are not armed, because their packets or lists are in use.
  func packetsAbove(_ adapter: Int) -> Int {
    let block = adapters[adapter]
    let pool =
      block.lists == nil
      ? busMasters[block.context].receivePool : netvminis[block.context].device.receivePool
    return pools[pool].used
  }

  /// Writes the frame where the driver will find it, and raises the interrupt.
  private mutating func store(_ nic: Int, _ frame: FrameHandle) {
    nics[nic].received.append(frame)
    let places = nics[nic].places
    switch nics[nic].chip {
    case .ne2000(var ring):
      act(
        .localDMA, at: nics[nic].component, frame.id, place: places.received, queue: .insert,
        value: nics[nic].received.count)
      ring.curr = ring.page(
        ring.curr, plus: PageRing.pages(forFrameOf: frames[frame.slot].length))
      nics[nic].chip = .ne2000(ring)
      act(.localDMA, at: nics[nic].component, place: places.curr, value: Int(ring.curr))
      raise(nic, InterruptCause.received, .isrPRX)
    case .busMaster:
      let miniport = adapters[nics[nic].adapter].component
      act(
        .dma, at: nics[nic].component, frame.id, owner: miniport, place: places.received,
        queue: .insert, value: nics[nic].received.count)
      raise(nic, InterruptCause.received, .dma)
    }
  }

  /// Sets a cause of interrupt, and raises the line if the cause is unmasked.
  mutating func raise(_ nic: Int, _ cause: UInt8, _ call: Call) {
    nics[nic].isr |= cause
    act(call, at: nics[nic].component, place: nics[nic].places.isr, value: Int(nics[nic].isr))
    raiseLine(nic)
  }

  /// Raises the interrupt line, if an unmasked cause stands and the line is not up.
  mutating func raiseLine(_ nic: Int) {
    guard nics[nic].isr & nics[nic].imr != 0, !nics[nic].isLineUp else { return }
    nics[nic].isLineUp = true
    agenda.plan(
      .interrupt(adapter: Int32(nics[nic].adapter), cause: lastSequence),
      at: later(costs.interruptLatency))
  }

  /// A driver writes a register of its card.
  mutating func write(_ value: UInt8, to place: PlaceID, by component: ComponentID) {
    act(.ndisRawWritePortUchar, at: component, place: place, value: Int(value))
  }

  /// A driver writes the interrupt mask of its card, if that is still there.
  mutating func setInterruptMask(_ nic: Int, _ mask: UInt8, by component: ComponentID) {
    guard !nics[nic].isRemoved else { return }
    nics[nic].imr = mask
    write(mask, to: nics[nic].places.imr, by: component)
  }

  /// A driver reads which causes of interrupt stand, and acknowledges all of them.
  mutating func takeInterrupts(_ nic: Int, by component: ComponentID) -> UInt8 {
    let causes = nics[nic].isr
    nics[nic].isr = 0
    write(0, to: nics[nic].places.isr, by: component)
    return causes
  }
}
