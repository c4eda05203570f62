import Events
import Frames

/// What a program does with a socket: ws2_32 and msafd, which turn it into requests to AFD.
///
/// Not modelled: a thread that stands still in a call. msafd waits for the event of the socket when AFD answers
/// STATUS_PENDING (WaitForSingleObject), and the program stands still. Here the call returns STATUS_PENDING, as an overlapped
/// one does, and the event is signalled when the IRP is complete. A call that stays open would have to end while others of the
/// same run stay open below it, and a run ends its items in the reverse order of their beginning; nothing could be done to a
/// run either while a program waits.
///
/// Source: [Seed 002], [NDIS_REFERENCE S23, S24]
extension World {
  /// Models `bind`: the program gives its socket a port.
  mutating func bindSocket(_ socket: Int, port: UInt16) {
    let device = sockets[socket].device
    note(.inject, .bind, at: device.application)
    wspBind(socket, port: port, from: device.application)
  }

  /// WSPBind: IOCTL_AFD_BIND; without a caller, msafd does it by itself.
  private mutating func wspBind(_ socket: Int, port: UInt16, from caller: ComponentID? = nil) {
    let device = sockets[socket].device
    enter(
      .wSPBind, to: device.winsock, irql: .passive, cause: caller == nil ? 0 : lastSequence)
    if let caller { attach(.from, caller) }
    attach(.argument, text: "0.0.0.0:\(port)")
    let irp = makeSocketIRP(socket, length: 0)
    AfdDriver().afdBindSocket(&self, socket, irp, port: port)
    leave(.wSPBind, status: .statusSuccess)
  }

  /// Models `sendto`: an unbound socket is first bound to the wildcard address.
  ///
  /// Source: [NDIS_REFERENCE S23]
  mutating func sendTo(_ socket: Int, bytes: Int, to receiver: Endpoint) {
    guard isOpen(socket, .sendto, bytes) else { return }
    let device = sockets[socket].device
    enter(.wSPSendTo, to: device.winsock, irql: .passive, length: bytes, cause: lastSequence)
    attach(.from, device.application)
    attach(.argument, text: receiver.text)
    bindIfNeeded(socket)
    let irp = makeSocketIRP(socket, length: bytes)
    let data = FramePattern.bytes(bytes, of: UInt64(irp.id.number))
    let status = AfdDriver().afdPacketSocketWriteData(&self, socket, irp, data, to: receiver)
    leave(.wSPSendTo, status: status, length: status == .statusSuccess ? bytes : 0)
  }

  /// Models `recvfrom`.
  ///
  /// Source: [NDIS_REFERENCE S24 step 1]
  mutating func receiveFrom(_ socket: Int, bytes: Int, waits: Bool) {
    guard isOpen(socket, .recvfrom, bytes) else { return }
    let device = sockets[socket].device
    enter(.wSPRecvFrom, to: device.winsock, irql: .passive, length: bytes, cause: lastSequence)
    attach(.from, device.application)
    bindIfNeeded(socket)
    let irp = makeSocketIRP(socket, length: bytes)
    let status = AfdDriver().afdPacketSocketReadData(&self, socket, irp, waits: waits)
    leave(.wSPRecvFrom, status: status)
  }

  /// Models `select` for one socket that is to be read.
  ///
  /// Source: [Seed 002], [NDIS_REFERENCE E510]
  mutating func select(_ socket: Int, timeout: Int64) {
    guard isOpen(socket, .select, nil) else { return }
    let device = sockets[socket].device
    enter(.wSPSelect, to: device.winsock, irql: .passive, cause: lastSequence)
    attach(.from, device.application)
    let irp = makeSocketIRP(socket, length: 0)
    let status = AfdDriver().afdSelect(&self, socket, irp, timeout: timeout)
    leave(.wSPSelect, status: status)
  }

  /// Models `CancelIo` on a socket.
  mutating func cancelSocket(_ socket: Int) {
    guard isOpen(socket, .cancelIo, nil) else { return }
    AfdDriver().cancelReads(&self, socket)
    AfdDriver().cancelPolls(&self, socket)
  }

