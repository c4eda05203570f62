import Events

/// R48: optional handlers are set where NDIS asks for them, and nowhere else.
///
/// The filter was registered without handlers for receives, and asks for them when it is attached. NDIS listens to that
/// in FilterSetOptions and FilterSetModuleOptions only: the call fails, and the filter is passed by on the way up. Cure:
/// NdisSetOptionalHandlers in FilterSetModuleOptions, and look at its answer.
///
/// Source: [NDIS_REFERENCE 6.3 R48, E244]
struct FilterSetsHandlersLate: FaultyFilter {
  static let bug = DriverBug(
    "sets-handlers-late", "R48", of: "ndislwf",
    "NdisSetOptionalHandlers is called by FilterAttach.", when: .loading)

  func filterAttach(_ world: inout World, _ module: Int) -> Status {
    let status = sound.filterAttach(&world, module)
    _ = world.ndisSetOptionalHandlers(module)
    return status
  }
}
