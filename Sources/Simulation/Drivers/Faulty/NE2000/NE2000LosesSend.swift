import Events

/// R03: every send is completed in the end.
///
/// MiniportSend finds the transmit buffer of the card taken, answers PENDING, and puts the packet nowhere. It is never
/// completed: the program waits for ever, and so does the unbinding of the protocol. Cure: queue it, or answer RESOURCES.
///
/// Source: [NDIS_REFERENCE 6.1 R03]
struct NE2000LosesSend: FaultyNE2000 {
  static let bug = DriverBug(
    "loses-send", "R03", of: "ne2000", "A packet that finds the card busy is pended and forgotten.")

  func miniportSend(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Status {
    guard world.canLoad(world.ne2000s[context].device.nic) else { return .pending }
    return sound.miniportSend(&world, context, packet)
  }
}
