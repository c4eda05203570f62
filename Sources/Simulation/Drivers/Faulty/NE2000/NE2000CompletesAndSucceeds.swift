import Events

/// R02: a send is completed once, by the answer or by NdisMSendComplete.
///
/// MiniportSend calls NdisMSendComplete and then answers SUCCESS. The protocol frees the packet in its handler; the answer
/// gives it back a second time: bug check 0x7C, or a packet that is used twice. Cure: PENDING if it is completed by a call.
///
/// Source: [NDIS_REFERENCE 6.1 R02, O7]
struct NE2000CompletesAndSucceeds: FaultyNE2000 {
  static let bug = DriverBug(
    "completes-and-succeeds", "R02", of: "ne2000",
    "MiniportSend calls NdisMSendComplete and answers SUCCESS.")

  func miniportSend(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Status {
    let status = sound.miniportSend(&world, context, packet)
    if status == .success {
      world.ndisMSendComplete(world.ne2000s[context].device.adapter, packet, .success)
    }
    return status
  }
}
