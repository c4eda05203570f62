import Events

/// The packet driver with one broken handler.
protocol FaultyPacket: FaultyPacketProtocol, FaultyDevice where Sound == PacketDriver {}

extension FaultyPacket {
  var sound: PacketDriver { PacketDriver() }

  /// PacketWrite up to NdisSend, as the sound driver does it; `body` is what the bug does instead of the rest.
  func write(
    _ world: inout World, _ context: Int, _ irp: IRPHandle,
    _ body: (inout World, PacketDevice, PacketHandle) -> Void
  ) -> Status {
    let open = world.packetOpens[context].device
    sound.ioIncrement(&world, context)
    guard world.packetOpens[context].isBound else {
      return sound.refuse(&world, context, irp, .statusDeviceNotReady)
    }
    guard let packet = world.ndisAllocatePacket(open.packetPool, for: irp.id, by: open.component)
    else { return sound.refuse(&world, context, irp, .statusInsufficientResources) }
    sound.chain(&world, packet, irp, bytes: world.irps[irp.slot].length, by: open.component)
    world.ioMarkIrpPending(irp, by: open.component)
    body(&world, open, packet)
    return .statusPending
  }
}
