import Events

/// R61: a request is answered soon.
///
/// To be sure that the card has taken its packet filter, the handler sleeps for three seconds. No other request of this
/// adapter gets on meanwhile, and the program stands still. NDIS resets an adapter whose request takes too long. Cure:
/// PENDING, and NdisMOidRequestComplete when the card is ready.
///
/// Source: [NDIS_REFERENCE 6.5 R61, E224]
struct NetvminiSleepsInRequest: FaultyNetvmini {
  static let bug = DriverBug(
    "sleeps-in-request", "R61", of: "netvmini", "MiniportOidRequest sleeps for three seconds.")

  /// Not modelled: the reset by which NDIS ends such a wait; other threads that run on this processor meanwhile.
  func miniportSetInformation(
    _ world: inout World, _ context: Int, filter: PacketFilter
  ) -> Status {
    guard world.processors.irql[Int(world.cpu)] == .passive else {
      return sound.miniportSetInformation(&world, context, filter: filter)
    }
    world.act(.ndisMSleep, at: world.netvminis[context].device.component)
    world.stall(3_000_000_000)
    return sound.miniportSetInformation(&world, context, filter: filter)
  }
}
