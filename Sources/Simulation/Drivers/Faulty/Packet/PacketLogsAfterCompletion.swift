import Events

/// R57: after IoCompleteRequest the IRP is not touched.
///
/// PacketSendComplete completes the IRP and then writes a line into its log, with what stands in the IRP. The I/O manager
/// has freed it; another program's request may lie there. Cure: read first, complete last.
///
/// Source: [NDIS_REFERENCE 6.4 R57]
struct PacketLogsAfterCompletion: FaultyPacket {
  static let bug = DriverBug(
    "logs-after-completion", "R57", of: "packet", "The IRP is read after it was completed.")

  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let irp = world.packets[packet.slot].irp
    sound.protocolSendComplete(&world, context, packet, status)
    world.touch(irp.id, Word.Memory.read, by: world.packetOpens[context].device.component)
  }
}
