import Events

/// R50: who marks an IRP pending answers STATUS_PENDING.
///
/// PacketRead queues the IRP and answers STATUS_SUCCESS. The I/O manager takes the read for done, with 0 bytes; when the
/// frame comes and the IRP is completed, the program has long gone on, and its buffer may be used for something else. Cure:
/// one variable for the answer, set where the IRP is marked.
///
/// Source: [NDIS_REFERENCE 6.4 R50, S37]
struct PacketPendsAndSucceeds: FaultyPacket {
  static let bug = DriverBug(
    "pends-and-succeeds", "R50", of: "packet",
    "PacketRead marks the IRP pending and answers STATUS_SUCCESS.")

  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let status = sound.irpMjRead(&world, context, irp)
    return status == .statusPending ? .statusSuccess : status
  }
}
