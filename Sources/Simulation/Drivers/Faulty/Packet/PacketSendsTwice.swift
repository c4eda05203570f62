import Events

/// R01: a packet is owned by one layer at a time.
///
/// PacketWrite sends the packet once more while NdisSend is still pending for it. Both sends come back: after the first one
/// the packet is free, the second one names a packet that is gone. Cure: send a packet that came back, or another one.
///
/// Source: [NDIS_REFERENCE 6.1 R01]
struct PacketSendsTwice: FaultyPacket {
  static let bug = DriverBug(
    "sends-twice", "R01", of: "packet", "A packet is sent again while its send is pending.")

  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    write(&world, context, irp) { world, open, packet in
      var status = world.ndisSend(open.binding, packet)
      if status == .pending { status = world.ndisSend(open.binding, packet) }
      if status != .pending { sound.packetSendComplete(&world, context, packet, status) }
    }
  }
}
