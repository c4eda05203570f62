import Events

/// R49: the attributes of an adapter come first, its hardware afterwards.
///
/// MiniportInitializeEx registers its interrupt first. NDIS does not know the context of the adapter yet, with which it
/// would call MiniportInterrupt: the call fails, and so does the initialization. Nobody is bound to this adapter. Cure:
/// NdisMSetMiniportAttributes first, hardware after it.
///
/// Source: [NDIS_REFERENCE 6.3 R49, E023-E025]
struct NetvminiClaimsFirst: FaultyNetvmini {
  static let bug = DriverBug(
    "claims-first", "R49", of: "netvmini",
    "The interrupt is registered before the attributes are set.", when: .loading)

  func miniportInitialize(_ world: inout World, _ context: Int, _ adapter: Int) -> Status {
    let component = world.netvminis[context].device.component
    world.act(.ndisMRegisterInterruptEx, at: component, status: .failure)
    return .failure
  }
}
