import Events

/// R68: what is queued is over before the driver is unloaded.
///
/// PacketReceivePacket queues a work item, to wake its reader. Nobody waits for it: the driver is unloaded, and then the
/// worker thread calls a routine whose code is gone: bug check 0xCE. Cure: count work items like other operations.
///
/// Source: [NDIS_REFERENCE 6.5 R68]
struct PacketOutlivedByWork: FaultyPacket {
  static let bug = DriverBug(
    "outlived-by-work", "R68", of: "packet",
    "The driver is unloaded while its work item is queued.")

  func protocolReceivePacket(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Int {
    let open = world.packetOpens[context].device
    let count = sound.protocolReceivePacket(&world, context, packet)
    world.ndisScheduleWorkItem(open.binding, by: open.component)
    return count
  }

  func driverUnload(_ world: inout World, _ driver: Int) {
    sound.driverUnload(&world, driver)
    world[memoryOf: world.protocols[driver].component].isUnloaded = true
  }

  func workItemRoutine(_ world: inout World, _ context: Int) {
    let component = world.packetOpens[context].device.component
    guard world[memoryOf: component].isUnloaded else { return }
    world.bugCheck(BugCheckCode.driverUnloaded, [0, 8, 0, 0], at: component)
  }
}
