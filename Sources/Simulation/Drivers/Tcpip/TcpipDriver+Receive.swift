import DequeModule
import Events
import Frames

/// The lower edge of tcpip on the way up, as far as IP.
extension TcpipDriver {
  /// ProtocolReceive: takes a copy of what is IPv4 or ARP.
  ///
  /// The lookahead is enough only if it holds the whole payload; else everything is fetched by NdisTransferData.
  ///
  /// Not modelled: where nothing is pending the ReactOS driver calls its own ProtocolTransferDataComplete; here it calls what
  /// that calls.
  ///
  /// Source: [ReactOS tcpip], [NDIS_REFERENCE S24 step 6]
  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status {
    let device = world.transports[context].device
    if let reason = refusal(world, context, indication.frame) {
      world.note(.drop, at: device.component, indication.object, status: reason)
      return .notAccepted
    }
    guard
      let packet = allocatePacketWithBuffer(
        &world, context, for: indication.object, bytes: indication.packetSize)
    else { return .notAccepted }
    world.packets[packet.slot].frame = indication.frame
    if indication.packetSize <= indication.lookaheadBytes {
      world.act(
        .ndisMoveMappedMemory, at: device.component, packet.id, length: indication.packetSize)
      accept(&world, context, packet)
      return .success
    }
    let transfer = Transfer(
      frame: indication.frame, byteOffset: 0, bytes: indication.packetSize, packet: packet,
      binding: device.binding)
    world.transports[context].outstandingTransfers += 1
    let (status, _) = world.ndisTransferData(transfer)
    if status != .pending { transferDone(&world, context, packet, status) }
    return .success
  }

  /// Why tcpip does not want a frame, or `nil`: its binding goes, or what the frame holds is neither IPv4 nor ARP.
  private func refusal(_ world: World, _ context: Int, _ frame: FrameHandle) -> Word? {
    guard world.transports[context].isBound else { return Word.Reason.unbound }
    return type(world, frame) == nil ? Word.Reason.badHeader : nil
  }

  /// What the frame holds, if tcpip wants it.
  private func type(_ world: World, _ frame: FrameHandle) -> EtherType? {
    let type = EthernetHeader(world.frames[frame.slot].bytes)?.etherType
    return type == .ipv4 || type == .arp ? type : nil
  }

  /// AllocatePacketWithBuffer; `nil`, and the frame is lost, if the pool is empty.
  private func allocatePacketWithBuffer(
    _ world: inout World, _ context: Int, for object: ObjectID, bytes: Int
  ) -> PacketHandle? {
    let device = world.transports[context].device
    world.enter(.allocatePacketWithBuffer, to: device.component, object, length: bytes)
    let packet = world.ndisAllocatePacket(device.packetPool, for: object, by: device.component)
    world.leave(
      .allocatePacketWithBuffer, packet?.id ?? .none,
      status: packet == nil ? .resources : .success)
    if packet == nil {
      world.note(.drop, at: device.component, object, status: Word.Reason.noPool)
    }
    return packet
  }

