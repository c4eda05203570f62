import DequeModule
import Events
import Frames

/// The upper edge of tcpip on the way up: UDP and the posted receives (NDIS_REFERENCE S24-S27).
extension TcpipDriver {
  /// DispTdiReceiveDatagram and DGReceiveDatagram: a posted receive waits at the address file.
  ///
  /// Source: [NDIS_REFERENCE E511, S24 step 0]
  func dispTdiReceiveDatagram(_ world: inout World, _ socket: Int, _ irp: IRPHandle) {
    let device = world.sockets[socket].device
    let component = world.transports[device.transport].device.component
    world.enter(
      .dispTdiReceiveDatagram, to: component, irp.id, owner: component,
      length: world.irps[irp.slot].length)
    world.attach(implements: TDIRequest.receiveDatagram)
    world.act(.dispPrepareIrpForCancel, at: component, irp.id)
    world.ioMarkIrpPending(irp, by: component)
    world.sockets[socket].receives.append(irp)
    world.act(
      .dGReceiveDatagram, at: component, irp.id, place: device.places.receives, queue: .insert,
      value: world.sockets[socket].receives.count)
    world.leave(.dispTdiReceiveDatagram, irp.id, status: .statusPending)
  }

  /// DispCancelRequest, the cancel routine: a posted receive is taken back.
  ///
  /// It begins under the cancel spin lock, which it releases before it completes the IRP.
  ///
  /// Source: [ReactOS tcpip], [NDIS_REFERENCE E506]
  func dispCancelRequest(_ world: inout World, _ socket: Int, _ irp: IRPHandle) {
    let device = world.sockets[socket].device
    let component = world.transports[device.transport].device.component
    guard let index = world.sockets[socket].receives.firstIndex(of: irp) else { return }
    world.sockets[socket].receives.remove(at: index)
    let level = world.level
    world.enter(.dispCancelRequest, to: component, irp.id, irql: .dispatch)
    world.act(
      .removeEntryList, at: component, irp.id, place: device.places.receives, queue: .remove,
      value: world.sockets[socket].receives.count)
    world.act(.ioReleaseCancelSpinLock, at: component, irql: level)
    world.act(.iRPFinish, at: component, irp.id)
    world.completeTDI(irp, .packetSocketRecvComplete, socket, .statusCancelled, length: 0) { _ in }
    world.leave(.dispCancelRequest, irp.id)
  }

  /// UDPReceive: checks the datagram and finds the address files that it is for.
  ///
  /// Source: [RFC 768], [NDIS_REFERENCE E517, S24 step 9]
  func udpReceive(
    _ world: inout World, _ context: Int, _ datagram: ObjectID, _ packet: IPv4Packet
  ) {
    let component = world.transports[context].device.component
    world.enter(.uDPReceive, to: component, datagram, length: packet.payload.count)
    if let received = UDPDatagram(packet), received.isIntact {
      search(&world, context, datagram, received, from: packet.source)
    } else {
      let isWhole = UDPDatagram(packet) != nil
      world.note(
        .drop, at: component, datagram,
        status: isWhole ? Word.Reason.checksum : Word.Reason.badHeader)
    }
    world.leave(.uDPReceive, datagram)
  }

  private func search(
    _ world: inout World, _ context: Int, _ datagram: ObjectID, _ received: UDPDatagram,
    from source: IPv4Address
  ) {
    let component = world.transports[context].device.component
    let sender = Endpoint(source, received.ports.source)
    world.act(.addrSearchFirst, at: component)
    world.attach(.argument, text: "\(received.ports.destination)")
    var isWanted = false
    for socket in world.sockets.indices
    where world.sockets[socket].device.transport == context
      && world.sockets[socket].isBound(to: received.ports.destination)
    {
      isWanted = true
      dgDeliverData(&world, socket, datagram, received.payload, from: sender)
      world.act(.addrSearchNext, at: component)
    }
    if !isWanted { world.note(.drop, at: component, datagram, status: Word.Reason.noPort) }
  }

  /// DGDeliverData: a posted receive takes the datagram, or an event handler does, or it is lost.
  ///
  /// A client that has posted a receive gets no event for the datagram that fills it.
  ///
  /// Source: [NDIS_REFERENCE E513, E517, S24 step 10, S25, S27]
  private func dgDeliverData(
    _ world: inout World, _ socket: Int, _ datagram: ObjectID, _ data: [UInt8],
    from sender: Endpoint
  ) {
    let device = world.sockets[socket].device
    let component = world.transports[device.transport].device.component
    world.enter(.dGDeliverData, to: component, datagram, length: data.count)
    if let irp = world.sockets[socket].receives.popFirst() {
      world.act(
        .removeHeadList, at: component, irp.id, place: device.places.receives, queue: .remove,
        value: world.sockets[socket].receives.count)
      fill(&world, socket, irp, datagram, data, from: sender)
    } else if world.sockets[socket].hasEventHandler {
      AfdDriver().clientEventReceiveDatagram(&world, socket, datagram, data, from: sender)
    } else {
      world.note(.drop, at: component, datagram, status: Word.Reason.noReceiveRequest)
    }
    world.leave(.dGDeliverData, datagram)
  }

  /// DispDataRequestComplete and IRPFinish: nobody can cancel the IRP any more.
  func finish(
    _ world: inout World, _ irp: IRPHandle, _ status: Status, by component: ComponentID
  ) {
    world.act(.dispDataRequestComplete, at: component, irp.id, status: status)
    world.act(.iRPFinish, at: component, irp.id)
    world.ioSetCancelRoutine(irp, isSet: false, by: component)
  }

  /// Copies what fits into the buffer of a posted receive and completes it.
  private func fill(
    _ world: inout World, _ socket: Int, _ irp: IRPHandle, _ datagram: ObjectID,
    _ data: [UInt8], from sender: Endpoint
  ) {
    let context = world.sockets[socket].device.transport
    let component = world.transports[context].device.component
    let copied = min(data.count, world.irps[irp.slot].length)
    let status: Status = copied < data.count ? .statusBufferOverflow : .statusSuccess
    world.act(.ndisMoveMemory, at: component, datagram, length: copied)
    world.enter(.dGReceiveComplete, to: component, irp.id, status: status, length: copied)
    finish(&world, irp, status, by: component)
    let window = StoredDatagram(
      id: datagram, bytes: copied, source: sender)
    world.completeTDI(irp, .packetSocketRecvComplete, socket, status, length: copied) {
      AfdDriver().receiveComplete(&$0, socket, window, status)
    }
    world.leave(.dGReceiveComplete, irp.id)
  }
}
