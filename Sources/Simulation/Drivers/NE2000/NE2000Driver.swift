import Events

/// The NE2000 miniport: programmed I/O on a DP8390, lookahead indications, no ISR of its own.
///
/// It is registered with RequestIsr = FALSE, so that NDIS masks the card by
/// MiniportDisableInterrupt and calls MiniportHandleInterrupt in the DPC. Function names follow the
/// ReactOS driver.
///
/// Not modelled: multicast lists, the loopback recovery of an overflow (the ring is drained), media
/// detection, reset.
/// Source: [ReactOS ne2000], [NSC DP8390], [NDIS_REFERENCE 4.8, S01, S02, S04-S07]
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
    world.act(.ndisMRegisterInterrupt, at: component)
    world.adapters[adapter].isInterruptRegistered = true
    world.nics[nic].imr = InterruptCause.all
    world.write(InterruptCause.all, to: world.nics[nic].places.imr, by: component)
    return .success
  }

  func miniportHalt(_ world: inout World, _ context: Int) {}

  /// MiniportSetInformation for the packet filter: writes the receive configuration register.
  ///
  /// Not modelled: the bits of that register; it holds the bits of the packet filter.
  func miniportSetInformation(
    _ world: inout World, _ context: Int, filter: PacketFilter
  ) -> Status {
    let nic = world.ne2000s[context].device.nic
    world.nics[nic].filter = filter
    world.write(
      UInt8(truncatingIfNeeded: filter.rawValue), to: world.nics[nic].places.rcr,
      by: world.ne2000s[context].device.component)
    return .success
  }

  /// Never called: the driver registered with RequestIsr = FALSE (NDIS_REFERENCE W32).
  func miniportISR(_ world: inout World, _ context: Int) {}

  func miniportDisableInterrupt(_ world: inout World, _ context: Int) {
    mask(&world, context, 0)
  }

  func miniportEnableInterrupt(_ world: inout World, _ context: Int) {
    mask(&world, context, InterruptCause.all)
    world.raiseLine(world.ne2000s[context].device.nic)
  }

  private func mask(_ world: inout World, _ context: Int, _ value: UInt8) {
    let nic = world.ne2000s[context].device.nic
    world.nics[nic].imr = value
    world.write(
      value, to: world.nics[nic].places.imr, by: world.ne2000s[context].device.component)
  }

  /// MiniportHandleInterrupt: reads and acknowledges the ISR, then serves one bit after the other,
  /// the lowest first.
  ///
  /// At most ten rounds; what is left raises the next interrupt.
  ///
  /// Source: [NDIS_REFERENCE 4.8, S29]
  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    let nic = world.ne2000s[context].device.nic
    for _ in 0..<NE2000Driver.interruptLimit where world.nics[nic].isr != 0 {
      let causes = world.nics[nic].isr
      world.nics[nic].isr = 0
      world.write(0, to: world.nics[nic].places.isr, by: world.ne2000s[context].device.component)
      serve(&world, context, causes)
      if world.ne2000s[context].transfer != nil { return }
    }
  }

  /// INTERRUPT_LIMIT of the ReactOS driver.
  static let interruptLimit = 10

  private func serve(_ world: inout World, _ context: Int, _ causes: UInt8) {
    let receive = InterruptCause.received | InterruptCause.receiveError | InterruptCause.overwrite
    // While a transfer is pending nothing else is indicated; its end takes up what came meanwhile
    // (S06).
    let isFree = world.ne2000s[context].transfer == nil
    if causes & receive != 0, isFree { handleReceive(&world, context) }
    if causes & InterruptCause.transmitted != 0 { handleTransmit(&world, context) }
  }
}
