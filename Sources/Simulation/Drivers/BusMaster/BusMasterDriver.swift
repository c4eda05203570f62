import Events

/// A bus-master miniport: the card writes frames into host memory, and whole packets are indicated.
///
/// It is registered with RequestIsr = TRUE, so that its MiniportISR masks the card. It can be
/// serialized or deserialized (S34): a deserialized one queues by itself, completes every send by
/// NdisMSendComplete, and never looks at the status of a packet that it indicated.
///
/// Not modelled: any particular chip; scatter/gather lists; the object of one receive descriptor is
/// a new packet for every frame, so that a late access to an old one can be told from an access to
/// the new one (DESIGN D3).
/// Source: [NDIS_REFERENCE S03, S08, S34, O20-O27]
struct BusMasterDriver: MiniportDriver {
  func driverEntry(_ world: inout World, _ adapter: Int) {
    let component = world.adapters[adapter].component
    world.enter(.driverEntry, to: component, irql: .passive)
    world.act(.ndisMInitializeWrapper, at: component)
    world.ndisMRegisterMiniport()
    world.leave(.driverEntry, status: .statusSuccess)
  }

  /// MiniportInitialize: attributes, receive packets, interrupt.
  func miniportInitialize(_ world: inout World, _ context: Int, _ adapter: Int) -> Status {
    let device = world.busMasters[context].device
    world.act(.ndisMSetAttributesEx, at: device.component)
    world.act(.ndisMRegisterIoPortRange, at: device.component)
    world.makePool(
      world.busMasters[context].receivePool, .ndisAllocatePacketPool, by: device.component)
    world.registerInterrupt(adapter, .ndisMRegisterInterrupt, by: device.component)
    mask(&world, context, InterruptCause.all)
    return .success
  }

  /// MiniportHalt: the interrupt and the receive packets go.
  ///
  /// Source: [NDIS_REFERENCE E026, R45]
  func miniportHalt(_ world: inout World, _ context: Int) {
    let device = world.busMasters[context].device
    world.cancelEndTimers(device.adapter)
    world.deregisterInterrupt(
      device.adapter, .ndisMDeregisterInterrupt, by: device.component)
    world.freePool(
      world.busMasters[context].receivePool, .ndisFreePacketPool, by: device.component)
    world.act(.ndisMDeregisterIoPortRange, at: device.component)
  }

  /// MiniportSetInformation for the packet filter.
  func miniportSetInformation(
    _ world: inout World, _ context: Int, filter: PacketFilter
  ) -> Status {
    let nic = world.busMasters[context].device.nic
    guard !world.nics[nic].isRemoved else { return .failure }
    world.nics[nic].filter = filter
    world.write(
      UInt8(truncatingIfNeeded: filter.rawValue), to: world.nics[nic].places.rcr,
      by: world.busMasters[context].device.component)
    return .success
  }

  /// MiniportISR: recognizes the interrupt and masks the card; no data calls at this level.
  func miniportISR(_ world: inout World, _ context: Int) { mask(&world, context, 0) }

  /// Never called: the driver has a MiniportISR.
  func miniportDisableInterrupt(_ world: inout World, _ context: Int) {}

  func miniportEnableInterrupt(_ world: inout World, _ context: Int) {
    mask(&world, context, InterruptCause.all)
    world.raiseLine(world.busMasters[context].device.nic)
  }

  private func mask(_ world: inout World, _ context: Int, _ value: UInt8) {
    let device = world.busMasters[context].device
    world.setInterruptMask(device.nic, value, by: device.component)
  }

  /// MiniportHandleInterrupt: receives first, then completes what was sent.
  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    let device = world.busMasters[context].device
    guard !world.nics[device.nic].isRemoved else { return }
    let causes = world.takeInterrupts(device.nic, by: device.component)
    if causes & InterruptCause.linkChange != 0 { reportLink(&world, context) }
    if causes & InterruptCause.received != 0 { handleReceive(&world, context) }
    if causes & InterruptCause.transmitted != 0 { handleTransmit(&world, context) }
  }

  /// Never called: whole packets are indicated, so nobody transfers.
  func miniportTransferData(
    _ world: inout World, _ context: Int, _ transfer: Transfer
  ) -> Status { .failure }

  /// Never called: no transfer is ever pending.
  func finishTransfer(_ world: inout World, _ context: Int) {}
}
