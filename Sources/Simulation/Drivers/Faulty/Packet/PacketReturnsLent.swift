import Events

/// R23: a packet with status RESOURCES is not returned; it goes back by itself.
///
/// The handler copies, as it must, and then calls NdisReturnPackets, because it always does. NDIS counts a return that
/// nobody promised: bug check 0x7C (6). Cure: return nothing that was shown by ProtocolReceive.
///
/// Source: [NDIS_REFERENCE 6.2 R23, S08]
struct PacketReturnsLent: FaultyPacket {
  static let bug = DriverBug(
    "returns-lent", "R23", of: "packet", "A packet with status RESOURCES is returned.")

  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status {
    let status = sound.protocolReceive(&world, context, indication)
    let open = world.packetOpens[context].device
    guard indication.packet.id != .none else { return status }
    world.act(.ndisGetReceivedPacket, at: open.component, indication.packet.id)
    world.ndisReturnPackets([indication.packet], by: open.binding)
    return status
  }
}
