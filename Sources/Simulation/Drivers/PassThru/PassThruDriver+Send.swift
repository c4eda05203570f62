import Events

extension PassThruDriver {
  /// MPSendPackets: every packet goes on below, itself or through a packet of the driver's own.
  ///
  /// Source: [Seed 003], [NDIS_REFERENCE S13]
  func miniportSendPackets(_ world: inout World, _ context: Int, _ packets: [PacketHandle]) {
    for packet in packets {
      let device = world.adapts[context].device
      if world.adapts[context].isUnbinding {
        world.ndisMSendComplete(device.upper, packet, .failure)
      } else if world.mayPassOn(packet, by: device) {
        passOn(&world, context, packet)
      } else {
        sendOwn(&world, context, for: packet)
      }
    }
  }

  /// Packet stacking: the packet of the driver above is sent on as it is.
  private func passOn(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let device = world.adapts[context].device
    world.countSends(context, 1)
    let status = world.ndisSend(device.lower, packet)
    guard status != .pending else { return }
    world.ndisMSendComplete(device.upper, packet, status)
    world.countSends(context, -1)
  }

  /// A packet B of the driver's own stands for the packet A of the driver above.
  private func sendOwn(_ world: inout World, _ context: Int, for original: PacketHandle) {
    let device = world.adapts[context].device
    guard
      let own = world.ndisAllocatePacket(device.sendPool, for: original.id, by: device.component)
    else { return world.ndisMSendComplete(device.upper, original, .resources) }
    world.shareBuffers(of: original, with: own)
    world.act(.ndisIMCopySendPerPacketInfo, at: device.component, own.id)
    world.countSends(context, 1)
    let status = world.ndisSend(device.lower, own)
    guard status != .pending else { return }
    finishOwn(&world, context, own, status)
    world.countSends(context, -1)
  }

  /// B is freed exactly where the chain from A to B is broken, and A is completed upward exactly once.
  private func finishOwn(
    _ world: inout World, _ context: Int, _ own: PacketHandle, _ status: Status
  ) {
    let device = world.adapts[context].device
    let original = world.packets[own.slot].original
    world.act(.ndisIMCopySendCompletePerPacketInfo, at: device.component, own.id)
    world.ndisFreePacket(own, by: device.component)
    world.ndisMSendComplete(device.upper, original, status)
  }

  /// PtSendComplete: a packet of the driver's own is freed and the original completed; another one is completed as it is.
  ///
  /// Source: [NDIS_REFERENCE S13 steps 5b, 5c]
  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let device = world.adapts[context].device
    if world.packets[packet.slot].pool == device.sendPool {
      finishOwn(&world, context, packet, status)
    } else {
      world.ndisMSendComplete(device.upper, packet, status)
    }
    world.countSends(context, -1)
  }

  var cancelsSends: Bool { true }

  /// MPCancelSendPackets: nothing waits in a queue of the driver, so the id goes on to the lower binding.
  ///
  /// A packet of the driver's own carries the id of the one that it stands for; what waits below comes back by PtSendComplete.
  ///
  /// Not modelled: PassThru built for NDIS 5.0, which has neither this handler nor packet stacking.
  ///
  /// DDK: `MiniportCancelSendPackets` · IRQL ≤ `DISPATCH_LEVEL`. Source: [DDK sample passthru], [NDIS_REFERENCE E108, S13]
  func miniportCancelSendPackets(_ world: inout World, _ context: Int, cancelID: Int) {
    world.ndisCancelSendPackets(world.adapts[context].device.lower, cancelID: cancelID)
  }

  /// Not registered: NDIS calls MPSendPackets.
  func miniportSend(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Status {
    .failure
  }
}

extension World {
  /// Whether a packet of another driver can be passed on as it is: the driver stacks packets, and there is a location left.
  mutating func mayPassOn(_ packet: PacketHandle, by device: AdaptDevice) -> Bool {
    guard device.stacks else { return false }
    let isLeft = packets[packet.slot].stack.hasLocationLeft
    act(
      .ndisIMGetCurrentPacketStack, at: device.component, packet.id,
      status: isLeft ? .isTrue : .isFalse)
    return isLeft
  }

  /// A packet of an intermediate driver stands for another one: it has the same buffer chain.
  mutating func shareBuffers(of original: PacketHandle, with own: PacketHandle) {
    packets[own.slot].original = original
    packets[own.slot].bytes = packets[original.slot].bytes
    packets[own.slot].irp = packets[original.slot].irp
    packets[own.slot].cancelID = packets[original.slot].cancelID
    packets[own.slot].frame = packets[original.slot].frame
    packets[own.slot].status = packets[original.slot].status
  }
}
