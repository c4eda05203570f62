import Events

/// R37: a request is completed once; here, never.
///
/// PtRequestComplete cleans up its own request and forgets that a protocol above waits for the original. NDIS gives the
/// virtual miniport no other request, so all later ones of all protocols wait too. Cure: NdisMSetInformationComplete.
///
/// Source: [NDIS_REFERENCE 6.3 R36, R37, S15]
struct PassThruNeverCompletesRequest: FaultyPassThru {
  static let bug = DriverBug(
    "never-completes-request", "R37", of: "passthru",
    "The request of the protocol above is never completed.")

  func protocolRequestComplete(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status
  ) {
    world.endEmbeddedRequest(request, by: world.adapts[context].device.component)
    world.adapts[context].request = .none
    sound.countRequests(&world, context, -1)
  }
}
