import Events

/// R81: a filter that indicates has a handler to which its lists return.
///
/// The filter has no handlers for receives, they seemed to be of no use, and it indicates a list of its own all the same.
/// When the list returns, NDIS passes the filter by: it goes on to the miniport, which takes it for one of its own. The
/// machine stops. Cure: who indicates has FilterReturnNetBufferLists, and FilterStatus with it.
///
/// Source: [NDIS_REFERENCE 6.5 R81, S20]
struct FilterHasNoReturn: FaultyFilter {
  static let bug = DriverBug(
    "has-no-return", "R81", of: "ndislwf",
    "A filter without a handler for returns indicates a list of its own.")

  func originateReceive(_ world: inout World, _ module: Int, bytes: Int) {
    guard world.modules[module].phase == .running,
      let list = sound.makeOwn(&world, module, bytes: bytes, for: .none)
    else { return }
    sound.countReceives(&world, module, 1)
    world.ndisFIndicateReceiveNetBufferLists(module, [list], canPend: true)
  }
}
