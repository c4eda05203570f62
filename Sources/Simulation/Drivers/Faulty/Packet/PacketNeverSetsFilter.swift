import Events

/// R17: with a packet filter of 0 a binding receives nothing.
///
/// PacketBindAdapter opens the adapter and leaves it at that: no NdisRequest sets OID_GEN_CURRENT_PACKET_FILTER. The card
/// drops every frame, and nothing says why. Cure: set the filter when the open is complete.
///
/// Source: [NDIS_REFERENCE 6.2 R17, S10]
struct PacketNeverSetsFilter: FaultyPacket {
  static let bug = DriverBug(
    "never-sets-filter", "R17", of: "packet", "The packet filter is never set.", when: .loading)

  func protocolBindAdapter(_ world: inout World, _ driver: Int) -> Status {
    let binding = world.protocols[driver].binding
    let context = world.packetOpens.firstIndex { $0.device.binding == binding } ?? -1
    let open = world.packetOpens[context].device
    world.move(world.bindings[binding].places.state, to: Word.State.opening)
    world.makePool(open.packetPool, .ndisAllocatePacketPool, by: open.component)
    world.makePool(open.bufferPool, .ndisAllocateBufferPool, by: open.component)
    if world.ndisOpenAdapter(binding, context: context) == .pending {
      world.ndisWaitEvent(open.adapterEvent, by: open.component)
    }
    opened(&world, context, .success)
    return .success
  }

  func protocolOpenAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {
    let open = world.packetOpens[context].device
    world.ndisSetEvent(open.adapterEvent, by: open.component)
  }

  /// What the sound driver does here, without the request.
  private func opened(_ world: inout World, _ context: Int, _ status: Status) {
    let open = world.packetOpens[context].device
    world.packetOpens[context].openStatus = status
    world.packetOpens[context].isBound = true
    world.move(world.bindings[open.binding].places.state, to: Word.State.open)
  }
}
