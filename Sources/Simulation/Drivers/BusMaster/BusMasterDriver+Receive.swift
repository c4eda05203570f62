import DequeModule
import Events

extension BusMasterDriver {
  /// Makes packets of the frames that the card has written, and indicates them in batches (CP4).
  func handleReceive(_ world: inout World, _ context: Int) {
    let nic = world.busMasters[context].device.nic
    world.act(.handleReceive, at: world.busMasters[context].device.component)
    while !world.nics[nic].received.isEmpty {
      let waiting = min(world.nics[nic].received.count, world.busMasters[context].batchBound)
      let count = batch(&world, context, waiting)
      var packets: [PacketHandle] = []
      for _ in 0..<count { packets.append(makePacket(&world, context, behind: packets.last)) }
      world.ndisMIndicateReceivePacket(world.busMasters[context].device.adapter, packets)
      for packet in packets { lookBack(&world, context, packet) }
    }
  }

  private func batch(_ world: inout World, _ context: Int, _ waiting: Int) -> Int {
    guard waiting > 1 else { return waiting }
    return world.chooseNumber(
      .batch, in: 1...waiting, at: .ndisMIndicateReceivePacket,
      by: world.busMasters[context].device.component)
  }

  /// NDIS_SET_PACKET_STATUS: SUCCESS lets the protocols keep the packet, RESOURCES does not.
  private func makePacket(
    _ world: inout World, _ context: Int, behind previous: PacketHandle?
  ) -> PacketHandle {
    let device = world.busMasters[context].device
    guard let frame = world.nics[device.nic].received.popFirst() else {
      preconditionFailure("a batch is not larger than what waits")
    }
    world.pools[world.busMasters[context].receivePool].used += 1
    let pool = world.pools[world.busMasters[context].receivePool]
    let isLow = isLow(&world, context, pool, behind: previous)
    var packet = Packet(
      id: world.numbers.next(.packet), pool: world.busMasters[context].receivePool)
    packet.bytes = world.frames[frame.slot].length
    packet.frame = frame
    packet.status = isLow ? .resources : .success
    let handle = PacketHandle(slot: world.packets.insert(packet), id: packet.id)
    world.act(
      .ndisSetPacketStatus, at: device.component, packet.id, owner: device.component,
      life: .new, place: pool.place, value: pool.used, status: packet.status,
      length: packet.bytes)
    world.attach(parent: frame.id)
    world.act(
      .removeHeadList, at: device.component, frame.id, owner: .nobody, life: .free,
      place: world.nics[device.nic].places.received, queue: .remove,
      value: world.nics[device.nic].received.count)
    return handle
  }

  /// Whether so few descriptors are free that the protocols may not keep the packet (CP6).
  ///
  /// NDIS lets nobody keep a packet that stands behind one with RESOURCES, so it gets that status
  /// too (S08).
  private func isLow(
    _ world: inout World, _ context: Int, _ pool: Pool, behind previous: PacketHandle?
  ) -> Bool {
    if let previous, world.packets[previous.slot].status == .resources { return true }
    return world.chooses(
      .lowResources, at: .ndisMIndicateReceivePacket,
      by: world.busMasters[context].device.component,
      otherwise: pool.size - pool.used <= world.busMasters[context].lowWater)
  }

  /// After the indication a RESOURCES packet is the miniport's again.
  ///
  /// A serialized miniport also takes back what nobody kept; a deserialized one waits for
  /// MiniportReturnPacket, always.
  ///
  /// Source: [NDIS_REFERENCE O24-O27]
  private func lookBack(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    guard world.packets[packet.slot].id == packet.id, world.packets[packet.slot].isAlive else {
      return
    }
    let status = world.packets[packet.slot].status
    let isSerialized = world.adapters[world.busMasters[context].device.adapter].isSerialized
    if status == .resources || (isSerialized && status != .pending) {
      rearm(&world, context, packet)
    }
  }

  /// MiniportReturnPacket: the last reference is gone; the descriptor takes the next frame.
  func miniportReturnPacket(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    rearm(&world, context, packet)
  }

  private func rearm(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let device = world.busMasters[context].device
    guard world.packets[packet.slot].id == packet.id, world.packets[packet.slot].isAlive else {
      // A protocol has freed what is not its own.
      return world.touch(packet.id, Word.Memory.write, by: device.component)
    }
    world.packets[packet.slot].isAlive = false
    world.frames.remove(world.packets[packet.slot].frame.slot)
    world.packets.remove(packet.slot)
    world.pools[world.busMasters[context].receivePool].used -= 1
    world.act(
      .ndisReinitializePacket, at: device.component, packet.id, owner: .nobody, life: .free,
      place: world.pools[world.busMasters[context].receivePool].place,
      value: world.pools[world.busMasters[context].receivePool].used)
  }
}
