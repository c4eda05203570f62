import Events

/// R04: any answer of NdisSend but PENDING is the end of the send; it is completed once.
///
/// The error branch of PacketWrite frees the packet and completes the IRP, and then runs into the common path, which calls
/// PacketSendComplete. The packet is freed twice and the IRP completed twice: bug check 0x44. Cure: one place that ends a
/// send.
///
/// Source: [NDIS_REFERENCE 6.1 R04, 6.4 R51]
struct PacketCompletesTwice: FaultyPacket {
  static let bug = DriverBug(
    "completes-twice", "R04", of: "packet",
    "The error branch of a send frees packet and IRP, and then the common path does it again.")

  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    write(&world, context, irp) { world, open, packet in
      let status = world.ndisSend(open.binding, packet)
      if status != .pending, status != .success {
        world.ndisFreePacket(packet, by: open.component)
        world.ioCompleteRequest(irp, .statusUnsuccessful, information: 0, by: open.component)
      }
      if status != .pending { sound.packetSendComplete(&world, context, packet, status) }
    }
  }
}
