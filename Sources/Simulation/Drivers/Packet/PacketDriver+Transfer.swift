import Events

extension PacketDriver {
  /// PacketReceiveIndicate: a miniport lends the header and the first bytes of a frame, valid during this call only.
  ///
  /// PacketSize does not count the header. If the lookahead holds all of it, it is copied; else the rest is fetched with
  /// NdisTransferData.
  ///
  /// Source: [Seed 000, section 4], [NDIS_REFERENCE S04-S07]
  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status {
    let open = world.packetOpens[context].device
    if open.options.read == .pend, world.packetOpens[context].readIRPs.isEmpty {
      world.note(.drop, at: open.component, indication.object, status: Word.Reason.noRead)
      return .notAccepted
    }
    let bytes = indication.headerBytes + indication.packetSize
    guard let packet = buildNdisPacket(&world, context, bytes: bytes, of: indication.object) else {
      world.note(.drop, at: open.component, indication.object, status: Word.Reason.noPool)
      // W05: the seed returns the NULL of its helper here, which reads as SUCCESS.
      return open.options.bugs.contains(.freesUnassignedPointer) ? .success : .notAccepted
    }
    world.packets[packet.slot].frame = indication.frame
    if indication.packetSize <= indication.lookaheadBytes {
      copyAll(&world, context, indication, packet)
    } else {
      fetch(&world, context, indication, packet)
    }
    return .success
  }

  /// The lookahead holds everything: header and payload are copied.
  private func copyAll(
    _ world: inout World, _ context: Int, _ indication: Indication, _ packet: PacketHandle
  ) {
    let component = world.packetOpens[context].device.component
    copy(&world, indication.headerBytes, to: packet, at: 0, by: component)
    copy(&world, indication.packetSize, to: packet, at: indication.headerBytes, by: component)
    accept(&world, context, packet)
  }

  private func copy(
    _ world: inout World, _ bytes: Int, to packet: PacketHandle, at offset: Int,
    by component: ComponentID
  ) {
    world.act(.ndisMoveMappedMemory, at: component, packet.id, length: bytes)
    if offset > 0 { world.attach(.offset, offset) }
  }

  /// The lookahead holds a part: NdisTransferData copies payload, always to the start of the packet's buffer.
  private func fetch(
    _ world: inout World, _ context: Int, _ indication: Indication, _ packet: PacketHandle
  ) {
    let open = world.packetOpens[context].device
    var byteOffset = 0
    var bytes = indication.packetSize
    switch open.options.fetch {
    case .headerTrick:
      copy(&world, indication.headerBytes, to: packet, at: bytes, by: open.component)
      world.packets[packet.slot].hasHeaderBehind = true
    case .offsetBuffer:
      copy(&world, indication.headerBytes, to: packet, at: 0, by: open.component)
    case .restOnly:
      let known = indication.headerBytes + indication.lookaheadBytes
      copy(&world, known, to: packet, at: 0, by: open.component)
      byteOffset = indication.lookaheadBytes
      bytes -= indication.lookaheadBytes
    }
    if open.options.bugs.contains(.byteOffset14) { byteOffset = indication.headerBytes }  // W04

    ioIncrement(&world, context)
    let transfer = Transfer(
      frame: indication.frame, byteOffset: byteOffset, bytes: bytes, packet: packet,
      binding: open.binding)
    let (status, transferred) = world.ndisTransferData(transfer)
    if status == .pending { return }
    packetTransferDataComplete(&world, context, packet, status, bytes: transferred)
  }

  /// PacketTransferDataComplete as the driver calls it itself, after any answer but PENDING.
  private func packetTransferDataComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status, bytes: Int
  ) {
    let component = world.packetOpens[context].device.component
    world.enter(
      .packetTransferDataComplete, to: component, packet.id, status: status, length: bytes)
    world.attach(implements: .protocolTransferDataComplete)
    completeTransfer(&world, context, packet, status)
    world.leave(.packetTransferDataComplete, packet.id)
  }

  /// PacketTransferDataComplete as NDIS calls it, after PENDING.
  func protocolTransferDataComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status, bytes: Int
  ) {
    completeTransfer(&world, context, packet, status)
  }

  private func completeTransfer(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let component = world.packetOpens[context].device.component
    if status != .success {
      world.note(.drop, at: component, packet.id, status: Word.Reason.notAccepted)
      freeNdisPacket(&world, context, packet)
    } else if world.packets[packet.slot].hasHeaderBehind {
      moveHeaderToFront(&world, context, packet)
    } else {
      accept(&world, context, packet)
    }
    ioDecrement(&world, context)
  }

  /// The second half of the header trick: a second packet takes the header first and the payload behind it.
  ///
  /// Source: [Seed 000, section 5], [NDIS_REFERENCE S07 step 3]
  private func moveHeaderToFront(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) {
    let component = world.packetOpens[context].device.component
    let bytes = world.packets[packet.slot].bytes
    let header = Limits.ethernetHeaderBytes
    let frame = world.packets[packet.slot].frame
    guard let whole = buildNdisPacket(&world, context, bytes: bytes, of: packet.id) else {
      world.note(.drop, at: component, packet.id, status: Word.Reason.noPool)
      return freeNdisPacket(&world, context, packet)
    }
    copy(&world, header, to: whole, at: 0, by: component)
    copy(&world, bytes - header, to: whole, at: header, by: component)
    world.packets[whole.slot].frame = frame
    freeNdisPacket(&world, context, packet)
    accept(&world, context, whole)
  }

  /// A complete packet of the driver's own goes to a waiting read, or into RcvPackets.
  private func accept(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let open = world.packetOpens[context].device
    if open.options.read != .drain, serveWaitingRead(&world, context, packet) {
      return freeNdisPacket(&world, context, packet)
    }
    if open.options.read == .pend {
      world.note(.drop, at: open.component, packet.id, status: Word.Reason.noRead)
      return freeNdisPacket(&world, context, packet)
    }
    enqueue(&world, context, packet)
  }
}
