import Events

/// R40: a request is freed once, and only when it is completed.
///
/// PacketRequestComplete frees the request, and the branch behind it frees it again. The second free damages the pool of
/// the system: bug check 0xC2. Cure: one place that frees.
///
/// Source: [NDIS_REFERENCE 6.3 R40]
struct PacketFreesRequestTwice: FaultyPacket {
  static let bug = DriverBug(
    "frees-request-twice", "R40", of: "packet", "A completed request is freed twice.")

  func protocolRequestComplete(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status
  ) {
    sound.protocolRequestComplete(&world, context, request, status)
    world.freeRequest(request, by: world.packetOpens[context].device.component)
  }
}