  func protocolTransferDataComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status, bytes: Int
  ) {
    transferDone(&world, context, packet, status)
  }

  private func transferDone(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    world.transports[context].outstandingTransfers -= 1
    if status == .success, world.transports[context].isBound {
      accept(&world, context, packet)
    } else {
      let reason = status == .success ? Word.Reason.unbound : Word.Reason.notAccepted
      let component = world.transports[context].device.component
      world.note(.drop, at: component, packet.id, status: reason)
      free(&world, context, packet)
    }
    noteProgress(&world, context)
  }

  /// ProtocolReceivePacket: copies the packet of the miniport and returns 0.
  ///
  /// Not modelled: the driver of Windows keeps the packet and returns it later.
  ///
  /// Source: [NDIS_REFERENCE W35]
  func protocolReceivePacket(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Int {
    let frame = world.packets[packet.slot].frame
    let component = world.transports[context].device.component
    let bytes = world.packets[packet.slot].bytes - Limits.ethernetHeaderBytes
    if let reason = refusal(world, context, frame) {
      world.note(.drop, at: component, packet.id, status: reason)
      return 0
    }
    guard let copy = allocatePacketWithBuffer(&world, context, for: packet.id, bytes: bytes) else {
      return 0
    }
    world.packets[copy.slot].frame = frame
    world.act(.ndisMoveMappedMemory, at: component, copy.id, length: bytes)
    accept(&world, context, copy)
    return 0
  }

  func protocolReceiveComplete(_ world: inout World, _ context: Int) {}

  /// LanSubmitReceiveWork: a work item takes the packet on at PASSIVE_LEVEL; or IP gets it here and now.
  ///
  /// Source: [NDIS_REFERENCE E518, S24 step 7, W35]
  private func accept(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let frame = world.packets[packet.slot].frame
    let bytes = world.frames[frame.slot].bytes
    let device = world.transports[context].device
    world.contents[packet.id] = Array(bytes.dropFirst(Limits.ethernetHeaderBytes))
    let type = type(world, frame) ?? .ipv4
    guard device.usesWorker else {
      return deliver(&world, context, packet, type)
    }
    world.act(.lanSubmitReceiveWork, at: device.component, packet.id)
    submit(&world, context, packet, type)
  }

  /// ChewCreate: queues a work item.
  private func submit(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ type: EtherType,
    isLoopback: Bool = false
  ) {
    let device = world.transports[context].device
    let work = ReceiveWork(
      id: world.numbers.next(.workItem), packet: packet, type: type, isLoopback: isLoopback)
    world.transports[context].work.append(work)
    world.act(
      .chewCreate, at: device.component, work.id, owner: device.component, life: .new,
      place: device.places.work, queue: .insert, value: world.transports[context].work.count)
    world.attach(parent: packet.id)
    world.agenda.plan(
      .receiveWork(transport: Int32(context), cause: world.lastSequence),
      at: world.later(world.costs.deferredCallLatency))
  }

  /// LanReceiveWorker or LoopPassiveWorker: the work item runs on a system thread.
  ///
  /// Source: [NDIS_REFERENCE S24 step 8]
  func runWork(_ world: inout World, _ context: Int, cause: UInt32) {
    guard let work = world.transports[context].work.popFirst() else { return }
    let device = world.transports[context].device
    let call: Call = work.isLoopback ? .loopPassiveWorker : .lanReceiveWorker
    world.enter(
      call, to: device.component, work.packet.id, owner: device.component, irql: .passive,
      cause: cause)
    world.act(
      .removeHeadList, at: device.component, work.id, owner: .nobody, life: .free,
      place: device.places.work, queue: .remove, value: world.transports[context].work.count)
    deliver(&world, context, work.packet, work.type)
    world.leave(call, work.packet.id)
    noteProgress(&world, context)
  }

  private func deliver(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ type: EtherType
  ) {
    if type == .arp {
      arpReceive(&world, context, packet)
    } else {
      ipReceive(&world, context, packet)
    }
  }

  /// LoopTransmit: a copy of the packet goes to a work item, and NDIS sees nothing of it.
  ///
  /// Source: [ReactOS tcpip], [NDIS_REFERENCE S31]
  func loopTransmit(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let component = world.transports[context].device.component
    let content = world.contents[packet.id] ?? []
    world.enter(.loopTransmit, to: component, packet.id, length: content.count)
    var status = Status.resources
    if let copy = allocatePacketWithBuffer(
      &world, context, for: packet.id, bytes: content.count)
    {
      world.contents[copy.id] = content
      submit(&world, context, copy, .ipv4, isLoopback: true)
      status = .success
    }
    nbCompleteSend(&world, context, packet, status)
    world.leave(.loopTransmit, packet.id)
  }
}

// MARK: - IP

extension TcpipDriver {
  /// IPReceive: checks the header and puts the packet to the others of its datagram.
  ///
  /// Source: [RFC 791], [NDIS_REFERENCE S24 step 8]
  private func ipReceive(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let device = world.transports[context].device
    let content = world.contents[packet.id] ?? []
    world.enter(.iPReceive, to: device.component, packet.id, length: content.count)
    if let received = IPv4Packet(content[...]) {
      if device.isOwn(received.destination) || device.isBroadcast(received.destination) {
        processFragment(&world, context, packet, received)
      } else {
        drop(&world, context, packet, Word.Reason.notOurs)
      }
    } else {
      drop(&world, context, packet, Word.Reason.badHeader)
    }
    world.leave(.iPReceive, packet.id)
  }

  private func drop(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ reason: Word
  ) {
    world.note(
      .drop, at: world.transports[context].device.component, packet.id, status: reason)
    free(&world, context, packet)
  }

  /// ProcessFragment: a complete datagram goes on; a datagram that came in one piece is complete at once.
  ///
  /// Source: [RFC 815], [NDIS_REFERENCE E516]
  private func processFragment(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ received: IPv4Packet
  ) {
    let device = world.transports[context].device
    let key = Reassembly.Key(received)
    world.transports[context].fragments.append(
      ReceivedFragment(packet: packet, key: key, isFirst: received.offset == 0))
    world.act(
      .processFragment, at: device.component, packet.id, place: device.places.fragments,
      queue: .insert, value: world.transports[context].fragments.count,
      length: received.payload.count)
    if received.offset > 0 { world.attach(.offset, received.offset) }
    guard let whole = world.transports[context].reassembly.take(received) else {
      return planTimer(&world, context)
    }
    let datagram = reassembleDatagram(&world, context, whole) { fragment in
      received.isWhole ? fragment.packet == packet : fragment.key == key
    }
    ipDispatchProtocol(&world, context, datagram, whole)
    world.act(.exFreePoolWithTag, at: device.component, datagram, owner: .nobody, life: .free)
  }

