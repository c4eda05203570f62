import Events

/// R42: a pause cannot fail.
///
/// FilterPause answers FAILURE, because it has something to do. NDIS does not ask: the module is paused for it, and what the
/// filter does from then on, as if it ran, is undefined. Cure: PENDING until the work is done.
///
/// Source: [NDIS_REFERENCE 6.3 R42]
struct FilterRefusesPause: FaultyFilter {
  static let bug = DriverBug("refuses-pause", "R42", of: "ndislwf", "FilterPause answers FAILURE.")

  func filterPause(_ world: inout World, _ module: Int) -> Status { .failure }
}
