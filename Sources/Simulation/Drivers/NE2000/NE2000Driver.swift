import Events

/// The NE2000 miniport: programmed I/O on a DP8390, lookahead indications, no ISR of its own.
///
/// It is registered with RequestIsr = FALSE, so that NDIS masks the card by
/// MiniportDisableInterrupt and calls MiniportHandleInterrupt in the DPC. Function names follow the
/// ReactOS driver.
///
/// Not modelled: multicast lists, media detection; ReactOS answers FAILURE to MiniportReset, here the chip is reset; ReactOS
/// registers no MiniportCheckForHang, here there is one, so that NDIS has somebody to ask.
/// Source: [ReactOS ne2000], [NSC DP8390], [NDIS_REFERENCE 4.8, S01, S02, S04-S07, S28, S29]
struct NE2000Driver: MiniportDriver {
  func driverEntry(_ world: inout World, _ adapter: Int) {
    let component = world.adapters[adapter].component
    world.enter(.driverEntry, to: component, irql: .passive)
    world.act(.ndisMInitializeWrapper, at: component)
    world.ndisMRegisterMiniport()
    world.leave(.driverEntry, status: .statusSuccess)
  }

  /// MiniportInitialize: attributes first, then the card, then the interrupt; interrupts are
  /// possible from there on.
  func miniportInitialize(_ world: inout World, _ context: Int, _ adapter: Int) -> Status {
    let component = world.ne2000s[context].device.component
    let nic = world.ne2000s[context].device.nic
    world.act(.ndisMSetAttributes, at: component)
    world.act(.ndisMRegisterIoPortRange, at: component)
    world.registerInterrupt(adapter, .ndisMRegisterInterrupt, by: component)
    world.nics[nic].imr = InterruptCause.dp8390
    world.write(InterruptCause.dp8390, to: world.nics[nic].places.imr, by: component)
    return .success
  }

  /// MiniportHalt: the interrupt goes before the ports.
  ///
  /// Source: [NDIS_REFERENCE E026, R45]
  func miniportHalt(_ world: inout World, _ context: Int) {
    let device = world.ne2000s[context].device
    world.cancelEndTimers(device.adapter)
    world.deregisterInterrupt(
      device.adapter, .ndisMDeregisterInterrupt, by: device.component)
    world.act(.ndisMDeregisterIoPortRange, at: device.component)
  }

  /// MiniportSetInformation for the packet filter: writes the receive configuration register.
  ///
  /// Not modelled: ReactOS writes the register once, so that everything is accepted, and leaves the rest to NDIS.
  func miniportSetInformation(
    _ world: inout World, _ context: Int, filter: PacketFilter
  ) -> Status {
    let nic = world.ne2000s[context].device.nic
    guard !world.nics[nic].isRemoved else { return .failure }
    world.nics[nic].filter = filter
    world.write(
      filter.receiveConfiguration, to: world.nics[nic].places.rcr,
      by: world.ne2000s[context].device.component)
    return .success
  }

  /// Never called: the driver registered with RequestIsr = FALSE (NDIS_REFERENCE W32).
  func miniportISR(_ world: inout World, _ context: Int) {}

  func miniportDisableInterrupt(_ world: inout World, _ context: Int) {
    mask(&world, context, 0)
  }

  func miniportEnableInterrupt(_ world: inout World, _ context: Int) {
    mask(&world, context, InterruptCause.dp8390)
    world.raiseLine(world.ne2000s[context].device.nic)
  }

  private func mask(_ world: inout World, _ context: Int, _ value: UInt8) {
    let device = world.ne2000s[context].device
    world.setInterruptMask(device.nic, value, by: device.component)
  }

  /// MiniportHandleInterrupt: reads and acknowledges the ISR, then serves one bit after the other,
  /// the lowest first.
  ///
  /// After every bit the ISR is read again, at most ten times; what is acknowledged by then is served, and what comes
  /// later raises the next interrupt.
  ///
  /// Source: [NDIS_REFERENCE 4.8, S29, E405]
  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    var causes: UInt8 = 0
    for _ in 0..<NE2000Driver.interruptLimit {
      causes |= acknowledge(&world, context) | leftFrames(world, context, causes)
      guard causes != 0 else { return }
      causes = serveLowest(&world, context, causes)
    }
    while causes != 0 {
      causes = serveLowest(&world, context, causes)
      causes |= leftFrames(world, context, causes)
    }
  }

  /// PRX, where HandleReceive left frames in the ring and no other bit waits to be served.
  ///
  /// Not modelled: ReactOS clears PRX all the same, and leaves such frames to the next interrupt.
  private func leftFrames(_ world: World, _ context: Int, _ causes: UInt8) -> UInt8 {
    let nic = world.ne2000s[context].device.nic
    let isLeft =
      causes == 0 && world.ne2000s[context].transfer == nil && !world.nics[nic].isRemoved
      && !world.nics[nic].received.isEmpty
    return isLeft ? InterruptCause.received : 0
  }

  /// INTERRUPT_LIMIT of the ReactOS driver.
  static let interruptLimit = 10

  /// Reads the ISR and writes what was read back: these bits are clear, those that come now stay.
  ///
  /// In the order of the data sheet ISR.OVW is not written back: it stands until the ring is empty.
  private func acknowledge(_ world: inout World, _ context: Int) -> UInt8 {
    let device = world.ne2000s[context].device
    let causes = world.nics[device.nic].isr
    guard causes != 0, !world.nics[device.nic].isRemoved else { return 0 }
    let isKept = world.ne2000s[context].recovery == .dataSheet
    let left = isKept ? causes & InterruptCause.overwrite : 0
    guard left != causes else { return causes }
    world.nics[device.nic].isr = left
    world.write(left, to: world.nics[device.nic].places.isr, by: device.component)
    return causes
  }

  /// Serves the lowest bit, and returns what is left of the others.
  ///
  /// PRX and RXE clear both receive bits, PTX and TXE both transmit bits. So an error is seen only where it stands
  /// alone. While a transfer is pending nothing else is indicated; its end takes up what came meanwhile (S06).
  private func serveLowest(_ world: inout World, _ context: Int, _ causes: UInt8) -> UInt8 {
    let bit = causes & (~causes &+ 1)
    let received = InterruptCause.received | InterruptCause.receiveError
    let transmitted = InterruptCause.transmitted | InterruptCause.transmitError
    switch bit {
    case InterruptCause.received:
      if world.ne2000s[context].transfer == nil { _ = handleReceive(&world, context) }
      return causes & ~received
    case InterruptCause.receiveError:
      updateCounters(&world, context)
      skipRing(&world, context)
      return causes & ~received
    case InterruptCause.transmitted, InterruptCause.transmitError:
      if bit == InterruptCause.transmitError { updateCounters(&world, context) }
      handleTransmit(&world, context, bit == InterruptCause.transmitted ? .success : .failure)
      return causes & ~transmitted
    case InterruptCause.overwrite: recoverFromOverflow(&world, context)
    default: updateCounters(&world, context)
    }
    return causes & ~bit
  }

  /// NICUpdateCounters: reads the tally counters of the card, which takes a moment.
  private func updateCounters(_ world: inout World, _ context: Int) {
    world.act(.nicUpdateCounters, at: world.ne2000s[context].device.component)
    world.runDueWork()
  }
}
