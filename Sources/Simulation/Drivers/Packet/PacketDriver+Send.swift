import DequeModule
import Events

extension PacketDriver {
  /// PacketWrite: chains the MDL of the IRP to a packet of its own and sends it.
  ///
  /// The IRP is marked pending before NdisSend, because its completion may run inside that call. So
  /// the answer is STATUS_PENDING even when everything is over by then.
  ///
  /// Source: [Seed 000, section 7], [NDIS_REFERENCE S01, S02]
  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let open = world.packetOpens[context].device
    ioIncrement(&world, context)
    guard world.packetOpens[context].isBound else {
      return refuse(&world, context, irp, .statusDeviceNotReady)
    }
    guard let packet = world.ndisAllocatePacket(open.packetPool, for: irp.id, by: open.component)
    else { return refuse(&world, context, irp, .statusInsufficientResources) }

    chain(&world, packet, irp, bytes: world.irps[irp.slot].length, by: open.component)
    world.ioMarkIrpPending(irp, by: open.component)
    let status = world.ndisSend(open.binding, packet)
    if status != .pending { packetSendComplete(&world, context, packet, status) }
    return .statusPending
  }

  /// RESERVED(pkt)->Irp = Irp and NdisChainBufferAtFront(pkt, Irp->MdlAddress).
  func chain(
    _ world: inout World, _ packet: PacketHandle, _ irp: IRPHandle, bytes: Int,
    by component: ComponentID
  ) {
    world.packets[packet.slot].irp = irp
    world.packets[packet.slot].cancelID = world.irps[irp.slot].app + 1
    world.packets[packet.slot].bytes = bytes
    world.act(.ndisChainBufferAtFront, at: component, packet.id, length: bytes)
  }

  /// A dispatch routine that cannot do what the IRP wants completes it and gives the counter back.
  func refuse(
    _ world: inout World, _ context: Int, _ irp: IRPHandle, _ status: Status
  ) -> Status {
    let component = world.packetOpens[context].device.component
    world.ioCompleteRequest(irp, status, information: 0, by: component)
    ioDecrement(&world, context)
    return status
  }

  /// PacketIoControl: one request of the program that carries several frames, sent as an array.
  ///
  /// Not in the sample: the array. It is there to show NdisSendPackets (S02d).
  func irpMjDeviceControl(
    _ world: inout World, _ context: Int, _ irp: IRPHandle, _ control: DeviceControl
  ) -> Status {
    ioIncrement(&world, context)
    guard world.packetOpens[context].isBound else {
      return refuse(&world, context, irp, .statusDeviceNotReady)
    }
    world.ioMarkIrpPending(irp, by: world.packetOpens[context].device.component)
    switch control {
    case .sendPackets: sendArray(&world, context, irp)
    case .reset: reset(&world, context, irp)
    case .setFilter(let filter): setPacketFilter(&world, context, filter, irp: irp)
    }
    return .statusPending
  }

  /// IOCTL_PROTOCOL_RESET: the IRP waits for ProtocolResetComplete.
  ///
  /// Source: [DDK sample packet], [NDIS_REFERENCE S32]
  private func reset(_ world: inout World, _ context: Int, _ irp: IRPHandle) {
    world.packetOpens[context].resetIRPs.append(irp)
    let status = world.ndisReset(world.packetOpens[context].device.binding)
    guard status != .pending else { return }
    // An earlier one may wait for a reset that goes on; this is the one that was refused.
    world.packetOpens[context].resetIRPs.removeAll { $0 == irp }
    endReset(&world, context, irp, status)
  }

  /// PacketResetComplete: the IRP that asked for the reset is completed.
  func protocolResetComplete(_ world: inout World, _ context: Int, _ status: Status) {
    guard let irp = world.packetOpens[context].resetIRPs.popFirst() else { return }
    endReset(&world, context, irp, status)
  }

  private func endReset(
    _ world: inout World, _ context: Int, _ irp: IRPHandle, _ status: Status
  ) {
    world.ioCompleteRequest(
      irp, status == .success ? .statusSuccess : .statusUnsuccessful, information: 0,
      by: world.packetOpens[context].device.component)
    ioDecrement(&world, context)
  }

  /// The program cancels its writes: those whose packets still wait come back.
  ///
  /// Not in the sample. Not modelled: the event of NDIS_SET_PACKET_CANCEL_ID.
  func cancelSends(_ world: inout World, _ context: Int, of app: Int) {
    world.ndisCancelSendPackets(
      world.packetOpens[context].device.binding, cancelID: app + 1)
  }

  /// Builds one packet a frame and hands all of them to NdisSendPackets; every one comes back by a
  /// completion.
  private func sendArray(_ world: inout World, _ context: Int, _ irp: IRPHandle) {
    let open = world.packetOpens[context].device
    let request = world.irps[irp.slot]
    var packets: [PacketHandle] = []
    for _ in 0..<request.frameCount {
      guard let packet = world.ndisAllocatePacket(open.packetPool, for: irp.id, by: open.component)
      else { break }
      chain(&world, packet, irp, bytes: request.length, by: open.component)
      packets.append(packet)
    }
    guard !packets.isEmpty else {
      world.ioCompleteRequest(
        irp, .statusInsufficientResources, information: 0, by: open.component)
      return ioDecrement(&world, context)
    }
    world.irps[irp.slot].frameCount = packets.count
    world.ndisSendPackets(open.binding, packets)
  }

  /// PacketSendComplete as NDIS calls it, after NdisSend answered PENDING.
  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    completeSend(&world, context, packet, status)
  }

  /// PacketSendComplete as the driver calls it itself, after any other answer: NDIS will not.
  func packetSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let component = world.packetOpens[context].device.component
    world.enter(.packetSendComplete, to: component, packet.id, status: status)
    world.attach(implements: .protocolSendComplete)
    completeSend(&world, context, packet, status)
    world.leave(.packetSendComplete, packet.id)
  }

  /// Frees the packet, completes the IRP, gives the counter back.
  private func completeSend(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let open = world.packetOpens[context].device
    let irp = world.packets[packet.slot].irp
    world.ndisFreePacket(packet, by: open.component)
    guard irp.id != .none else { return }
    world.irps[irp.slot].frameCount -= 1
    guard world.irps[irp.slot].frameCount == 0 else { return }
    let isSent = status == .success
    world.ioCompleteRequest(
      irp, isSent ? .statusSuccess : .statusUnsuccessful,
      information: isSent ? world.irps[irp.slot].length : 0, by: open.component)
    ioDecrement(&world, context)
  }
}
