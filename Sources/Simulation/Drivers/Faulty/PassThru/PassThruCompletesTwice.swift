import Events

/// R67: every original is completed upward once; here, twice.
///
/// MPSendPackets completes the original as soon as its own packet is on the way, to be quick. The protocol frees it, and its
/// buffers with it, while the card still reads them. When PtSendComplete completes it again, NDIS has no such send: bug
/// check 0x7C. Cure: complete the original when the own packet is back.
///
/// Source: [NDIS_REFERENCE 6.5 R67, 6.1 R02]
struct PassThruCompletesTwice: FaultyPassThru {
  static let bug = DriverBug(
    "completes-twice", "R67", of: "passthru",
    "The original is completed when it is passed on, and again when the own packet is back.")

  func miniportSendPackets(_ world: inout World, _ context: Int, _ packets: [PacketHandle]) {
    let upper = world.adapts[context].device.upper
    for packet in packets {
      sound.miniportSendPackets(&world, context, [packet])
      if world.isOutstanding(packet, at: upper) {
        world.ndisMSendComplete(upper, packet, .success)
      }
    }
  }
}
