import Events

/// R37: a request is completed once, by the answer or by NdisFOidRequestComplete.
///
/// FilterOidRequest answers SUCCESS for a request that it completes by a call as well. The protocol has freed it by then:
/// bug check 0x7C (0x26, INVALID_OID_COMPLETION; Windows has this number for miniports, the model takes it for filters too).
/// Cure: PENDING for everything that is completed by a call.
///
/// Source: [NDIS_REFERENCE 6.3 R37, S22]
struct FilterCompletesRequestTwice: FaultyFilter {
  static let bug = DriverBug(
    "completes-request-twice", "R37", of: "ndislwf",
    "FilterOidRequest answers SUCCESS for a request that is completed by a call as well.")

  func filterOidRequest(
    _ world: inout World, _ module: Int, _ request: RequestHandle
  ) -> Status {
    _ = sound.filterOidRequest(&world, module, request)
    return .success
  }
}
