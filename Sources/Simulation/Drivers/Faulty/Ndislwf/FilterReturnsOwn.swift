import Events

/// R30: a filter takes its own lists out of a chain that is returned through it.
///
/// FilterReturnNetBufferLists passes everything down, also the copies that the filter has made. The miniport gets lists that
/// it never made, and writes into their reserved fields as if they were its descriptors. Cure: compare SourceHandle, and
/// free the own ones.
///
/// Source: [NDIS_REFERENCE 6.2 R30, S20]
struct FilterReturnsOwn: FaultyFilter {
  static let bug = DriverBug(
    "returns-own", "R30", of: "ndislwf",
    "The filter's own receive lists are returned to the miniport.")

  func filterReturnNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    world.ndisFReturnNetBufferLists(module, chain)
  }
}
