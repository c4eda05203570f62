import Events

/// R51: an IRP is completed once.
///
/// PacketRead completes the IRP where it copies, and again at its end. The IRP is gone by then: bug check 0x44,
/// MULTIPLE_IRP_COMPLETE_REQUESTS. Cure: one exit.
///
/// Source: [NDIS_REFERENCE 6.4 R51]
struct PacketCompletesReadTwice: FaultyPacket {
  static let bug = DriverBug(
    "completes-read-twice", "R51", of: "packet", "The IRP of a read is completed twice.")

  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let status = sound.irpMjRead(&world, context, irp)
    if status == .statusSuccess {
      let component = world.packetOpens[context].device.component
      world.ioCompleteRequest(irp, .statusSuccess, information: 0, by: component)
    }
    return status
  }
}
