import Events

extension PassThruDriver {
  /// MPSetInformation: the request of the protocol above is repeated below, in the request that the ADAPT holds.
  ///
  /// The sample always answers PENDING, also when the answer from below came at once: then it calls its own
  /// PtRequestComplete.
  ///
  /// Not modelled: OIDs that the driver answers itself, requests that wait for D0.
  /// Source: [NDIS_REFERENCE S15]
  func miniportSetInformation(
    _ world: inout World, _ context: Int, filter: PacketFilter
  ) -> Status {
    let device = world.adapts[context].device
    let original = world.adapters[device.upper].request
    let request = world.beginEmbeddedRequest(
      device.lower, filter, for: original.id, by: device.component)
    world.adapts[context].request = request
    countRequests(&world, context, 1)
    let status = world.ndisRequest(device.lower, request)
    if status != .pending {
      world.enter(.ptRequestComplete, to: device.component, request.id, status: status)
      world.attach(implements: .protocolRequestComplete)
      complete(&world, context, status)
      world.leave(.ptRequestComplete)
    }
    return .pending
  }

  /// PtRequestComplete as NDIS calls it, after PENDING.
  func protocolRequestComplete(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status
  ) {
    complete(&world, context, status)
  }

  private func complete(_ world: inout World, _ context: Int, _ status: Status) {
    let device = world.adapts[context].device
    world.endEmbeddedRequest(world.adapts[context].request, by: device.component)
    world.adapts[context].request = .none
    countRequests(&world, context, -1)
    let original = world.adapters[device.upper].request
    world.ndisMSetInformationComplete(device.upper, original, status)
  }

  func countRequests(_ world: inout World, _ context: Int, _ change: Int) {
    world.adapts[context].requestCount += change
    let device = world.adapts[context].device
    world.act(
      change > 0 ? .ndisInterlockedIncrement : .ndisInterlockedDecrement, at: device.component,
      place: device.places.requests, value: world.adapts[context].requestCount)
  }
}