  /// Models `closesocket`.
  mutating func closeSocket(_ socket: Int) {
    guard isOpen(socket, .closesocket, nil) else { return }
    let device = sockets[socket].device
    enter(.wSPCloseSocket, to: device.winsock, irql: .passive, cause: lastSequence)
    attach(.from, device.application)
    AfdDriver().afdCleanupSocket(&self, socket)
    leave(.wSPCloseSocket, status: .statusSuccess)
  }

  /// Records the stimulus; whether the socket can be used.
  private mutating func isOpen(_ socket: Int, _ call: Call, _ bytes: Int?) -> Bool {
    let application = sockets[socket].device.application
    note(.inject, call, at: application, length: bytes)
    guard let refusal = refusal(socket, call) else { return true }
    remark(refusal, at: application)
    return false
  }

  /// Why a call cannot be made: the socket is closed, or the transport below it is gone.
  private func refusal(_ socket: Int, _ call: Call) -> String? {
    guard sockets[socket].isOpen else { return Remark.socketIsClosed }
    let isGone = transports[sockets[socket].device.transport].isUnloaded
    guard isGone, call == .sendto || call == .recvfrom || call == .select else { return nil }
    return Remark.transportIsGone
  }

  private mutating func bindIfNeeded(_ socket: Int) {
    guard sockets[socket].port == 0 else { return }
    wspBind(socket, port: firstFreePort)
  }

  /// The lowest port of the dynamic range of Windows 2000 that no socket has.
  private var firstFreePort: UInt16 {
    (1_025...UInt16.max).first { port in
      !sockets.contains { $0.port == port || $0.device.wantedPort == Int(port) }
    } ?? 1_024
  }
}

// MARK: - IRPs

extension World {
  /// NtDeviceIoControlFile: the I/O manager makes an IRP for a request of msafd.
  private mutating func makeSocketIRP(_ socket: Int, length: Int) -> IRPHandle {
    let component = sockets[socket].device.winsock
    let irp = IRP(id: numbers.next(.irp), isWrite: false, length: length, app: IRP.noApplication)
    let handle = IRPHandle(slot: irps.insert(irp), id: irp.id)
    act(
      .ntDeviceIoControlFile, at: component, irp.id, owner: component, life: .new, length: length)
    return handle
  }

  /// TdiBuildInternalDeviceControlIrp: AFD makes an IRP for the transport.
  ///
  /// Source: [NDIS_REFERENCE O72, S23 step 4]
  mutating func makeTDI(
    length: Int, for parent: ObjectID = .none, by component: ComponentID
  ) -> IRPHandle {
    let irp = IRP(id: numbers.next(.irp), isWrite: false, length: length, app: IRP.noApplication)
    let handle = IRPHandle(slot: irps.insert(irp), id: irp.id)
    act(
      .tdiBuildInternalDeviceControlIrp, at: component, irp.id, owner: component, life: .new,
      length: length)
    attach(parent: parent)
    return handle
  }

  /// The transport completes an IRP of AFD: the completion routine runs, then the I/O manager frees the IRP.
  ///
  /// Source: [NDIS_REFERENCE E505, E512]
  mutating func completeTDI(
    _ irp: IRPHandle, _ routine: Call, _ socket: Int, _ status: Status, length: Int,
    _ body: (inout World) -> Void
  ) {
    let device = sockets[socket].device
    let component = transports[device.transport].device.component
    act(
      .ioCompleteRequest, at: component, irp.id, owner: device.afd, status: status, length: length)
    enter(routine, to: device.afd, irp.id, status: status, length: length)
    body(&self)
    leave(routine, irp.id, status: .statusSuccess)
    freeTDI(irp)
  }

  /// The I/O manager frees an IRP of AFD behind its completion routine; AFD itself does not (O72).
  ///
  /// The I/O manager is no component of the model, so nobody acts.
  mutating func freeTDI(_ irp: IRPHandle) {
    irps[irp.slot].isAlive = false
    irps.remove(irp.slot)
    note(.own, at: .none, irp.id, owner: .nobody, life: .free)
  }
}

extension IRP {
  /// What stands for the application of an IRP that no application began.
  static let noApplication = -1
}
