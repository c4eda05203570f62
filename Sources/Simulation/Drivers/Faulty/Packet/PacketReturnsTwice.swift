import DequeModule
import Events

/// R20: a packet is returned as often as was promised, and not once more.
///
/// PacketReceiveComplete returns what was kept, but the packet stays in RcvPackets, and the read returns it again. After the
/// first return the miniport uses the descriptor for another frame while it still stands in the queue; the second one is
/// bug check 0x7C (6). Cure: take it out of the queue where it is returned.
///
/// Source: [NDIS_REFERENCE 6.2 R20, S37]
struct PacketReturnsTwice: FaultyPacket {
  static let bug = DriverBug(
    "returns-twice", "R20", of: "packet", "A packet that was kept once is returned twice.")

  func protocolReceiveComplete(_ world: inout World, _ context: Int) {
    let open = world.packetOpens[context].device
    for packet in world.packetOpens[context].received
    where world.packets[packet.slot].pool != open.packetPool && !world.isGone(packet) {
      world.ndisReturnPackets([packet], by: open.binding)
    }
  }
}
