import Events

/// R03: every send is completed in the end, also where NdisSend does not answer PENDING.
///
/// MPSendPackets passes the packet on and leaves the rest to PtSendComplete. When NdisSend answers SUCCESS, nobody calls
/// that handler: the packet of PassThru and the packet of the protocol are both lost. Cure: look at the answer.
///
/// Source: [NDIS_REFERENCE 6.1 R03, R04, S13]
struct PassThruIgnoresAnswer: FaultyPassThru {
  static let bug = DriverBug(
    "ignores-answer", "R03", of: "passthru",
    "An answer of NdisSend that is not PENDING is not looked at.")

  func miniportSendPackets(_ world: inout World, _ context: Int, _ packets: [PacketHandle]) {
    for packet in packets {
      let device = world.adapts[context].device
      guard !world.adapts[context].isUnbinding,
        let own = world.ndisAllocatePacket(
          device.sendPool, for: packet.id, by: device.component)
      else {
        world.ndisMSendComplete(device.upper, packet, .failure)
        continue
      }
      world.shareBuffers(of: packet, with: own)
      world.act(.ndisIMCopySendPerPacketInfo, at: device.component, own.id)
      world.countSends(context, 1)
      _ = world.ndisSend(device.lower, own)
    }
  }
}
