import Events

/// R40: a request is freed once; here, never.
///
/// FilterOidRequestComplete completes the original and forgets its clone: a leak at every request, that nothing notices
/// until memory is short. Cure: NdisFreeCloneOidRequest.
///
/// Source: [NDIS_REFERENCE 6.3 R40, S22]
struct FilterLeaksClone: FaultyFilter {
  static let bug = DriverBug(
    "leaks-clone", "R40", of: "ndislwf", "The clone of a request is never freed.")

  func filterOidRequestComplete(
    _ world: inout World, _ module: Int, _ request: RequestHandle, _ status: Status
  ) {
    world.ndisFOidRequestComplete(module, world.requests[request.slot].original, status)
  }
}
