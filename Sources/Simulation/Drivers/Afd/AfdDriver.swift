import DequeModule
import Events
import Frames

/// AFD, the driver behind Winsock: it keeps sockets, and is a client of the transport through TDI.
///
/// Not modelled: streams, listening and connecting, IRP_MJ_CREATE of the address object.
/// Source: [Seed 002], [ReactOS afd], [NDIS_REFERENCE 2.12, 3.6, 4.10, S23-S27]
struct AfdDriver {
  // MARK: - Binding

  /// AfdBindSocket: without a posted receive, or an event handler, nothing could be received.
  ///
  /// Source: [NDIS_REFERENCE E510, S24 step 0, S25 step 0]
  func afdBindSocket(_ world: inout World, _ socket: Int, _ irp: IRPHandle, port: UInt16) {
    let device = world.sockets[socket].device
    world.enter(.afdBindSocket, to: device.afd, irp.id, owner: device.afd)
    world.attach(implements: .ioctlAfdBind)
    world.act(.socketAcquireStateLock, at: device.afd)
    world.sockets[socket].port = port
    world.move(device.places.state, to: Word.State.bound)
    if device.options.usesEvents {
      setEventHandler(&world, socket)
    } else {
      tdiReceiveDatagram(&world, socket)
    }
    world.act(.socketStateUnlock, at: device.afd)
    world.ioCompleteRequest(irp, .statusSuccess, information: 0, by: device.afd)
    world.leave(.afdBindSocket, irp.id, status: .statusSuccess)
  }

  private func setEventHandler(_ world: inout World, _ socket: Int) {
    let device = world.sockets[socket].device
    let component = world.transports[device.transport].device.component
    let irp = world.makeTDI(length: 0, by: device.afd)
    world.enter(.tdiSetEventHandler, to: component, irp.id, owner: component)
    world.sockets[socket].hasEventHandler = true
    world.act(
      .ioCompleteRequest, at: component, irp.id, owner: device.afd, status: .statusSuccess)
    world.freeTDI(irp)
    world.leave(.tdiSetEventHandler, irp.id, status: .statusSuccess)
  }

  /// TdiReceiveDatagram: posts the window to the transport.
  private func tdiReceiveDatagram(_ world: inout World, _ socket: Int) {
    let device = world.sockets[socket].device
    world.act(.tdiReceiveDatagram, at: device.afd)
    let irp = world.makeTDI(length: device.options.windowBytes, by: device.afd)
    TcpipDriver().dispTdiReceiveDatagram(&world, socket, irp)
  }

  // MARK: - Sending

  /// AfdPacketSocketWriteData: locks the user's pages and sends the transport an IRP of its own.
  ///
  /// Not modelled: later versions of ReactOS keep the IRP until PacketSocketSendComplete; this one, as the seed, completes it
  /// when the transport answers.
  ///
  /// Source: [NDIS_REFERENCE S23, W39]
  func afdPacketSocketWriteData(
    _ world: inout World, _ socket: Int, _ irp: IRPHandle, _ data: [UInt8], to receiver: Endpoint
  ) -> Status {
    let device = world.sockets[socket].device
    world.enter(
      .afdPacketSocketWriteData, to: device.afd, irp.id, owner: device.afd, length: data.count)
    world.attach(implements: .ioctlAfdSendDatagram)
    lock(&world, socket, irp)
    world.act(.tdiBuildConnectionInfo, at: device.afd)
    world.attach(.argument, text: receiver.text)
    world.act(.tdiSendDatagram, at: device.afd, irp.id)
    let request = world.makeTDI(length: data.count, for: irp.id, by: device.afd)
    let status = TcpipDriver().dispTdiSendDatagram(&world, socket, request, data, to: receiver)
    unlock(&world, socket, irp)
    world.ioCompleteRequest(
      irp, status, information: status == .statusSuccess ? data.count : 0, by: device.afd)
    world.leave(.afdPacketSocketWriteData, irp.id, status: status)
    return status
  }

