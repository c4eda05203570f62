import Events

extension PassThruDriver {
  /// MPTransferData: the transfer goes down from inside an indication that is on its way up, with the same packet.
  ///
  /// Source: [Seed 003], [NDIS_REFERENCE S15]
  func miniportTransferData(
    _ world: inout World, _ context: Int, _ transfer: Transfer
  ) -> Status {
    let device = world.adapts[context].device
    let below = Transfer(
      frame: transfer.frame, byteOffset: transfer.byteOffset, bytes: transfer.bytes,
      packet: transfer.packet, binding: device.lower)
    world.adapts[context].transfers.append(transfer)
    let (status, _) = world.ndisTransferData(below)
    if status != .pending { _ = takeTransfer(&world, context, transfer.packet) }
    return status
  }

  /// PtTransferDataComplete: the protocol above learns that its packet is filled.
  func protocolTransferDataComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status, bytes: Int
  ) {
    guard let transfer = takeTransfer(&world, context, packet) else { return }
    world.ndisMTransferDataComplete(world.adapts[context].device.upper, transfer, status)
  }

  private func takeTransfer(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Transfer? {
    let transfers = world.adapts[context].transfers
    guard let index = transfers.firstIndex(where: { $0.packet == packet }) else { return nil }
    return world.adapts[context].transfers.remove(at: index)
  }
}
