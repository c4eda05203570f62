import DequeModule
import Events
import Frames

/// UDP and IP on the way down.
extension TcpipDriver {
  /// DispTdiSendDatagram: AFD wants a datagram sent.
  ///
  /// The user's data is copied into a packet, so the IRP is complete when UDPSendDatagram returns, whatever the wire does.
  ///
  /// Source: [NDIS_REFERENCE E511, S23]
  func dispTdiSendDatagram(
    _ world: inout World, _ socket: Int, _ irp: IRPHandle, _ data: [UInt8], to receiver: Endpoint
  ) -> Status {
    let context = world.sockets[socket].device.transport
    let component = world.transports[context].device.component
    world.enter(
      .dispTdiSendDatagram, to: component, irp.id, owner: component, length: data.count)
    world.attach(implements: TDIRequest.sendDatagram)
    world.act(.dispPrepareIrpForCancel, at: component, irp.id)
    let status = udpSendDatagram(&world, socket, irp, data, to: receiver)
    finish(&world, irp, status, by: component)
    let length = status == .statusSuccess ? data.count : 0
    world.completeTDI(irp, .packetSocketSendComplete, socket, status, length: length) { _ in }
    world.leave(.dispTdiSendDatagram, irp.id, status: status)
    return status
  }

  /// UDPSendDatagram: finds the way, copies the data behind a UDP header, hands the packet to IP.
  ///
  /// The address file is held by a spin lock until the packet is built: everything in between is at DISPATCH_LEVEL.
  ///
  /// Source: [NDIS_REFERENCE S23 step 6]
  private func udpSendDatagram(
    _ world: inout World, _ socket: Int, _ irp: IRPHandle, _ data: [UInt8], to receiver: Endpoint
  ) -> Status {
    let context = world.sockets[socket].device.transport
    let device = world.transports[context].device
    world.enter(.uDPSendDatagram, to: device.component, irp.id, length: data.count)
    let level = world.level
    world.act(.lockObject, at: device.component, irql: .dispatch)
    var status = Status.statusNetworkUnreachable
    var packet: PacketHandle?
    let neighbour = routeGetRouteToDestination(&world, context, receiver.address)
    let source =
      receiver.address.rawValue >> 24 == 127 ? receiver.address : device.station.address
    if neighbour != nil {
      packet = world.ndisAllocatePacket(device.packetPool, for: irp.id, by: device.component)
      status = packet == nil ? .statusInsufficientResources : .statusSuccess
    }
    let ports = FrameBuilder.Ports(
      source: world.sockets[socket].port, destination: receiver.port)
    let datagram = UDPDatagram(ports, data).bytes(from: source, to: receiver.address)
    if let packet {
      world.act(.buildUDPPacket, at: device.component, packet.id, length: datagram.count)
    }
    world.act(.unlockObject, at: device.component, irql: level)
    if let packet, let neighbour {
      ipSendDatagram(
        &world, context, packet, neighbour, .uDPSendPacketComplete,
        IPv4Packet(
          .udp, from: source, to: receiver.address,
          identification: nextIdentification(&world, context), payload: datagram))
    }
    world.leave(.uDPSendDatagram, irp.id, status: status)
    return status
  }

  func nextIdentification(_ world: inout World, _ context: Int) -> UInt16 {
    world.transports[context].identification &+= 1
    return world.transports[context].identification
  }

  /// RouteGetRouteToDestination: the neighbour that gets the datagram, made if it is new; `nil` if there is no way.
  ///
  /// The routes have a spin lock, so it runs at DISPATCH_LEVEL.
  ///
  /// Source: [NDIS_REFERENCE S23 step 6]
  func routeGetRouteToDestination(
    _ world: inout World, _ context: Int, _ destination: IPv4Address
  ) -> Int? {
    let device = world.transports[context].device
    world.enter(.routeGetRouteToDestination, to: device.component, irql: .dispatch)
    world.attach(.argument, text: destination.description)
    var neighbour: Int?
    if device.isOwn(destination) {
      neighbour = 0
    } else if world.transports[context].isBound {
      let isDirect = device.isOnLink(destination) || device.isBroadcast(destination)
      let hop = isDirect ? destination : device.gateway
      if hop != .zero { neighbour = nbFindOrCreateNeighbor(&world, context, hop) }
    }
    world.leave(
      .routeGetRouteToDestination,
      status: neighbour == nil ? .statusNetworkUnreachable : .statusSuccess)
    return neighbour
  }

  /// IPSendDatagram and SendFragments: one packet takes one fragment after the other; a datagram that fits is one fragment.
  ///
  /// Source: [NDIS_REFERENCE E515, S23 step 7]
  func ipSendDatagram(
    _ world: inout World, _ context: Int, _ original: PacketHandle, _ neighbour: Int,
    _ completion: Call, _ datagram: IPv4Packet
  ) {
    let device = world.transports[context].device
    let length = IPv4Packet.headerBytes + datagram.payload.count
    world.enter(.iPSendDatagram, to: device.component, original.id, length: length)
    let isLoopback = world.transports[context].neighbours[neighbour].isLoopback
    let fragments = datagram.fragments(
      linkBytes: isLoopback ? TcpipDriver.loopbackLinkBytes : device.linkBytes)
    if let packet = world.ndisAllocatePacket(
      device.packetPool, for: original.id, by: device.component)
    {
      let memory = world.numbers.next(.memory)
      world.act(
        .exAllocatePoolWithTag, at: device.component, memory, owner: device.component, life: .new)
      world.attach(parent: original.id)
      world.act(.sendFragments, at: device.component, original.id, length: length)
      world.attach(.argument, text: fragments.count == 1 ? "1 piece" : "\(fragments.count) pieces")
      world.transports[context].sends.append(
        FragmentContext(
          memory: memory, packet: packet, original: original, fragments: fragments,
          neighbour: neighbour, completion: completion))
      sendFragment(&world, context, packet)
    } else {
      world.note(
        .drop, at: device.component, original.id, status: Word.Reason.noPool)
      complete(&world, context, original, completion, .resources)
    }
    world.leave(.iPSendDatagram, original.id)
  }

