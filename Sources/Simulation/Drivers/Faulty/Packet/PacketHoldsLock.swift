import Events

/// R60: no spin lock is held across a call that can come back.
///
/// PacketWrite holds its lock while it calls NdisSend, and PacketSendComplete takes the same lock. If the completion runs
/// inside NdisSend, the processor waits for itself, for ever. If it runs later, all is well: the bug hides. Cure: release
/// the lock before the call.
///
/// Source: [NDIS_REFERENCE 6.5 R60, S34]
struct PacketHoldsLock: FaultyPacket {
  static let bug = DriverBug(
    "holds-lock", "R60", of: "packet",
    "A spin lock is held across NdisSend, and the completion takes it too.")

  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let component = world.packetOpens[context].device.component
    guard world.acquireLock(by: component) else { return .statusPending }
    let status = sound.irpMjWrite(&world, context, irp)
    world.releaseLock(by: component)
    return status
  }

  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let component = world.packetOpens[context].device.component
    guard world.acquireLock(by: component) else { return }
    sound.protocolSendComplete(&world, context, packet, status)
    world.releaseLock(by: component)
  }
}
