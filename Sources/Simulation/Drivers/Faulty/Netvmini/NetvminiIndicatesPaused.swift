import Events

/// R34: a miniport that is paused indicates nothing.
///
/// The DPC does not look at the state of the adapter. A frame goes up into a stack that is being rebuilt: the filter and the
/// protocol have to throw it back, and a driver that believed in its pause may have freed what it needs for that. Cure: drop
/// the frame while the adapter is not Running.
///
/// Source: [NDIS_REFERENCE 6.2 R34, 4.3]
struct NetvminiIndicatesPaused: FaultyNetvmini {
  static let bug = DriverBug(
    "indicates-paused", "R34", of: "netvmini", "Frames are indicated while the adapter is paused.")

  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    let adapter = world.netvminis[context].device.adapter
    let isRunning = world.adapters[adapter].isRunning
    world.adapters[adapter].isRunning = true
    sound.miniportHandleInterrupt(&world, context)
    world.adapters[adapter].isRunning = isRunning
  }
}
