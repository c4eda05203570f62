import Events

/// The receive path of NDIS 5 (NDIS_REFERENCE 2.6, 3.2, S03-S08).
///
/// NDIS walks the binding list of the adapter and offers the frame to every binding whose packet
/// filter matches: no protocol consumes it, and the order must not matter (CP10).
extension World {
  /// Models `NdisMEthIndicateReceive`: a miniport lends header and lookahead of a frame, for the
  /// time of the call.
  ///
  /// DDK: `NdisMEthIndicateReceive` · IRQL = `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E112, E113]
  mutating func ndisMEthIndicateReceive(_ adapter: Int, _ indication: Indication) {
    enter(
      .ndisMEthIndicateReceive, to: ndis, indication.frame.id, site: adapters[adapter].site,
      length: indication.packetSize)
    attach(.lookahead, indication.lookaheadBytes)
    runDueWork()
    let destination = frames[indication.frame.slot].destination
    let isWanted = offerByLookahead(adapter, indication, destination)
    if !isWanted {
      note(.drop, at: ndis, indication.frame.id, status: unwantedReason(adapter))
    }
    leave(.ndisMEthIndicateReceive, indication.frame.id)
  }

  /// Calls ProtocolReceive of every binding whose filter matches; `false` if none did.
  private mutating func offerByLookahead(
    _ adapter: Int, _ indication: Indication, _ destination: FrameRecipe.Destination
  ) -> Bool {
    var isWanted = false
    for binding in adapters[adapter].bindings where bindings[binding].filter.accepts(destination) {
      isWanted = true
      callProtocolReceive(binding, indication)
    }
    return isWanted
  }

  /// DDK: `ProtocolReceive` · IRQL = `DISPATCH_LEVEL`.
  mutating func callProtocolReceive(
    _ binding: Int, _ indication: Indication, irql: IRQL? = nil
  ) {
    let block = protocols[bindings[binding].protocolDriver]
    bindings[binding].isIndicated = true
    enterHandler(
      .protocolReceive, block.names, of: block.component, indication.object,
      site: bindings[binding].site, irql: irql,
      length: indication.packetSize)
    attach(.lookahead, indication.lookaheadBytes)
    let status = block.driver.protocolReceive(&self, bindings[binding].context, indication)
    leave(block.names[.protocolReceive], indication.object, status: status)
  }

  /// Why nobody wanted a frame.
  private func unwantedReason(_ adapter: Int) -> Word {
    adapters[adapter].bindings.isEmpty ? Word.Reason.unbound : Word.Reason.filterMismatch
  }

  /// Models `NdisMEthIndicateReceiveComplete`: tells every binding that got a frame to
  /// post-process.
  ///
  /// DDK: `ProtocolReceiveComplete` · IRQL = `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E114]
  mutating func ndisMEthIndicateReceiveComplete(_ adapter: Int) {
    enter(.ndisMEthIndicateReceiveComplete, to: ndis, site: adapters[adapter].site)
    tellReceiveComplete(adapter)
    leave(.ndisMEthIndicateReceiveComplete)
  }

  /// Calls ProtocolReceiveComplete of every binding that was shown something.
  mutating func tellReceiveComplete(_ adapter: Int, irql: IRQL? = nil) {
    for binding in adapters[adapter].bindings where bindings[binding].isIndicated {
      bindings[binding].isIndicated = false
      let block = protocols[bindings[binding].protocolDriver]
      enterHandler(
        .protocolReceiveComplete, block.names, of: block.component, site: bindings[binding].site,
        irql: irql)
      block.driver.protocolReceiveComplete(&self, bindings[binding].context)
      leave(block.names[.protocolReceiveComplete])
    }
  }

  /// Models `NdisMIndicateReceivePacket`: a miniport lends whole packets.
  ///
  /// A packet with status SUCCESS may be kept; one with RESOURCES, and every later one of the
  /// array, goes up through ProtocolReceive and is the miniport's again when this call returns.
  ///
  /// DDK: `NdisMIndicateReceivePacket` · IRQL = `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E110,
  /// E111, S03, S08]
  mutating func ndisMIndicateReceivePacket(_ adapter: Int, _ array: [PacketHandle]) {
    enter(
      .ndisMIndicateReceivePacket, to: ndis,
      array.object, owner: .none,
      site: adapters[adapter].site)
    attach(membersOf: array)
    runDueWork()
    var mustCopy = false
    for packet in array {
      mustCopy = mustCopy || packets[packet.slot].status == .resources
      offer(packet, adapter, mustCopy: mustCopy)
    }
    tellReceiveComplete(adapter)
    leave(.ndisMIndicateReceivePacket, array.only)
  }

