import DequeModule
import Events

/// R51: an IRP is completed exactly once, also when three rare things come together.
///
/// The driver was mended in haste three times. It notes that a completion came inside of NdisSend, it notes that a program
/// has cancelled, and where it finds both and gets no packet, it takes the IRP for one that the cancel routine has completed.
/// Nobody has: the write waits for ever. Each of the three alone is harmless, so tests that meet them one by one see nothing.
/// Cure: the routine that cannot go on with an IRP completes it, whatever else has happened.
///
/// Source: [NDIS_REFERENCE 6.4 R51]
struct PacketForgetsAmongThree: FaultyPacket {
  static let bug = DriverBug(
    "forgets-among-three", "R51", of: "packet",
    "PacketWrite leaves an IRP when a send was completed inside, a cancel came, and the pool is empty."
  )

  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let open = world.packetOpens[context].device
    sound.ioIncrement(&world, context)
    guard world.packetOpens[context].isBound else {
      return sound.refuse(&world, context, irp, .statusDeviceNotReady)
    }
    guard let packet = world.ndisAllocatePacket(open.packetPool, for: irp.id, by: open.component)
    else { return giveUp(&world, context, irp) }
    sound.chain(&world, packet, irp, bytes: world.irps[irp.slot].length, by: open.component)
    world.ioMarkIrpPending(irp, by: open.component)
    world[memoryOf: open.component].isSending = true
    let status = world.ndisSend(open.binding, packet)
    world[memoryOf: open.component].isSending = false
    if status != .pending { sound.packetSendComplete(&world, context, packet, status) }
    return .statusPending
  }

  private func giveUp(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let component = world.packetOpens[context].device.component
    let memory = world[memoryOf: component]
    guard memory.hasCompletedInside, memory.hasCancelled else {
      return sound.refuse(&world, context, irp, .statusInsufficientResources)
    }
    world.ioMarkIrpPending(irp, by: component)
    return .statusPending
  }

  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let component = world.packetOpens[context].device.component
    if world[memoryOf: component].isSending {
      world[memoryOf: component].hasCompletedInside = true
    }
    sound.protocolSendComplete(&world, context, packet, status)
  }

  func irpMjCleanup(_ world: inout World, _ context: Int) {
    world[memoryOf: world.packetOpens[context].device.component].hasCancelled = true
    sound.irpMjCleanup(&world, context)
  }
}