  /// The MTU of the loopback interface of ReactOS.
  private static let loopbackLinkBytes = 16_384

  /// PrepareNextFragment and IPSendFragment for the fragment that is due.
  private func sendFragment(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    guard let send = world.transports[context].sends.first(where: { $0.packet == packet }) else {
      return
    }
    let component = world.transports[context].device.component
    let fragment = send.fragments[send.current]
    let bytes = fragment.bytes
    world.contents[packet.id] = bytes
    world.act(.prepareNextFragment, at: component, packet.id, length: bytes.count)
    if fragment.offset > 0 { world.attach(.offset, fragment.offset) }
    world.act(.iPSendFragment, at: component, packet.id, length: bytes.count)
    nbQueuePacket(&world, context, packet, send.neighbour)
  }

  /// IPSendComplete: the layers below are done with a fragment; the next one follows, or the datagram is complete.
  ///
  /// What is left of a datagram whose binding goes is given up; nothing of it would come back in time.
  ///
  /// Source: [NDIS_REFERENCE E515, S23 step 11]
  func ipSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let component = world.transports[context].device.component
    world.enter(.iPSendComplete, to: component, packet.id, status: status)
    if let index = world.transports[context].sends.firstIndex(where: { $0.packet == packet }) {
      world.transports[context].sends[index].current += 1
      let send = world.transports[context].sends[index]
      if status != .success || send.current == send.fragments.count {
        endSend(&world, context, index, status)
      } else if canSend(world, context, to: send.neighbour) {
        sendFragment(&world, context, packet)
      } else {
        world.note(.drop, at: component, packet.id, status: Word.Reason.unbound)
        endSend(&world, context, index, .requestAborted)
      }
    }
    world.leave(.iPSendComplete, packet.id)
  }

  /// Whether a neighbour can still be reached: the loopback interface needs no binding.
  private func canSend(_ world: World, _ context: Int, to neighbour: Int) -> Bool {
    world.transports[context].isBound || world.transports[context].neighbours[neighbour].isLoopback
  }

  /// The datagram at an index is done: its fragment, the memory of its context and the packet of the transport are freed.
  private func endSend(_ world: inout World, _ context: Int, _ index: Int, _ status: Status) {
    let component = world.transports[context].device.component
    let send = world.transports[context].sends.remove(at: index)
    free(&world, context, send.packet)
    world.act(
      .exFreePoolWithTag, at: component, send.memory, owner: .nobody, life: .free)
    complete(&world, context, send.original, send.completion, status)
  }

  /// UDPSendPacketComplete or RawIpSendPacketComplete: the packet of the transport is freed.
  private func complete(
    _ world: inout World, _ context: Int, _ original: PacketHandle, _ call: Call, _ status: Status
  ) {
    world.enter(
      call, to: world.transports[context].device.component, original.id, status: status)
    free(&world, context, original)
    world.leave(call, original.id)
  }

  /// LANTransmit: writes the Ethernet header and calls NdisSend.
  ///
  /// It runs at the level of its caller; only NdisSend is called under the spin lock of the adapter, at DISPATCH_LEVEL.
  ///
  /// Not modelled: for any answer but PENDING the ReactOS driver calls its own ProtocolSendComplete; here it calls what that
  /// calls.
  ///
  /// Source: [ReactOS tcpip], [NDIS_REFERENCE S23 step 9]
  func lanTransmit(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ type: EtherType,
    to receiver: MACAddress
  ) {
    let device = world.transports[context].device
    let frame = FrameBuilder.frame(
      type, from: device.station.hardwareAddress, to: receiver, world.contents[packet.id] ?? [])
    world.contents[packet.id] = frame
    world.packets[packet.slot].bytes = frame.count
    world.enter(.lANTransmit, to: device.component, packet.id, length: frame.count)
    world.attach(bytes: frame)
    world.transports[context].outstandingSends += 1
    let status = world.ndisSend(device.binding, packet, irql: .dispatch)
    if status != .pending { sendDone(&world, context, packet, status) }
    world.leave(.lANTransmit, packet.id)
  }

  /// ProtocolSendComplete as NDIS calls it, after PENDING.
  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    sendDone(&world, context, packet, status)
  }

  /// Calls what the packet has as DLComplete.
  private func sendDone(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    world.transports[context].outstandingSends -= 1
    let isDatagram = world.transports[context].sends.contains { $0.packet == packet }
    if isDatagram {
      nbCompleteSend(&world, context, packet, status)
    } else {
      arpTransmitComplete(&world, context, packet, status)
    }
    noteProgress(&world, context)
  }

  func nbCompleteSend(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let component = world.transports[context].device.component
    world.enter(.nBCompleteSend, to: component, packet.id, status: status)
    ipSendComplete(&world, context, packet, status)
    world.leave(.nBCompleteSend, packet.id)
  }
}

/// The TDI requests; their names differ from those of the functions that make them only in spelling.
enum TDIRequest {
  static let sendDatagram = Call(511)
  static let receiveDatagram = Call(511, 1)
}
