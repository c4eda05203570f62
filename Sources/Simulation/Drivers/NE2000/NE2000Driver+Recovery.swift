import DequeModule
import Events

/// What the NE2000 driver does when something went wrong in the card (NDIS_REFERENCE S28, S29).
extension NE2000Driver {
  /// HandleReceive after a receive error that stands alone: NextPacket := CURR.
  ///
  /// Whatever good frames are in the ring at this moment are thrown away with the bad one.
  ///
  /// Source: [NDIS_REFERENCE S29 step 2]
  func skipRing(_ world: inout World, _ context: Int) {
    let device = world.ne2000s[context].device
    world.act(.handleReceive, at: device.component)
    guard world.ne2000s[context].transfer == nil, !world.nics[device.nic].received.isEmpty else {
      return
    }
    emptyRing(&world, context, Word.Reason.ringSkipped)
    guard case .ne2000(var ring) = world.nics[device.nic].chip else { return }
    ring.bnry = ring.page(ring.curr, plus: -1)
    world.nics[device.nic].chip = .ne2000(ring)
    world.write(ring.bnry, to: world.nics[device.nic].places.bnry, by: device.component)
  }

  /// The frames in the ring are lost.
  func emptyRing(_ world: inout World, _ context: Int, _ reason: Word) {
    let device = world.ne2000s[context].device
    while let frame = world.nics[device.nic].received.popFirst() {
      world.note(
        .drop, at: device.component, frame.id, owner: .nobody, life: .free,
        place: world.nics[device.nic].places.received, queue: .remove,
        value: world.nics[device.nic].received.count, status: reason)
      world.frames.remove(frame.slot)
    }
  }

  /// Recovers from a full ring: stop, wait, loopback, empty the ring, back to the cable, send again.
  ///
  /// The data sheet allows no shorter way; ISR.OVW is cleared when the ring is empty. ReactOS has cleared it with the other
  /// bits before it served any, and leaves loopback mode before it has emptied the ring: in this window the chip receives
  /// into a ring that is still full. If it overflows again, ISR says so, and the driver recovers again.
  ///
  /// Not modelled: ReactOS waits for ISR.RST instead of a fixed time.
  ///
  /// Source: [NSC DP8390], [ReactOS ne2000], [NDIS_REFERENCE 4.8, S28, E410]
  func recoverFromOverflow(_ world: inout World, _ context: Int) {
    let nic = world.ne2000s[context].device.nic
    let mustResend = stopAndWait(&world, context)
    command(&world, context, "TCR = loopback")
    world.setMode(nic, .loopback)
    command(&world, context, "CR = STA")
    let isEarly = world.ne2000s[context].recovery == .reactos
    if isEarly { leaveLoopback(&world, context) }
    drain(&world, context)
    if !isEarly {
      world.nics[nic].isr &= ~InterruptCause.overwrite
      world.write(
        world.nics[nic].isr, to: world.nics[nic].places.isr,
        by: world.ne2000s[context].device.component)
      leaveLoopback(&world, context)
    }
    guard mustResend || !world.nics[nic].transmitting.isEmpty else { return }
    command(&world, context, "CR = TXP")
    world.restartTransmission(nic)
  }

  /// Stops the chip and gives it the time to end what it is doing; returns whether a frame did not get out.
  private func stopAndWait(_ world: inout World, _ context: Int) -> Bool {
    let device = world.ne2000s[context].device
    command(&world, context, "CR = STP")
    let wasSending = world.stopChip(device.nic)
    world.act(.ndisStallExecution, at: device.component)
    world.attach(.argument, text: "1600 us")
    world.stall(NE2000Driver.stopNanoseconds)
    command(&world, context, "RBCR = 0")
    let transmitted = InterruptCause.transmitted | InterruptCause.transmitError
    return wasSending && world.nics[device.nic].isr & transmitted == 0
  }

  /// How long the data sheet wants a driver to wait for the chip to stop: 1.6 ms.
  static let stopNanoseconds: Int64 = 1_600_000

  private func leaveLoopback(_ world: inout World, _ context: Int) {
    command(&world, context, "TCR = normal")
    world.setMode(world.ne2000s[context].device.nic, .started)
  }

  /// Takes all frames out of the ring, unless one of them is still being transferred.
  private func drain(_ world: inout World, _ context: Int) {
    guard world.ne2000s[context].transfer == nil else { return }
    while handleReceive(&world, context) {}
  }

  /// MiniportReset: CP1 says whether it is over when the call returns.
  ///
  /// NDIS takes the packets that the driver had (S32 step 3).
  ///
  /// Source: [NDIS_REFERENCE E031, S32]
  func miniportReset(_ world: inout World, _ context: Int) -> Status {
    let device = world.ne2000s[context].device
    let outcome = world.choose(
      .finishInside, at: .miniportReset, by: device.component, among: World.finishedOrPended)
    command(&world, context, "CR = STP")
    _ = world.stopChip(device.nic)
    guard outcome == Word.Outcome.success else { return .pending }
    finishReset(&world, context)
    return .success
  }

  /// The chip stands still: what waits in it is forgotten, and it starts again.
  ///
  /// The frame that is on the cable comes to its end. Its packet goes back to NDIS with the others, and the driver remembers
  /// that a frame without a packet is in the card: until it has left, its transmit pages are taken.
  ///
  /// A card that is gone gets no command any more.
  ///
  /// Not modelled: a driver that waits for ISR.RST, and so for the end of that frame, before it goes on.
  ///
  /// Source: [NSC DP8390], [NDIS_REFERENCE S32, S35]
  func finishReset(_ world: inout World, _ context: Int) {
    let device = world.ne2000s[context].device
    abortTransfer(&world, context, .requestAborted)
    world.resetCard(device.nic)
    world.ne2000s[context] = world.forgetSends(of: world.ne2000s[context])
    world.ne2000s[context].completedEarlyCount = world.nics[device.nic].transmitting.count
    if !world.nics[device.nic].isRemoved { command(&world, context, "CR = STA") }
    world.adapters[device.adapter].needsAddressing = true
  }

  /// SURPRISE_REMOVED: what the driver has comes back with FAILURE; the hardware is not touched again.
  ///
  /// Source: [NDIS_REFERENCE E033, S35]
  func miniportDevicePnPEventNotify(_ world: inout World, _ context: Int) {
    let device = world.ne2000s[context].device
    abortTransfer(&world, context, .failure)
    world.loseReceived(device.nic, Word.Reason.cardRemoved)
    world.ne2000s[context] = world.forgetSends(of: world.ne2000s[context])
    world.failForgottenSends(device.adapter)
  }

  /// A transfer that is pending will not be made: its timer is cancelled, and its packet goes back as it came.
  ///
  /// Source: [NDIS_REFERENCE E116, S32, S35]
  private func abortTransfer(_ world: inout World, _ context: Int, _ status: Status) {
    guard let transfer = world.ne2000s[context].transfer else { return }
    let adapter = world.ne2000s[context].device.adapter
    world.ne2000s[context].transfer = nil
    world.cancelTransferTimer(adapter)
    world.ndisMTransferDataComplete(adapter, transfer, status)
  }

  /// Writes a register that commands the chip.
  func command(_ world: inout World, _ context: Int, _ text: String) {
    world.act(.ndisRawWritePortUchar, at: world.ne2000s[context].device.component)
    world.attach(.argument, text: text)
    world.runDueWork()
  }
}
