import Events

/// Descriptors, memory and buffers (NDIS_REFERENCE 2.10, 4.11).
extension World {
  /// Models `NdisAllocatePacket`; `nil` stands for NDIS_STATUS_RESOURCES.
  ///
  /// The packet belongs to its allocator. `parent` is what the packet is made for: an IRP, a frame, another packet.
  ///
  /// DDK: `NdisAllocatePacket` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E301, O1]
  mutating func ndisAllocatePacket(
    _ pool: Int, for parent: ObjectID, by component: ComponentID
  ) -> PacketHandle? {
    let natural = pools[pool].used < pools[pool].size && !runsOutOfMemory()
    guard chooses(.allocation, at: .ndisAllocatePacket, by: component, otherwise: natural), natural
    else {
      act(.ndisAllocatePacket, at: component, status: .resources)
      return nil
    }
    pools[pool].used += 1
    let id = numbers.next(.packet)
    let packet = PacketHandle(slot: packets.insert(Packet(id: id, pool: pool)), id: id)
    act(
      .ndisAllocatePacket, at: component, id, owner: component, life: .new,
      place: pools[pool].place, value: pools[pool].used)
    attach(parent: parent)
    return packet
  }

  /// Models `NdisFreePacket`: the descriptor goes back to its pool; chained buffers are not freed.
  ///
  /// DDK: `NdisFreePacket` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E302, M24]
  mutating func ndisFreePacket(_ packet: PacketHandle, by component: ComponentID) {
    guard packets[packet.slot].id == packet.id, packets[packet.slot].isAlive else {
      touch(packet.id, Word.Memory.write, by: component)
      return act(.ndisFreePacket, at: component, packet.id)
    }
    let pool = packets[packet.slot].pool
    packets[packet.slot].isAlive = false
    packets.remove(packet.slot)
    pools[pool].used -= 1
    act(
      .ndisFreePacket, at: component, packet.id, owner: .nobody, life: .free,
      place: pools[pool].place, value: pools[pool].used)
  }

  /// Whether this allocation is one of those that a scenario lets fail.
  mutating func runsOutOfMemory() -> Bool {
    guard failingAllocationCount > 0 else { return false }
    failingAllocationCount -= 1
    return true
  }

  /// Frees a pointer that was never assigned: what lies there decides what happens; here the machine stops, because nothing
  /// of any pool lies there.
  ///
  /// The free itself is what is wrong. The driver has looked at the answer of its allocation, and works with no memory.
  ///
  /// Source: [NDIS_REFERENCE 6, 9.1 W05]
  mutating func freeUnassignedPointer(by component: ComponentID) {
    act(.ndisFreePacket, at: component, ObjectID(.unknown, 0))
    bugCheck(BugCheckCode.badPoolCaller, [BugCheckCode.badPoolAddress, 0, 0, 0], at: component)
  }

  /// Models `NdisAllocateMemory`; `nil` stands for failure.
  ///
  /// DDK: `NdisAllocateMemory`. Source: [NDIS_REFERENCE E306]
  mutating func ndisAllocateMemory(
    _ bytes: Int, for parent: ObjectID, by component: ComponentID
  ) -> ObjectID? {
    let natural = !runsOutOfMemory()
    guard chooses(.allocation, at: .ndisAllocateMemory, by: component, otherwise: natural), natural
    else {
      act(.ndisAllocateMemory, at: component, status: .failure, length: bytes)
      return nil
    }
    let id = numbers.next(.memory)
    act(.ndisAllocateMemory, at: component, id, owner: component, life: .new, length: bytes)
    attach(parent: parent)
    return id
  }

  /// Models `NdisFreeMemory`.
  mutating func ndisFreeMemory(_ memory: ObjectID, by component: ComponentID) {
    act(.ndisFreeMemory, at: component, memory, owner: .nobody, life: .free)
  }

  /// A driver allocates the memory of the context that it keeps for a binding.
  mutating func makeContext(_ memory: ObjectID, by component: ComponentID) {
    act(.ndisAllocateMemory, at: component, memory, owner: component, life: .new)
  }

  /// Models `NdisAllocateBuffer`: an MDL over memory that exists; `false` stands for failure.
  ///
  /// DDK: `NdisAllocateBuffer` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E305]
  mutating func ndisAllocateBuffer(
    _ pool: Int, _ packet: PacketHandle, bytes: Int, by component: ComponentID
  ) -> Bool {
    let natural = pools[pool].used < pools[pool].size && !runsOutOfMemory()
    guard chooses(.allocation, at: .ndisAllocateBuffer, by: component, otherwise: natural), natural
    else {
      act(.ndisAllocateBuffer, at: component, status: .resources, length: bytes)
      return false
    }
    pools[pool].used += 1
    let id = numbers.next(.mdl)
    packets[packet.slot].buffer = id
    act(
      .ndisAllocateBuffer, at: component, id, owner: component, life: .new,
      place: pools[pool].place, value: pools[pool].used, length: bytes)
    attach(parent: packet.id)
    return true
  }

  /// Models `NdisFreeBuffer` for the buffer of a packet.
  mutating func ndisFreeBuffer(_ packet: PacketHandle, by component: ComponentID) {
    let isOwn = packets[packet.slot].id == packet.id && packets[packet.slot].buffer != .none
    guard isOwn, let pool = bufferPool(of: component) else {
      return touch(packet.id, Word.Memory.read, by: component)
    }
    pools[pool].used -= 1
    act(
      .ndisFreeBuffer, at: component, packets[packet.slot].buffer, owner: .nobody, life: .free,
      place: pools[pool].place, value: pools[pool].used)
    packets[packet.slot].buffer = .none
  }

  private func bufferPool(of component: ComponentID) -> Int? {
    packetOpens.first { $0.device.component == component }?.device.bufferPool
  }

  /// Models `NdisAllocatePacketPool` and `NdisAllocateBufferPool`.
  mutating func makePool(_ pool: Int, _ call: Call, by component: ComponentID) {
    act(
      call, at: component, place: pools[pool].place, value: 0, status: .success,
      length: nil)
  }

  /// Models `NdisFreePacketPool` and its like: legal only when nothing of the pool is in use.
  ///
  /// A pool of packets with packets in use goes unnoticed; a pool of lists does not.
  ///
  /// DDK: `NdisFreePacketPool` · no spin lock held. Source: [NDIS_REFERENCE E303]
  mutating func freePool(_ pool: Int, _ call: Call, by component: ComponentID) {
    pools[pool].isAlive = false
    act(call, at: component, place: pools[pool].place, value: pools[pool].used)
    if call == .ndisFreeNetBufferListPool, pools[pool].used > 0 { stopNdis(.leakedList, 1) }
  }

  /// A local variable of a driver function begins to live.
  mutating func makeStackVariable(by component: ComponentID) -> ObjectID {
    let id = numbers.next(.memory)
    note(
      .touch, at: component, id, owner: component, life: .new, status: Word.Memory.write)
    attach(.memory, Word.Memory.stack)
    return id
  }

  /// The function that holds a local variable returns.
  mutating func endStackVariable(_ variable: ObjectID, by component: ComponentID) {
    note(.own, at: component, variable, owner: .nobody, life: .free)
  }
}
