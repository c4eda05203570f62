import Events

/// R06: NdisSendPackets answers nothing; the status of each packet comes by ProtocolSendComplete only.
///
/// PacketIoControl takes the return of NdisSendPackets for success: it reads the status in the packets and frees them. The
/// miniport still has them, and its completion names packets that are gone. Cure: wait for the completion of each packet.
///
/// Source: [NDIS_REFERENCE 6.1 R06, S02d]
struct PacketTrustsArray: FaultyPacket {
  static let bug = DriverBug(
    "trusts-array", "R06", of: "packet",
    "The packets of an array are freed when NdisSendPackets returns.")

  func irpMjDeviceControl(
    _ world: inout World, _ context: Int, _ irp: IRPHandle, _ control: DeviceControl
  ) -> Status {
    let component = world.packetOpens[context].device.component
    let status = sound.irpMjDeviceControl(&world, context, irp, control)
    guard case .sendPackets = control else { return status }
    for packet in world.packets(for: irp) {
      world.touch(packet.id, Word.Memory.read, by: component)
      world.ndisFreePacket(packet, by: component)
    }
    return status
  }
}