  /// Offers one packet to every binding and settles who owns it afterwards.
  private mutating func offer(_ packet: PacketHandle, _ adapter: Int, mustCopy: Bool) {
    let frame = packets[packet.slot].frame
    let destination = frames[frame.slot].destination
    var isWanted = false
    var references = 0
    if !mustCopy { packets[packet.slot].stack.setIndicated(true, at: adapter) }
    for binding in adapters[adapter].bindings where bindings[binding].filter.accepts(destination) {
      isWanted = true
      if mustCopy || !hasReceivePacketHandler(binding) {
        callProtocolReceive(binding, wholePacket(packet, frame))
      } else {
        references += callProtocolReceivePacket(binding, packet)
      }
    }
    if !isWanted { note(.drop, at: ndis, packet.id, status: unwantedReason(adapter)) }
    if !mustCopy { settle(packet, adapter, references: references) }
  }

  /// A protocol without a ReceivePacketHandler gets whole packets by ProtocolReceive, too.
  private func hasReceivePacketHandler(_ binding: Int) -> Bool {
    protocols[bindings[binding].protocolDriver].driver
      .hasReceivePacketHandler(self, bindings[binding].context)
  }

  /// What ProtocolReceive is told about a packet that may not be kept: everything is in the
  /// lookahead.
  func wholePacket(_ packet: PacketHandle, _ frame: FrameHandle) -> Indication {
    let size = packets[packet.slot].bytes - Limits.ethernetHeaderBytes
    return Indication(
      frame: frame, packet: packet, headerBytes: Limits.ethernetHeaderBytes,
      lookaheadBytes: size, packetSize: size)
  }

  /// DDK: `ProtocolReceivePacket` · IRQL = `DISPATCH_LEVEL`.
  private mutating func callProtocolReceivePacket(
    _ binding: Int, _ packet: PacketHandle
  ) -> Int {
    let block = protocols[bindings[binding].protocolDriver]
    bindings[binding].isIndicated = true
    enterHandler(
      .protocolReceivePacket, block.names, of: block.component, packet.id,
      site: bindings[binding].site,
      length: packets[packet.slot].bytes)
    let count = block.driver.protocolReceivePacket(&self, bindings[binding].context, packet)
    leave(block.names[.protocolReceivePacket], packet.id, returned: count)
    return count
  }

  /// Holds a packet for those who promised to return it, or gives it back at once if nobody did.
  ///
  /// A serialized miniport looks at the status itself; a deserialized one is always called back.
  ///
  /// Source: [NDIS_REFERENCE O21-O27, S03 step 7]
  private mutating func settle(_ packet: PacketHandle, _ adapter: Int, references: Int) {
    packets[packet.slot].stack.setIndicated(false, at: adapter)
    let left = packets[packet.slot].stack.addReferences(references, at: adapter)
    if references > 0 {
      note(.own, at: ndis, packet.id, owner: ndis, value: packets[packet.slot].stack.references)
    }
    if left > 0 {
      packets[packet.slot].status = .pending
    } else if !adapters[adapter].isSerialized {
      callMiniportReturnPacket(adapter, packet)
    }
  }

  /// Models `NdisReturnPackets`: a protocol gives back what it kept; the last reference brings the
  /// packet home.
  ///
  /// `extraCount` says how much larger NumberOfPackets is than the array: NDIS believes it and walks on into whatever
  /// lies behind (R76).
  ///
  /// DDK: `NdisReturnPackets` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E117]
  mutating func ndisReturnPackets(
    _ array: [PacketHandle], by binding: Int, extraCount: Int = 0
  ) {
    enter(
      .ndisReturnPackets, to: ndis,
      array.object,
      site: bindings[binding].site)
    attach(membersOf: array)
    if extraCount > 0 {
      attach(.argument, text: ArgumentWord.numberOfPackets(array.count + extraCount))
    }
    for packet in array {
      let adapter = bindings[binding].adapter
      guard mayReturn(packet, by: binding) else {
        stopNdis(.receivedPacketInUse, over: packet.id)
        continue
      }
      let left = packets[packet.slot].stack.addReferences(-1, at: adapter)
      note(.own, at: ndis, packet.id, owner: ndis, value: packets[packet.slot].stack.references)
      if left == 0 { callMiniportReturnPacket(adapter, packet) }
    }
    if extraCount > 0 {
      stop(BugCheckCode.driverIRQLNotLessOrEqual, over: ObjectID(.unknown, 0), by: ndis)
    }
    leave(.ndisReturnPackets, array.only)
  }

  /// DDK: `MiniportReturnPacket` · IRQL ≤ `DISPATCH_LEVEL`.
  private mutating func callMiniportReturnPacket(_ adapter: Int, _ packet: PacketHandle) {
    let component = adapters[adapter].component
    let driver = adapters[adapter].driver
    let names = adapters[adapter].names
    enterHandler(
      .miniportReturnPacket, names, of: component, packet.id, owner: component,
      site: adapters[adapter].site)
    driver.miniportReturnPacket(&self, adapters[adapter].context, packet)
    leave(names[.miniportReturnPacket])
  }
}