  /// ReassembleDatagram and FreeIPDR: the content is copied together, and the packets of the fragments are freed.
  private func reassembleDatagram(
    _ world: inout World, _ context: Int, _ whole: IPv4Packet,
    from isPart: (ReceivedFragment) -> Bool
  ) -> ObjectID {
    let component = world.transports[context].device.component
    let first = world.transports[context].fragments.first { $0.isFirst && isPart($0) }
    let datagram = world.numbers.next(.datagram)
    world.act(
      .reassembleDatagram, at: component, datagram, owner: component, life: .new,
      length: IPv4Packet.headerBytes + whole.payload.count)
    world.attach(parent: first?.packet.id ?? .none)
    world.act(.freeIPDR, at: component)
    release(&world, context, where: isPart)
    return datagram
  }

  /// Takes fragments off Q.Frag and frees their packets.
  private func release(
    _ world: inout World, _ context: Int, where isMeant: (ReceivedFragment) -> Bool
  ) {
    let device = world.transports[context].device
    let released = world.transports[context].fragments.filter(isMeant)
    world.transports[context].fragments.removeAll(where: isMeant)
    var left = world.transports[context].fragments.count + released.count
    for fragment in released {
      left -= 1
      world.act(
        .removeEntryList, at: device.component, fragment.packet.id,
        place: device.places.fragments, queue: .remove, value: left)
      free(&world, context, fragment.packet)
    }
  }

  /// Drops the fragments of datagrams that will not become complete.
  func giveUpFragments(
    _ world: inout World, _ context: Int, reason: Word, _ isMeant: (ReceivedFragment) -> Bool
  ) {
    let component = world.transports[context].device.component
    let keys = Set(world.transports[context].fragments.filter(isMeant).map(\.key))
    for key in keys { world.transports[context].reassembly.forget(key) }
    for fragment in world.transports[context].fragments where keys.contains(fragment.key) {
      world.note(.drop, at: component, fragment.packet.id, status: reason)
    }
    release(&world, context) { keys.contains($0.key) }
  }

  /// IPDispatchProtocol: the transport that the header names gets the datagram.
  private func ipDispatchProtocol(
    _ world: inout World, _ context: Int, _ datagram: ObjectID, _ packet: IPv4Packet
  ) {
    let component = world.transports[context].device.component
    world.enter(
      .iPDispatchProtocol, to: component, datagram, length: packet.payload.count)
    switch packet.content {
    case .udp: udpReceive(&world, context, datagram, packet)
    case .icmp: icmpReceive(&world, context, datagram, packet)
    default: world.note(.drop, at: component, datagram, status: Word.Reason.noPort)
    }
    world.leave(.iPDispatchProtocol, datagram)
  }
}

// MARK: - ICMP

extension TcpipDriver {
  /// ICMPReceive: an echo request is answered by the driver itself.
  ///
  /// Source: [RFC 792], [ReactOS tcpip]
  private func icmpReceive(
    _ world: inout World, _ context: Int, _ datagram: ObjectID, _ packet: IPv4Packet
  ) {
    let component = world.transports[context].device.component
    world.enter(.iCMPReceive, to: component, datagram, length: packet.payload.count)
    if let echo = EchoMessage(packet.payload) {
      if echo.isRequest {
        icmpReply(&world, context, datagram, packet, echo.reply)
      } else {
        world.note(.drop, at: component, datagram, status: Word.Reason.noPort)
      }
    } else {
      world.note(.drop, at: component, datagram, status: Word.Reason.checksum)
    }
    world.leave(.iCMPReceive, datagram)
  }

  private func icmpReply(
    _ world: inout World, _ context: Int, _ datagram: ObjectID, _ packet: IPv4Packet,
    _ echo: EchoMessage
  ) {
    let device = world.transports[context].device
    world.enter(.iCMPReply, to: device.component, datagram)
    if let neighbour = routeGetRouteToDestination(&world, context, packet.source),
      let answer = world.ndisAllocatePacket(
        device.packetPool, for: datagram, by: device.component)
    {
      let bytes = echo.bytes
      world.act(.buildRawIpPacket, at: device.component, answer.id, length: bytes.count)
      ipSendDatagram(
        &world, context, answer, neighbour, .rawIpSendPacketComplete,
        IPv4Packet(
          .icmp, from: device.station.address, to: packet.source,
          identification: nextIdentification(&world, context), payload: bytes))
    }
    world.leave(.iCMPReply, datagram)
  }
}
