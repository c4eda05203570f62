import Events

/// R19: a packet is not returned inside the ProtocolReceivePacket that shows it.
///
/// PacketReceivePacket is done with the packet at once, calls NdisReturnPackets for it, and answers 1, as if it had kept it.
/// The return comes before the promise: the reference count is wrong, bug check 0x7C (6). Cure: answer 0, and return
/// nothing.
///
/// Source: [NDIS_REFERENCE 6.2 R19, O22]
struct PacketReturnsInside: FaultyPacket {
  static let bug = DriverBug(
    "returns-inside", "R19", of: "packet",
    "A packet is returned inside the ReceivePacket handler that is shown it.")

  func protocolReceivePacket(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Int {
    let open = world.packetOpens[context].device
    guard world.packets[packet.slot].status != .resources else {
      return sound.protocolReceivePacket(&world, context, packet)
    }
    world.note(.drop, at: open.component, packet.id, status: Word.Reason.noRead)
    world.ndisReturnPackets([packet], by: open.binding)
    return 1
  }
}
