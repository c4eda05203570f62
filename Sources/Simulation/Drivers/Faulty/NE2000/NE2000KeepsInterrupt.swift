import Events

/// R63: what was registered at the start is given back at the halt.
///
/// MiniportHalt gives the ports back and forgets the interrupt. The next one would call into an adapter that is gone, so
/// NDIS looks: bug check 0x7C with 0x08, HALT_WITHOUT_INTERRUPT_DEREGISTER. Cure: what MiniportInitialize has registered,
/// MiniportHalt gives back, in the reverse order.
///
/// Source: [NDIS_REFERENCE 6.5 R63, E025, E026]
struct NE2000KeepsInterrupt: FaultyNE2000 {
  static let bug = DriverBug(
    "keeps-interrupt", "R63", of: "ne2000", "MiniportHalt does not give the interrupt back.")

  func miniportHalt(_ world: inout World, _ context: Int) {
    world.act(.ndisMDeregisterIoPortRange, at: world.ne2000s[context].device.component)
  }
}
