import Events

/// R86: a handle of the registry that was opened is closed.
///
/// MiniportInitializeEx looks for a value in the registry. It is not there; the driver takes its default and leaves by a
/// path without NdisCloseConfiguration. The handle stays open as long as the machine runs. Cure: one exit, behind
/// NdisCloseConfiguration.
///
/// Source: [NDIS_REFERENCE 6.5 R86]
struct NetvminiKeepsConfiguration: FaultyNetvmini {
  static let bug = DriverBug(
    "keeps-configuration", "R86", of: "netvmini",
    "The handle of the registry is not closed when a value is missing.", when: .loading)

  func miniportInitialize(_ world: inout World, _ context: Int, _ adapter: Int) -> Status {
    let component = world.netvminis[context].device.component
    world.act(.ndisOpenConfigurationEx, at: component, status: .success)
    world.act(.ndisReadConfiguration, at: component, status: .failure)
    return sound.miniportInitialize(&world, context, adapter)
  }
}
