import Events
import Frames

/// NPF, the capture driver of WinPcap: a protocol beside the others, not a filter above the card.
///
/// It has no ReceivePacketHandler: NDIS shows it every frame by ProtocolReceive, and it copies what its program wants into a
/// buffer of its own. Nobody else is delayed by it, and it can hold nothing back.
///
/// Not modelled: NPF opens the adapter when a program opens its device, here it does so when it is bound; the room of each
/// processor's part of the buffer, as all of it is one here; the timeout and MinToCopy of a read: a read takes what is there;
/// time stamps, statistics and dump modes.
/// Source: [WinPcap], [NDIS_REFERENCE 1.4, S30]
struct NpfDriver: DeviceDriver {
  /// The names of the driver's own functions.
  static let names = HandlerNames([
    .protocolBindAdapter: .npfBindadapter, .protocolUnbindAdapter: .npfUnbindadapter,
    .protocolOpenAdapterComplete: .npfOpenadaptercomplete,
    .protocolCloseAdapterComplete: .npfCloseadaptercomplete,
    .protocolSendComplete: .npfSendcomplete, .protocolReceive: .npfTap,
    .protocolReceiveComplete: .npfReceivecomplete,
    .protocolTransferDataComplete: .npfTransferdatacomplete,
    .protocolRequestComplete: .npfRequestcomplete,
    .protocolStatus: .npfStatus, .protocolStatusComplete: .npfStatuscomplete,
  ])

  var dispatchTable: DispatchTable {
    DispatchTable(write: .npfWrite, read: .npfRead, deviceControl: .npfIocontrol)
  }

  func hasReceivePacketHandler(_ world: World, _ context: Int) -> Bool { false }

  func driverEntry(_ world: inout World, _ driver: Int) {
    let component = world.protocols[driver].component
    world.enter(.driverEntry, to: component, irql: .passive)
    world.ndisRegisterProtocol(driver)
    world.leave(.driverEntry, status: .statusSuccess)
  }

  func driverUnload(_ world: inout World, _ driver: Int) {
    let component = world.protocols[driver].component
    world.enter(.npfUnload, to: component, irql: .passive)
    world.attach(implements: .driverUnload)
    world.ndisDeregisterProtocol(driver)
    world.leave(.npfUnload)
  }

  // MARK: - Binding

  func protocolBindAdapter(_ world: inout World, _ driver: Int) -> Status {
    let binding = world.protocols[driver].binding
    guard let context = world.npfs.firstIndex(where: { $0.device.binding == binding }) else {
      return .failure
    }
    let open = world.npfs[context].device
    world.move(world.bindings[binding].places.state, to: Word.State.opening)
    world.makePool(open.packetPool, .ndisAllocatePacketPool, by: open.component)
    let status = world.ndisOpenAdapter(binding, context: context)
    if status == .pending {
      world.ndisWaitEvent(open.adapterEvent, by: open.component)
    } else {
      openComplete(&world, context, status)
    }
    return world.npfs[context].openStatus
  }

  func protocolOpenAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {
    openComplete(&world, context, status)
    let open = world.npfs[context].device
    world.ndisSetEvent(open.adapterEvent, by: open.component)
  }

  private func openComplete(_ world: inout World, _ context: Int, _ status: Status) {
    world.npfs[context].openStatus = status
    guard status == .success else { return }
    let open = world.npfs[context].device
    world.npfs[context].isBound = true
    world.move(world.bindings[open.binding].places.state, to: Word.State.open)
    setPacketFilter(&world, context, open.filter, irp: .none)
  }

  /// NPF_UnbindAdapter: what is outstanding comes back first, then the adapter is closed.
  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status {
    let open = world.npfs[context].device
    world.npfs[context].isBound = false
    world.move(world.bindings[open.binding].places.state, to: Word.State.draining)
    if world.npfs[context].outstandingCount > 0 {
      world.events[open.cleanupEvent].isSignalled = false
      world.ndisWaitEvent(open.cleanupEvent, by: open.component)
    }
    while world.takeCaptured(from: open.buffer, isRead: true) != nil {}
    if world.ndisCloseAdapter(open.binding) == .pending {
      world.events[open.adapterEvent].isSignalled = false
      world.ndisWaitEvent(open.adapterEvent, by: open.component)
    }
    world.freePool(open.packetPool, .ndisFreePacketPool, by: open.component)
    return .success
  }

