import Events

/// R85: what a miniport allocated is free when its halt is over.
///
/// MiniportHaltEx gives the interrupt back and forgets the pool. Nothing goes wrong at this moment; with every stop and
/// start of the adapter one pool more is lost. Cure: free in MiniportHaltEx what MiniportInitializeEx allocated.
///
/// Source: [NDIS_REFERENCE 6.5 R85, E026]
struct NetvminiKeepsPool: FaultyNetvmini {
  static let bug = DriverBug(
    "keeps-pool", "R85", of: "netvmini", "MiniportHaltEx does not free the pool of receive lists.")

  func miniportHalt(_ world: inout World, _ context: Int) {
    let device = world.netvminis[context].device
    world.deregisterInterrupt(
      device.adapter, .ndisMDeregisterInterruptEx, by: device.component)
  }
}
