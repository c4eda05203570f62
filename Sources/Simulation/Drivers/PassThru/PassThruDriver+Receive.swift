import Events

extension PassThruDriver {
  /// PtReceivePacket: the packet is indicated above, itself or through a packet of the driver's own.
  ///
  /// With 1 the driver promises to return the packet; it does so when the one above has come back. With RESOURCES the
  /// packet may not be kept, so the one above is indicated with RESOURCES too and everything is over at the return.
  ///
  /// Source: [Seed 003], [NDIS_REFERENCE S14]
  func protocolReceivePacket(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Int {
    let device = world.adapts[context].device
    guard world.adapts[context].isVirtualAdapterUp else {
      world.note(.drop, at: device.component, packet.id, status: Word.Reason.unbound)
      return 0
    }
    if world.mayPassOn(packet, by: device) {
      let status = world.packets[packet.slot].status
      world.ndisMIndicateReceivePacket(device.upper, [packet])
      return status == .resources ? 0 : 1
    }
    return indicateOwn(&world, context, for: packet)
  }

  /// Indicates a packet of the driver's own for one from below; 1 if that one has to be returned later.
  func indicateOwn(
    _ world: inout World, _ context: Int, for original: PacketHandle
  ) -> Int {
    let device = world.adapts[context].device
    guard
      let own = world.ndisAllocatePacket(
        device.receivePool, for: original.id, by: device.component)
    else {
      world.note(.drop, at: device.component, original.id, status: Word.Reason.noPool)
      return 0
    }
    world.shareBuffers(of: original, with: own)
    world.act(
      .ndisSetPacketStatus, at: device.component, own.id, status: world.packets[own.slot].status)
    let mustCopy = world.packets[original.slot].status == .resources
    world.ndisMIndicateReceivePacket(device.upper, [own])
    if mustCopy { world.ndisFreePacket(own, by: device.component) }
    return mustCopy ? 0 : 1
  }

  /// MPReturnPacket: the protocols above are done.
  ///
  /// Source: [NDIS_REFERENCE S14 step 4]
  func miniportReturnPacket(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let device = world.adapts[context].device
    guard world.packets[packet.slot].pool == device.receivePool else {
      return world.ndisReturnPackets([packet], by: device.lower)
    }
    let original = world.packets[packet.slot].original
    world.ndisFreePacket(packet, by: device.component)
    world.ndisReturnPackets([original], by: device.lower)
  }

  /// PtReceive: what is lent by header and lookahead is lent on, with the same MacReceiveContext.
  ///
  /// If there is a packet behind the indication, it may not be kept: a packet of the driver's own goes up with RESOURCES.
  ///
  /// Source: [NDIS_REFERENCE S14]
  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status {
    let device = world.adapts[context].device
    guard world.adapts[context].isVirtualAdapterUp else {
      world.note(.drop, at: device.component, indication.object, status: Word.Reason.unbound)
      return .failure
    }
    world.act(.ndisGetReceivedPacket, at: device.component, indication.object)
    if indication.packet.id != .none {
      _ = indicateOwn(&world, context, for: indication.packet)
    } else {
      world.adapts[context].mustIndicateComplete = true
      world.ndisMEthIndicateReceive(device.upper, indication)
    }
    return .success
  }

  /// PtReceiveComplete: says above what NDIS said here.
  func protocolReceiveComplete(_ world: inout World, _ context: Int) {
    guard world.adapts[context].mustIndicateComplete else { return }
    world.adapts[context].mustIndicateComplete = false
    world.ndisMEthIndicateReceiveComplete(world.adapts[context].device.upper)
  }
}