  private func lock(_ world: inout World, _ socket: Int, _ irp: IRPHandle) {
    let afd = world.sockets[socket].device.afd
    world.act(.socketAcquireStateLock, at: afd)
    world.act(.lockRequest, at: afd, irp.id)
    world.act(.lockBuffers, at: afd, irp.id)
  }

  private func unlock(_ world: inout World, _ socket: Int, _ irp: IRPHandle) {
    unlockPages(&world, socket, irp)
    world.act(.socketStateUnlock, at: world.sockets[socket].device.afd)
  }

  /// UnlockBuffers and UnlockRequest: nobody copies to these pages any more (O71).
  private func unlockPages(_ world: inout World, _ socket: Int, _ irp: IRPHandle) {
    let afd = world.sockets[socket].device.afd
    world.act(.unlockBuffers, at: afd, irp.id)
    world.act(.unlockRequest, at: afd, irp.id)
  }

  // MARK: - Reading

  /// AfdPacketSocketReadData: a stored datagram is given at once; otherwise the read waits, unless it must not.
  ///
  /// Source: [NDIS_REFERENCE 4.10, S24 step 1]
  func afdPacketSocketReadData(
    _ world: inout World, _ socket: Int, _ irp: IRPHandle, waits: Bool
  ) -> Status {
    let device = world.sockets[socket].device
    world.enter(
      .afdPacketSocketReadData, to: device.afd, irp.id, owner: device.afd,
      length: world.irps[irp.slot].length)
    world.attach(implements: .ioctlAfdRecvDatagram)
    lock(&world, socket, irp)
    var status = Status.statusPending
    if !world.sockets[socket].stored.isEmpty {
      status = serve(&world, socket, irp, holdsLock: false)
    } else if !waits {
      status = .statusCantWait
      unlock(&world, socket, irp)
      world.ioCompleteRequest(irp, status, information: 0, by: device.afd)
    } else {
      leaveIrpUntilLater(&world, socket, irp)
    }
    world.leave(.afdPacketSocketReadData, irp.id, status: status)
    return status
  }

  /// LeaveIrpUntilLater: the read waits for a datagram.
  ///
  /// Source: [NDIS_REFERENCE E519, S24 step 1]
  private func leaveIrpUntilLater(_ world: inout World, _ socket: Int, _ irp: IRPHandle) {
    let device = world.sockets[socket].device
    world.sockets[socket].reads.append(irp)
    world.act(
      .leaveIrpUntilLater, at: device.afd, irp.id, place: device.places.reads, queue: .insert,
      value: world.sockets[socket].reads.count)
    world.ioMarkIrpPending(irp, by: device.afd)
    world.ioSetCancelRoutine(irp, isSet: true, by: device.afd, routine: "AfdCancelHandler")
    world.act(.socketStateUnlock, at: device.afd)
  }

  /// Gives the oldest datagram to a read: copied first, then the pages are unlocked, then the IRP is complete.
  ///
  /// With `holdsLock` the caller goes on under the lock of the socket.
  ///
  /// ReactOS puts a datagram back that is longer than the read, and the same read fails for ever; Windows gives what fits, and
  /// the rest is lost.
  ///
  /// Source: [NDIS_REFERENCE S26, W41]
  private func serve(
    _ world: inout World, _ socket: Int, _ irp: IRPHandle, holdsLock: Bool
  ) -> Status {
    let device = world.sockets[socket].device
    let length = world.irps[irp.slot].length
    guard let datagram = world.sockets[socket].stored.first else { return .statusUnsuccessful }
    var status = Status.statusSuccess
    var information = datagram.bytes
    if datagram.bytes <= length {
      satisfyPacketRecvRequest(&world, socket, length: datagram.bytes)
    } else if device.options.usesEvents {
      status = .statusBufferOverflow
      information = length
      world.note(.drop, at: device.afd, datagram.id, status: Word.Reason.oversizeTruncate)
      satisfyPacketRecvRequest(&world, socket, length: length)
    } else {
      status = .statusBufferTooSmall
      putBack(&world, socket)
    }
    if holdsLock {
      unlockPages(&world, socket, irp)
    } else {
      pollReeval(&world, socket)
      unlock(&world, socket, irp)
    }
    complete(&world, socket, irp, status, information, from: datagram.source)
    return status
  }

