import DequeModule
import Events

/// R69: what takes a lock releases it.
///
/// PacketRead takes its spin lock, finds nothing to read, and returns without releasing it. The program would go on at
/// DISPATCH_LEVEL: the system stops the machine, bug check 0x4A. Cure: one exit, behind the release.
///
/// Source: [NDIS_REFERENCE 6.5 R69]
struct PacketForgetsLock: FaultyPacket {
  static let bug = DriverBug(
    "forgets-lock", "R69", of: "packet", "A read that finds nothing returns with the lock held.")

  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let component = world.packetOpens[context].device.component
    guard world.acquireLock(by: component) else { return .statusPending }
    let isEmpty = world.packetOpens[context].received.isEmpty
    let status = sound.irpMjRead(&world, context, irp)
    if !isEmpty { world.releaseLock(by: component) }
    return status
  }
}
