import Events

/// R36: the next request comes when the one before it is completed.
///
/// FilterOidRequestComplete frees its clone and forgets the original. The protocol waits, and every later request waits in
/// NDIS behind it: the adapter takes no request any more. Cure: NdisFOidRequestComplete for the original.
///
/// Source: [NDIS_REFERENCE 6.3 R36, R37, S22]
struct FilterNeverCompletesRequest: FaultyFilter {
  static let bug = DriverBug(
    "never-completes-request", "R36", of: "ndislwf",
    "The clone of a request is freed, and the original never completed.")

  func filterOidRequestComplete(
    _ world: inout World, _ module: Int, _ request: RequestHandle, _ status: Status
  ) {
    world.ndisFreeCloneOidRequest(request, by: world.modules[module].component)
  }
}
