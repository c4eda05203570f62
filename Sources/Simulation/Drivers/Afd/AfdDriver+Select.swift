import Events

/// AFD_ACTIVE_POLL: a select that waits until a socket is ready, or until its time is over.
struct ActivePoll: Sendable {
  /// The IRP of the select.
  let irp: IRPHandle
  /// The socket that is asked about.
  let socket: Int
}

/// What a program can be told about its sockets without reading: IOCTL_AFD_SELECT.
///
/// The list of the selects that wait belongs to the device of AFD, not to a socket: whoever makes a socket ready looks
/// through all of them.
///
/// Not modelled: sockets that can be written to, were closed or have connected; one select for several sockets; a select that
/// excludes others (Exclusive); WSAEventSelect; the spin lock of the device around the list.
/// Source: [Seed 002], [ReactOS afd], [NDIS_REFERENCE E510, E519]
extension AfdDriver {
  /// AfdSelect: answers at once if a datagram is stored, otherwise the IRP waits in the list of the device, with a timer.
  func afdSelect(
    _ world: inout World, _ socket: Int, _ irp: IRPHandle, timeout: Int64
  ) -> Status {
    let device = world.sockets[socket].device
    world.enter(.afdSelect, to: device.afd, irp.id, owner: device.afd)
    world.attach(implements: .ioctlAfdSelect)
    world.act(.lockHandles, at: device.afd, irp.id)
    let poll = ActivePoll(irp: irp, socket: socket)
    var status = Status.statusSuccess
    if world.isReadable(socket) {
      signalSocket(&world, poll, status, isListed: false)
    } else {
      status = .statusPending
      wait(&world, poll, timeout)
    }
    world.leave(.afdSelect, irp.id, status: status)
    return status
  }

  private func wait(_ world: inout World, _ poll: ActivePoll, _ timeout: Int64) {
    let device = world.sockets[poll.socket].device
    world.polls.append(poll)
    world.act(
      .insertTailList, at: device.afd, poll.irp.id, place: device.places.polls, queue: .insert,
      value: world.pollCount(of: device.afd))
    world.act(.keSetTimer, at: device.afd, poll.irp.id)
    world.agenda.plan(
      .selectTimeout(number: Int32(poll.irp.id.number), cause: world.lastSequence),
      at: world.later(timeout))
    world.ioMarkIrpPending(poll.irp, by: device.afd)
    world.ioSetCancelRoutine(poll.irp, isSet: true, by: device.afd, routine: "AfdCancelHandler")
  }

  /// SelectTimeout, the DPC of the timer: no socket is ready, and the select is over.
  func selectTimeout(_ world: inout World, number: Int, cause: UInt32) {
    guard let poll = world.polls.first(where: { $0.irp.id.number == number }) else { return }
    let device = world.sockets[poll.socket].device
    world.cpu = UInt8(device.cpu)
    world.interrupt(.selectTimeout, at: device.afd, irql: .dispatch, cause: cause)
    signalSocket(&world, poll, .statusTimeout, isListed: true)
    world.leave(.selectTimeout)
  }

  /// PollReeval: a socket has a datagram, so selects that wait for it are over.
  func pollReeval(_ world: inout World, _ socket: Int) {
    guard world.isReadable(socket) else { return }
    let afd = world.sockets[socket].device.afd
    world.act(.pollReeval, at: afd)
    for poll in world.polls where world.sockets[poll.socket].device.afd == afd {
      guard world.isReadable(poll.socket) else { continue }
      signalSocket(&world, poll, .statusSuccess, isListed: true)
    }
  }

  /// AfdCancelHandler for every select on a socket that waits.
  func cancelPolls(_ world: inout World, _ socket: Int) {
    let afd = world.sockets[socket].device.afd
    for poll in world.polls where poll.socket == socket {
      world.enter(.afdCancelHandler, to: afd, poll.irp.id, irql: .dispatch)
      signalSocket(&world, poll, .statusCancelled, isListed: true)
      world.leave(.afdCancelHandler, poll.irp.id)
    }
  }

  /// KillSelectsForFCB: a socket goes, and nobody may wait for it.
  func killSelects(_ world: inout World, _ socket: Int) {
    guard world.polls.contains(where: { $0.socket == socket }) else { return }
    world.act(.killSelectsForFCB, at: world.sockets[socket].device.afd)
    for poll in world.polls where poll.socket == socket {
      signalSocket(&world, poll, .statusCancelled, isListed: true)
    }
  }

  /// SignalSocket: the timer stops, the IRP leaves the list, and the program gets its answer.
  private func signalSocket(
    _ world: inout World, _ poll: ActivePoll, _ status: Status, isListed: Bool
  ) {
    let device = world.sockets[poll.socket].device
    let irp = poll.irp
    world.act(.signalSocket, at: device.afd, irp.id, status: status)
    if isListed {
      world.act(.keCancelTimer, at: device.afd, irp.id)
      world.polls.removeAll { $0.irp == irp }
      world.act(
        .removeEntryList, at: device.afd, irp.id, place: device.places.polls, queue: .remove,
        value: world.pollCount(of: device.afd))
    }
    world.act(.unlockHandles, at: device.afd, irp.id)
    if isListed { world.ioSetCancelRoutine(irp, isSet: false, by: device.afd) }
    world.ioCompleteRequest(irp, status, information: 0, by: device.afd)
    guard isListed else { return }
    world.note(.signal, at: device.afd, world.events[device.event].id)
    guard let end = Remark.selectEnds(status) else { return }
    world.remark(end, at: device.application)
  }
}

extension World {
  /// AFD_EVENT_RECEIVE: whether a datagram is stored for a socket.
  fileprivate func isReadable(_ socket: Int) -> Bool { !sockets[socket].stored.isEmpty }

  /// How many selects wait in the list of an AFD.
  fileprivate func pollCount(of afd: ComponentID) -> Int {
    polls.count { sockets[$0.socket].device.afd == afd }
  }
}