  func protocolCloseAdapterComplete(_ world: inout World, _ context: Int, _ status: Status) {
    let open = world.npfs[context].device
    world.ndisSetEvent(open.adapterEvent, by: open.component)
  }

  // MARK: - Requests

  func irpMjDeviceControl(
    _ world: inout World, _ context: Int, _ irp: IRPHandle, _ control: DeviceControl
  ) -> Status {
    let component = world.npfs[context].device.component
    guard world.npfs[context].isBound, case .setFilter(let filter) = control else {
      world.ioCompleteRequest(irp, .statusUnsuccessful, information: 0, by: component)
      return .statusUnsuccessful
    }
    world.ioMarkIrpPending(irp, by: component)
    setPacketFilter(&world, context, filter, irp: irp)
    return .statusPending
  }

  private func setPacketFilter(
    _ world: inout World, _ context: Int, _ filter: PacketFilter, irp: IRPHandle
  ) {
    let open = world.npfs[context].device
    let request = world.makeRequest(open.binding, filter, irp: irp, isOnStack: false)
    world.npfs[context].outstandingCount += 1
    let status = world.ndisRequest(open.binding, request)
    if status != .pending { protocolRequestComplete(&world, context, request, status) }
  }

  func protocolRequestComplete(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status
  ) {
    let component = world.npfs[context].device.component
    let irp = world.requests[request.slot].irp
    world.freeRequest(request, by: component)
    if irp.id != .none {
      world.ioCompleteRequest(
        irp, status == .success ? .statusSuccess : .statusUnsuccessful, information: 0,
        by: component)
    }
    endOutstanding(&world, context)
  }

  func endOutstanding(_ world: inout World, _ context: Int) {
    world.npfs[context].outstandingCount -= 1
    guard world.npfs[context].outstandingCount == 0, !world.npfs[context].isBound else { return }
    let open = world.npfs[context].device
    world.ndisSetEvent(open.cleanupEvent, by: open.component)
  }

  // MARK: - Sending

  /// NPF_Write: a frame of the program goes to the same MiniportSend as everybody's.
  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let open = world.npfs[context].device
    guard world.npfs[context].isBound,
      let packet = world.ndisAllocatePacket(open.packetPool, for: irp.id, by: open.component)
    else {
      world.ioCompleteRequest(irp, .statusUnsuccessful, information: 0, by: open.component)
      return .statusUnsuccessful
    }
    let bytes = world.irps[irp.slot].length
    world.packets[packet.slot].irp = irp
    world.packets[packet.slot].bytes = bytes
    world.act(.ndisChainBufferAtFront, at: open.component, packet.id, length: bytes)
    world.ioMarkIrpPending(irp, by: open.component)
    world.npfs[context].outstandingCount += 1
    let status = world.ndisSend(open.binding, packet)
    if status != .pending { protocolSendComplete(&world, context, packet, status) }
    return .statusPending
  }

  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let component = world.npfs[context].device.component
    let irp = world.packets[packet.slot].irp
    world.ndisFreePacket(packet, by: component)
    world.ioCompleteRequest(
      irp, status == .success ? .statusSuccess : .statusUnsuccessful,
      information: status == .success ? world.irps[irp.slot].length : 0, by: component)
    endOutstanding(&world, context)
  }

  // MARK: - Reading

  /// NPF_Read: everything that fits goes up in one call; that is what makes a capture cheap.
  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let open = world.npfs[context].device
    let length = world.irps[irp.slot].length
    var total = 0
    while let next = world.captureBuffers[open.buffer].copies.first, next.fits(length - total),
      let copy = world.takeCaptured(from: open.buffer, isRead: true)
    {
      total += copy.readBytes
    }
    world.ioCompleteRequest(
      irp, .statusSuccess, information: min(total, length), by: open.component)
    return .statusSuccess
  }

  func irpMjCleanup(_ world: inout World, _ context: Int) {}
}
