import Events

/// NDIS's own loopback: what one binding sends is shown to the others of the same adapter (NDIS_REFERENCE E217, S31).
///
/// A card does not hear itself, so NDIS hands a copy of a sent packet to those who would have heard it. It does so when a binding
/// beside the sender is promiscuous. The sender itself never gets its own frame (R35). That is the rule of NDIS 6.
///
/// Not modelled: NDIS 5 loops broadcasts and the multicasts that somebody wants also where nobody is promiscuous, and to the
/// sender too, unless it has set NDIS_PROT_OPTION_NO_LOOPBACK or NDIS_FLAGS_DONT_LOOPBACK; every sender here is one that has.
/// Nor ALL_LOCAL, CHECK_FOR_LOOPBACK, frames to the own address, and whether filters of NDIS 6 see the copy.
///
/// Not modelled: a frame that comes back through PassThru. Only the lowest miniport of a stack lets NDIS loop, so the virtual
/// adapter does not: PassThru says that the adapter below it sees to that. Below, PassThru is the sender. If NDIS loops a packet
/// that is not marked, it hears it too and passes it up, and a sniffer above it, and even the first sender, get it like any frame.
/// Here every packet is marked with NDIS_FLAGS_DONT_LOOPBACK, and PassThru copies the flags to its own packet: nobody above it
/// hears what goes through it. Whether NDIS 5 loops what the only binding of an adapter sends is not documented.
///
/// Source: [NDIS_REFERENCE S15, S31], [DDK sample passthru]
extension World {
  /// Shows a packet of NDIS 5 to the other bindings, between NdisSend and its completion.
  ///
  /// An adapter without a card does not loop: PassThru says so in its answer to OID_GEN_MAC_OPTIONS, otherwise a frame would
  /// be looped twice. What NDIS refuses during a reset is not sent, and so it is not looped either.
  ///
  /// Source: [NDIS_REFERENCE S31]
  mutating func loopBack(_ packet: PacketHandle, from sender: Int) {
    let adapter = bindings[sender].adapter
    let bytes = packets[packet.slot].bytes
    let listeners = listeners(besides: sender, bytes: bytes)
    guard !listeners.isEmpty else { return }
    let frame = makeLoopedFrame(irp: packets[packet.slot].irp, bytes: bytes, on: adapter)
    var copy = Packet(id: numbers.next(.packet), pool: -1)
    copy.bytes = bytes
    copy.frame = frame
    copy.status = .resources
    let handle = PacketHandle(slot: packets.insert(copy), id: copy.id)
    act(
      .ndisCopyFromPacketToPacket, at: ndis, copy.id, owner: ndis, life: .new, length: bytes)
    attach(parent: packet.id)
    attach(.flags, text: "loopback")
    for listener in listeners {
      callProtocolReceive(listener, wholePacket(handle, frame), irql: .dispatch)
    }
    tellReceiveComplete(adapter, irql: .dispatch)
    packets[handle.slot].isAlive = false
    packets.remove(handle.slot)
    frames.remove(frame.slot)
    act(.ndisFreePacket, at: ndis, copy.id, owner: .nobody, life: .free)
  }

  /// Shows lists of NDIS 6 to the other bindings, lent and marked as looped back.
  ///
  /// Source: [NDIS_REFERENCE E217, S31]
  mutating func loopBack(_ chain: [ListHandle], from sender: Int) {
    let adapter = bindings[sender].adapter
    for list in chain {
      let bytes = lists[list.slot].bytes
      let listeners = listeners(besides: sender, bytes: bytes)
      guard !listeners.isEmpty else { continue }
      var copy = NetBufferList(id: numbers.next(.netBufferList), source: .adapter(adapter))
      copy.bytes = bytes
      copy.destination = outgoingDestination(bytes: bytes)
      copy.data = outgoingBytes(irp: lists[list.slot].irp, bytes: bytes, on: adapter)
      let handle = ListHandle(slot: lists.insert(copy), id: copy.id)
      act(
        .ndisAllocateCloneNetBufferList, at: ndis, copy.id, owner: ndis, life: .new, length: bytes)
      attach(parent: list.id)
      for listener in listeners { showLooped(handle, to: listener) }
      lists.remove(handle.slot)
      act(.ndisFreeCloneNetBufferList, at: ndis, copy.id, owner: .nobody, life: .free)
    }
  }

  private mutating func showLooped(_ list: ListHandle, to binding: Int) {
    let block = protocols[bindings[binding].protocolDriver]
    enterChain(
      .protocolReceiveNetBufferLists, to: block.component, [list], site: bindings[binding].site,
      length: lists[list.slot].bytes)
    attach(.flags, text: ReceiveFlags.resourcesLoopback.rawValue)
    block.lists?.protocolReceiveNetBufferLists(
      &self, bindings[binding].context, [list], canPend: false)
    leaveChain(.protocolReceiveNetBufferLists, [list])
  }

  /// The bindings that would hear a frame of a sender, if somebody beside it hears everything.
  private func listeners(besides sender: Int, bytes: Int) -> [Int] {
    let adapter = bindings[sender].adapter
    guard adapters[adapter].nic != nil,
      adapters[adapter].bindings.contains(where: {
        $0 != sender && bindings[$0].filter.contains(.promiscuous)
      })
    else { return [] }
    let destination = outgoingDestination(bytes: bytes)
    return adapters[adapter].bindings.filter {
      $0 != sender && !bindings[$0].isPaused && bindings[$0].filter.accepts(destination)
    }
  }

  /// To whom a program's frame is addressed, as this machine sees it.
  func outgoingDestination(bytes: Int) -> FrameRecipe.Destination {
    bytes > Limits.frameBytesMin ? .other : .broadcast
  }

  /// The bytes of a looped frame, in memory of NDIS.
  private mutating func makeLoopedFrame(
    irp: IRPHandle, bytes: Int, on adapter: Int
  ) -> FrameHandle {
    var frame = Frame(
      id: .none, length: bytes, destination: outgoingDestination(bytes: bytes))
    frame.bytes = outgoingBytes(irp: irp, bytes: bytes, on: adapter)
    return FrameHandle(slot: frames.insert(frame), id: .none)
  }

  private func outgoingBytes(irp: IRPHandle, bytes: Int, on adapter: Int) -> [UInt8] {
    guard keepsBytes, irp.id != .none else { return [] }
    return outgoingFrame(number: irp.id.number, bytes: bytes, to: adapter)
  }
}