  /// The read is complete: the program goes on.
  private func complete(
    _ world: inout World, _ socket: Int, _ irp: IRPHandle, _ status: Status, _ information: Int,
    from source: Endpoint
  ) {
    let device = world.sockets[socket].device
    let wasPended = world.irps[irp.slot].isPended
    world.ioCompleteRequest(irp, status, information: information, by: device.afd)
    guard wasPended else { return }
    world.note(.signal, at: device.afd, world.events[device.event].id)
    world.remark(
      Remark.receiveEnds(status, bytes: information, from: source), at: device.application)
  }

  /// SatisfyPacketRecvRequest: copies the oldest datagram to the user's buffer and frees it.
  private func satisfyPacketRecvRequest(_ world: inout World, _ socket: Int, length: Int) {
    guard let datagram = world.sockets[socket].stored.popFirst() else { return }
    let device = world.sockets[socket].device
    world.sockets[socket].storedBytes -= datagram.bytes
    world.act(
      .satisfyPacketRecvRequest, at: device.afd, datagram.id, owner: .nobody, life: .free,
      place: device.places.stored, queue: .remove, value: world.sockets[socket].stored.count,
      length: length)
  }

  /// The datagram comes off the list and goes back to its head.
  private func putBack(_ world: inout World, _ socket: Int) {
    guard let datagram = world.sockets[socket].stored.first else { return }
    let device = world.sockets[socket].device
    let count = world.sockets[socket].stored.count
    world.act(
      .removeHeadList, at: device.afd, datagram.id, place: device.places.stored, queue: .remove,
      value: count - 1)
    world.act(
      .insertHeadList, at: device.afd, datagram.id, place: device.places.stored, queue: .insert,
      value: count)
    world.attachHead()
  }

  // MARK: - Receiving

  /// PacketSocketRecvComplete: copies the window, serves a read that waits, and posts the window again.
  ///
  /// Between the completion and the new receive nothing is posted. A status that is no success is not followed by a new
  /// receive: the socket is deaf from there on.
  ///
  /// Source: [NDIS_REFERENCE E512, S24 step 11, S26, S27, O75]
  func receiveComplete(
    _ world: inout World, _ socket: Int, _ window: StoredDatagram, _ status: Status
  ) {
    let device = world.sockets[socket].device
    let isPassive = world.processors.irql[Int(world.cpu)] == .passive
    if isPassive {
      world.act(.socketAcquireStateLock, at: device.afd)
      if device.options.lockWait > 0 { world.standStill(device.options.lockWait, device.afd) }
    }
    guard world.sockets[socket].isOpen else { return }
    store(&world, socket, window)
    serveReads(&world, socket)
    pollReeval(&world, socket)
    if status == .statusSuccess { tdiReceiveDatagram(&world, socket) }
    if isPassive { world.act(.socketStateUnlock, at: device.afd) }
  }

  /// ClientEventReceiveDatagram: the transport shows a datagram; AFD stores it, as long as SO_RCVBUF allows.
  ///
  /// Source: [NDIS_REFERENCE E513, S25]
  func clientEventReceiveDatagram(
    _ world: inout World, _ socket: Int, _ datagram: ObjectID, _ data: [UInt8],
    from sender: Endpoint
  ) {
    let device = world.sockets[socket].device
    world.enter(
      .clientEventReceiveDatagram, to: device.afd, datagram, irql: .dispatch, length: data.count)
    let isFull = world.sockets[socket].storedBytes + data.count > device.options.bufferBytes
    if isFull {
      world.note(.drop, at: device.afd, datagram, status: Word.Reason.receiveBufferFull)
    } else {
      store(
        &world, socket, StoredDatagram(id: datagram, bytes: data.count, source: sender))
      serveReads(&world, socket)
      pollReeval(&world, socket)
    }
    world.leave(
      .clientEventReceiveDatagram, datagram, status: isFull ? .notAccepted : .statusSuccess)
  }

