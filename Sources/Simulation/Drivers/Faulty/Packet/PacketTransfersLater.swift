import Events

/// R25: NdisTransferData is called inside ProtocolReceive only.
///
/// The lookahead does not hold the whole frame, and the handler leaves the rest to a work item. By then the indication is
/// over: NdisTransferData fails, and the frame is lost. Cure: fetch it inside the handler.
///
/// Source: [NDIS_REFERENCE 6.2 R25, E115]
struct PacketTransfersLater: FaultyPacket {
  static let bug = DriverBug(
    "transfers-later", "R25", of: "packet", "NdisTransferData is called by a work item.")

  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status {
    guard indication.packetSize > indication.lookaheadBytes else {
      return sound.protocolReceive(&world, context, indication)
    }
    let open = world.packetOpens[context].device
    world[memoryOf: open.component].indications.append(indication)
    world.ndisScheduleWorkItem(open.binding, by: open.component)
    return .success
  }

  func workItemRoutine(_ world: inout World, _ context: Int) {
    let open = world.packetOpens[context].device
    guard !world[memoryOf: open.component].indications.isEmpty else { return }
    let late = world[memoryOf: open.component].indications.removeFirst()
    let bytes = late.headerBytes + late.packetSize
    guard let packet = sound.buildNdisPacket(&world, context, bytes: bytes, of: late.object) else {
      return world.note(.drop, at: open.component, late.object, status: Word.Reason.noPool)
    }
    let transfer = Transfer(
      frame: late.frame, byteOffset: 0, bytes: late.packetSize, packet: packet,
      binding: open.binding)
    let (status, _) = world.ndisTransferData(transfer)
    guard status != .pending else { return }
    if status == .success { return sound.enqueue(&world, context, packet) }
    world.note(.drop, at: open.component, packet.id, status: Word.Reason.notAccepted)
    sound.freeNdisPacket(&world, context, packet)
  }
}
