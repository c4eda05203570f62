import Events

/// R84: every list that a driver holds is known to it.
///
/// FilterReturnNetBufferLists takes the filter's own copies out of the chain and does nothing with them. Nobody misses them
/// until FilterDetach frees the pool with lists in use: bug check 0x7C (0x27, LEAKED_NBL). Windows looks when the driver
/// deregisters. Cure: free them where they come back.
///
/// Source: [NDIS_REFERENCE 6.5 R84, R46]
struct FilterLosesCopies: FaultyFilter {
  static let bug = DriverBug(
    "loses-copies", "R84", of: "ndislwf", "Own lists that come back are not freed.")

  func filterReturnNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    let foreign = chain.filter { world.lists[$0.slot].source != .module(module) }
    world.filters[world.modules[module].context].ownCount -= chain.count - foreign.count
    if !foreign.isEmpty { sound.filterReturnNetBufferLists(&world, module, foreign) }
  }
}
