import Events

/// R33: a received list of Ethernet has one net buffer.
///
/// Where two frames wait, the DPC makes one list of them, with a net buffer for each: fewer lists, less work. Whoever is
/// above looks at the first net buffer only, as it may: the second frame is lost, and nobody says so. Cure: one net
/// buffer a list; several lists in a chain.
///
/// Source: [NDIS_REFERENCE 6.2 R33]
struct NetvminiJoinsFrames: FaultyNetvmini {
  static let bug = DriverBug(
    "joins-frames", "R33", of: "netvmini", "Two frames go up in one list with two net buffers.")

  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    let device = world.netvminis[context].device
    let causes = world.nics[device.nic].isr
    if causes & InterruptCause.received != 0, world.adapters[device.adapter].isRunning,
      !world.nics[device.nic].isRemoved
    {
      while hasTwo(world, device) { indicateTwo(&world, context) }
    }
    sound.miniportHandleInterrupt(&world, context)
  }

  private func hasTwo(_ world: World, _ device: NetvminiDevice) -> Bool {
    let pool = world.pools[device.receivePool]
    return world.nics[device.nic].received.count > 1 && pool.used < pool.size
  }

  /// The first frame is what the list says that it is; the second one hides behind it.
  private func indicateTwo(_ world: inout World, _ context: Int) {
    let device = world.netvminis[context].device
    let list = sound.makeList(&world, context)
    let second = sound.takeFrame(&world, context)
    world.remark(
      Remark.hasSecondBuffer(list.id, with: second.id), at: device.component, list.id)
    world.lists[list.slot].bufferCount = 2
    sound.removeFrame(&world, context, second)
    world.ndisMIndicateReceiveNetBufferLists(device.adapter, [list], canPend: true)
  }
}
