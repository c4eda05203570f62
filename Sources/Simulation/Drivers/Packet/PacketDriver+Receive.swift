import DequeModule
import Events

extension PacketDriver {
  /// PacketReceivePacket: a miniport lends a whole packet.
  ///
  /// The packet is the miniport's. The driver copies it and returns 0, or keeps it and returns 1:
  /// the number of NdisReturnPackets calls that it promises.
  ///
  /// Source: [Seed 000, section 4], [NDIS_REFERENCE S03]
  func protocolReceivePacket(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Int {
    let open = world.packetOpens[context].device
    if open.options.read != .drain, serveWaitingRead(&world, context, packet) { return 0 }
    if open.options.read == .pend { return dropForLackOfARead(&world, context, packet.id) }
    if open.options.receive == .keep, world.packets[packet.slot].status != .resources {
      enqueue(&world, context, packet)
      return 1
    }
    guard let copy = safeCopyNdisPacket(&world, context, packet) else {
      world.note(.drop, at: open.component, packet.id, status: Word.Reason.noPool)
      return 0
    }
    let isForeign = open.options.bugs.contains(.queuesForeignPacket)  // W03
    enqueue(&world, context, isForeign ? packet : copy)
    return 0
  }

  /// SafeCopyNdisPacket: a packet of the driver's own with the same bytes; `nil` when a pool is
  /// empty.
  private func safeCopyNdisPacket(
    _ world: inout World, _ context: Int, _ source: PacketHandle
  ) -> PacketHandle? {
    let component = world.packetOpens[context].device.component
    let bytes = world.packets[source.slot].bytes
    guard let copy = buildNdisPacket(&world, context, bytes: bytes, of: source.id) else {
      return nil
    }
    world.act(
      .ndisCopyFromPacketToPacket, at: component, copy.id, length: bytes)
    world.packets[copy.slot].frame = world.packets[source.slot].frame
    return copy
  }

  /// BuildNdisPacket: descriptor, memory, and a buffer that maps the one to the other; `nil` when a
  /// pool is empty.
  ///
  /// Source: [Seed 000, section 4], [NDIS_REFERENCE S07, 9.1 W05]
  func buildNdisPacket(
    _ world: inout World, _ context: Int, bytes: Int, of source: ObjectID
  ) -> PacketHandle? {
    let open = world.packetOpens[context].device
    guard let packet = world.ndisAllocatePacket(open.packetPool, for: source, by: open.component)
    else { return nil }
    guard let memory = world.ndisAllocateMemory(bytes, for: packet.id, by: open.component) else {
      if open.options.bugs.contains(.freesUnassignedPointer) {  // W05
        world.freeUnassignedPointer(by: open.component)
      } else {
        world.ndisFreePacket(packet, by: open.component)
      }
      return nil
    }
    world.packets[packet.slot].memory = memory
    guard world.ndisAllocateBuffer(open.bufferPool, packet, bytes: bytes, by: open.component) else {
      world.ndisFreeMemory(memory, by: open.component)
      world.ndisFreePacket(packet, by: open.component)
      return nil
    }
    world.packets[packet.slot].bytes = bytes
    world.act(.ndisChainBufferAtFront, at: open.component, packet.id, length: bytes)
    return packet
  }

  /// FreeNdisPacket: buffer, memory and descriptor; NdisFreePacket alone frees only the last.
  func freeNdisPacket(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let component = world.packetOpens[context].device.component
    world.ndisFreeBuffer(packet, by: component)
    let memory = world.packets[packet.slot].memory
    if memory != .none { world.ndisFreeMemory(memory, by: component) }
    world.ndisFreePacket(packet, by: component)
  }

  /// Puts a packet at the end of RcvPackets; a bounded queue drops its oldest packet first.
  func enqueue(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let open = world.packetOpens[context].device
    if open.options.read == .bounded,
      world.packetOpens[context].received.count == open.options.queueBound
    {
      dropOldest(&world, context)
    }
    world.packetOpens[context].received.append(packet)
    world.act(
      .insertTailList, at: open.component, packet.id, place: open.places.received, queue: .insert,
      value: world.packetOpens[context].received.count)
  }

  private func dropOldest(_ world: inout World, _ context: Int) {
    let open = world.packetOpens[context].device
    guard let oldest = removeHead(&world, context) else { return }
    world.note(.drop, at: open.component, oldest.id, status: Word.Reason.noRead)
    release(&world, context, oldest)
  }

  /// Takes the packet at the head of RcvPackets.
  func removeHead(_ world: inout World, _ context: Int) -> PacketHandle? {
    guard let packet = world.packetOpens[context].received.popFirst() else { return nil }
    let open = world.packetOpens[context].device
    world.act(
      .removeHeadList, at: open.component, packet.id, place: open.places.received, queue: .remove,
      value: world.packetOpens[context].received.count)
    return packet
  }

  /// Gives a packet of RcvPackets to whom it belongs: a copy is freed, a kept packet is returned.
  func release(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let isKept = world.packets[packet.slot].pool != world.packetOpens[context].device.packetPool
    if isKept, !world.packetOpens[context].device.options.bugs.contains(.queuesForeignPacket) {
      world.ndisReturnPackets([packet], by: world.packetOpens[context].device.binding)
    } else {
      freeNdisPacket(&world, context, packet)
    }
  }

  private func dropForLackOfARead(
    _ world: inout World, _ context: Int, _ object: ObjectID
  ) -> Int {
    world.note(
      .drop, at: world.packetOpens[context].device.component, object, status: Word.Reason.noRead)
    return 0
  }

  /// PacketReceiveComplete: the sample has nothing to do here.
  func protocolReceiveComplete(_ world: inout World, _ context: Int) {}
}