  /// Makes an AFD_STORED_DATAGRAM of what the transport gave.
  private func store(_ world: inout World, _ socket: Int, _ given: StoredDatagram) {
    let device = world.sockets[socket].device
    let copy = StoredDatagram(
      id: world.numbers.next(.datagram), bytes: given.bytes, source: given.source)
    world.act(
      .exAllocatePoolWithTag, at: device.afd, copy.id, owner: device.afd, life: .new,
      length: copy.bytes)
    world.attach(parent: given.id)
    world.sockets[socket].stored.append(copy)
    world.sockets[socket].storedBytes += copy.bytes
    world.act(
      .insertTailList, at: device.afd, copy.id, place: device.places.stored, queue: .insert,
      value: world.sockets[socket].stored.count)
  }

  /// Serves reads that wait, while there are datagrams for them.
  ///
  /// Not modelled: ReactOS clears the cancel routine only where the read is too small.
  private func serveReads(_ world: inout World, _ socket: Int) {
    let device = world.sockets[socket].device
    while !world.sockets[socket].stored.isEmpty,
      let irp = world.sockets[socket].reads.popFirst()
    {
      world.act(
        .removeHeadList, at: device.afd, irp.id, place: device.places.reads, queue: .remove,
        value: world.sockets[socket].reads.count)
      world.ioSetCancelRoutine(irp, isSet: false, by: device.afd)
      _ = serve(&world, socket, irp, holdsLock: true)
    }
  }

  // MARK: - The end

  /// AfdCancelHandler for every read that waits.
  ///
  /// The I/O manager has cleared the routine before it calls it, under the cancel spin lock. AFD releases that lock first,
  /// and takes the lock of the socket.
  ///
  /// Not modelled: ReactOS forgets to unlock the pages of a datagram read that is cancelled.
  ///
  /// Source: [ReactOS afd], [NDIS_REFERENCE E506, O71]
  func cancelReads(_ world: inout World, _ socket: Int) {
    let device = world.sockets[socket].device
    while let irp = world.sockets[socket].reads.popFirst() {
      let level = world.level
      world.enter(.afdCancelHandler, to: device.afd, irp.id, irql: .dispatch)
      world.act(.ioReleaseCancelSpinLock, at: device.afd, irql: level)
      world.act(.socketAcquireStateLock, at: device.afd)
      world.act(
        .removeEntryList, at: device.afd, irp.id, place: device.places.reads, queue: .remove,
        value: world.sockets[socket].reads.count)
      unlockPages(&world, socket, irp)
      world.act(.socketStateUnlock, at: device.afd)
      world.irps[irp.slot].hasCancelRoutine = false
      world.ioCompleteRequest(irp, .statusCancelled, information: 0, by: device.afd)
      world.leave(.afdCancelHandler, irp.id)
    }
  }

  /// AfdCleanupSocket: nothing may stay outstanding behind a handle that is gone.
  func afdCleanupSocket(_ world: inout World, _ socket: Int) {
    let device = world.sockets[socket].device
    world.enter(.afdCleanupSocket, to: device.afd, irql: .passive)
    world.attach(implements: .irpMjCleanup)
    cancelReads(&world, socket)
    killSelects(&world, socket)
    while let datagram = world.sockets[socket].stored.popFirst() {
      world.act(
        .removeHeadList, at: device.afd, datagram.id, owner: .nobody, life: .free,
        place: device.places.stored, queue: .remove, value: world.sockets[socket].stored.count)
    }
    world.sockets[socket].isOpen = false
    world.sockets[socket].hasEventHandler = false
    for irp in world.sockets[socket].receives {
      world.act(.ioCancelIrp, at: device.afd, irp.id)
      TcpipDriver().dispCancelRequest(&world, socket, irp)
    }
    world.move(device.places.state, to: Word.State.closed)
    world.leave(.afdCleanupSocket, status: .statusSuccess)
  }
}
