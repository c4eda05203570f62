import Events

/// R07: a deserialized miniport never answers RESOURCES.
///
/// The driver was serialized once. It writes RESOURCES into a packet for which the card has no room, and leaves the rest to
/// NDIS. But NDIS queues nothing for a deserialized miniport and does not look: the packet is lost. Cure: queue it in the
/// driver, and complete it later.
///
/// Source: [NDIS_REFERENCE 6.1 R07, S34]
struct BusMasterRefusesDeserialized: FaultyBusMaster {
  static let bug = DriverBug(
    "refuses-deserialized", "R07", of: "busmaster",
    "A packet without room is answered with RESOURCES, as if NDIS would keep it.")

  func miniportSendPackets(_ world: inout World, _ context: Int, _ packets: [PacketHandle]) {
    let device = world.busMasters[context].device
    for packet in packets {
      guard !world.canLoad(device.nic) else {
        sound.miniportSendPackets(&world, context, [packet])
        continue
      }
      world.packets[packet.slot].status = .resources
      world.act(.ndisSetPacketStatus, at: device.component, packet.id, status: .resources)
    }
  }
}
