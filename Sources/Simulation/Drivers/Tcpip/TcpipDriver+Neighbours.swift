import DequeModule
import Events
import Frames

/// The neighbour cache and ARP (NDIS_REFERENCE 4.9).
extension TcpipDriver {
  /// NBFindOrCreateNeighbor: a neighbour that is new is asked for at once.
  ///
  /// Source: [ReactOS tcpip], [NDIS_REFERENCE 4.9]
  func nbFindOrCreateNeighbor(
    _ world: inout World, _ context: Int, _ address: IPv4Address
  ) -> Int {
    let device = world.transports[context].device
    world.act(.nBFindOrCreateNeighbor, at: device.component)
    world.attach(.argument, text: address.description)
    let index = entry(&world, context, address)
    guard !world.transports[context].neighbours[index].exists else { return index }
    world.transports[context].neighbours[index].exists = true
    guard !device.isBroadcast(address) else {
      world.transports[context].neighbours[index].hardwareAddress = .broadcast
      return index
    }
    world.transports[context].neighbours[index].ticks = 0
    show(&world, context, index, Word.State.incomplete)
    nbSendSolicit(&world, context, index)
    planTimer(&world, context)
    return index
  }

  /// The place in the cache for an address.
  private func entry(_ world: inout World, _ context: Int, _ address: IPv4Address) -> Int {
    if let index = world.transports[context].neighbours.firstIndex(where: { $0.address == address })
    {
      return index
    }
    world.transports[context].neighbours.append(Neighbour(address: address, place: .none))
    return world.transports[context].neighbours.count - 1
  }

  private func show(_ world: inout World, _ context: Int, _ index: Int, _ state: Word) {
    let place = world.transports[context].neighbours[index].place
    if place != .none { world.move(place, to: state) }
  }

  /// NBSendSolicit and ARPTransmit: asks everybody who has the address.
  ///
  /// Source: [RFC 826], [NDIS_REFERENCE E514]
  private func nbSendSolicit(_ world: inout World, _ context: Int, _ index: Int) {
    let device = world.transports[context].device
    let address = world.transports[context].neighbours[index].address
    world.act(.nBSendSolicit, at: device.component)
    world.attach(.argument, text: address.description)
    world.enter(.aRPTransmit, to: device.component)
    if let packet = world.ndisAllocatePacket(
      device.packetPool, for: .none, by: device.component)
    {
      let frame = FrameBuilder.arpRequest(from: device.station, for: address)
      sendARP(&world, context, packet, frame, to: .broadcast)
    }
    world.leave(.aRPTransmit)
  }

  /// PrepareARPPacket and the way down.
  private func sendARP(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ frame: [UInt8],
    to receiver: MACAddress
  ) {
    let content = Array(frame.dropFirst(Limits.ethernetHeaderBytes))
    world.contents[packet.id] = content
    world.act(
      .prepareARPPacket, at: world.transports[context].device.component, packet.id,
      length: content.count)
    lanTransmit(&world, context, packet, .arp, to: receiver)
  }

  func arpTransmitComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    let component = world.transports[context].device.component
    world.enter(.aRPTransmitComplete, to: component, packet.id, status: status)
    free(&world, context, packet)
    world.leave(.aRPTransmitComplete, packet.id)
  }

  /// NBQueuePacket: the packet waits at its neighbour, for no time at all if the hardware address is known.
  ///
  /// The spin lock of the table is held for the queue only; what is sent is sent at the level of the caller.
  ///
  /// Source: [NDIS_REFERENCE E514, S23 step 8]
  func nbQueuePacket(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ index: Int
  ) {
    let device = world.transports[context].device
    let level = world.level
    let neighbour = world.transports[context].neighbours[index]
    guard neighbour.exists || neighbour.isLoopback else {
      return giveUp(&world, context, packet)
    }
    world.enter(.nBQueuePacket, to: device.component, packet.id)
    world.transports[context].neighbours[index].queue.append(packet)
    world.transports[context].waitingCount += 1
    world.act(
      .insertTailList, at: device.component, packet.id, place: device.places.waiting,
      queue: .insert, value: world.transports[context].waitingCount, irql: .dispatch)
    nbSendPackets(&world, context, index, at: level)
    world.leave(.nBQueuePacket, packet.id)
  }

  /// A packet for a neighbour that was given up while the packet was made: nobody would ever fetch it from its queue.
  private func giveUp(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let isBound = world.transports[context].isBound
    world.note(
      .drop, at: world.transports[context].device.component, packet.id,
      status: isBound ? Word.Reason.arpTimeout : Word.Reason.unbound)
    ipSendComplete(&world, context, packet, isBound ? .hostUnreachable : .requestAborted)
  }

  /// NBSendPackets: what waits for a neighbour leaves, first in, first out.
  ///
  /// `level` is that of the caller, who has released the lock of the table by now.
  private func nbSendPackets(
    _ world: inout World, _ context: Int, _ index: Int, at level: IRQL
  ) {
    let neighbour = world.transports[context].neighbours[index]
    guard neighbour.isLoopback || neighbour.hardwareAddress != nil else { return }
    while let packet = takeWaiting(&world, context, index, .nBSendPackets, at: level) {
      if neighbour.isLoopback {
        loopTransmit(&world, context, packet)
      } else if let receiver = neighbour.hardwareAddress {
        lanTransmit(&world, context, packet, .ipv4, to: receiver)
      }
    }
  }

  private func takeWaiting(
    _ world: inout World, _ context: Int, _ index: Int, _ call: Call, at level: IRQL? = nil
  ) -> PacketHandle? {
    guard let packet = world.transports[context].neighbours[index].queue.popFirst() else {
      return nil
    }
    let device = world.transports[context].device
    world.transports[context].waitingCount -= 1
    world.act(
      call, at: device.component, packet.id, place: device.places.waiting, queue: .remove,
      value: world.transports[context].waitingCount, irql: level)
    return packet
  }

  /// ARPReceive: notes who sent the message, and answers a question for the own address.
  ///
  /// What is meant for another host is not even noted.
  ///
  /// Source: [RFC 826], [ReactOS tcpip]
  func arpReceive(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let device = world.transports[context].device
    world.enter(.aRPReceive, to: device.component, packet.id)
    if let message = ARPMessage((world.contents[packet.id] ?? [])[...]) {
      if message.target.address == device.station.address {
        learn(&world, context, message.sender)
        if message.isRequest { answer(&world, context, packet, message.sender) }
      } else {
        world.note(.drop, at: device.component, packet.id, status: Word.Reason.notOurs)
      }
    } else {
      world.note(.drop, at: device.component, packet.id, status: Word.Reason.badHeader)
    }
    free(&world, context, packet)
    world.leave(.aRPReceive, packet.id)
  }

  /// NBUpdateNeighbor for a neighbour that is known, NBAddNeighbor for another one.
  ///
  /// Not modelled: the spin lock of the table, for the moment in which the entry is written.
  private func learn(_ world: inout World, _ context: Int, _ sender: Station) {
    let component = world.transports[context].device.component
    let index = entry(&world, context, sender.address)
    let isKnown = world.transports[context].neighbours[index].exists
    world.transports[context].neighbours[index].hardwareAddress = sender.hardwareAddress
    world.transports[context].neighbours[index].exists = true
    if isKnown {
      let level = world.level
      world.enter(.nBUpdateNeighbor, to: component)
      world.attach(.argument, text: "\(sender.address) \(sender.hardwareAddress)")
      show(&world, context, index, Word.State.reachable)
      nbSendPackets(&world, context, index, at: level)
      world.leave(.nBUpdateNeighbor)
    } else {
      world.act(.nBAddNeighbor, at: component)
      world.attach(.argument, text: "\(sender.address) \(sender.hardwareAddress)")
      show(&world, context, index, Word.State.reachable)
    }
  }

  private func answer(
    _ world: inout World, _ context: Int, _ question: PacketHandle, _ asker: Station
  ) {
    let device = world.transports[context].device
    guard
      let packet = world.ndisAllocatePacket(
        device.packetPool, for: question.id, by: device.component)
    else { return }
    let frame = FrameBuilder.arpReply(from: device.station, to: asker)
    sendARP(&world, context, packet, frame, to: asker.hardwareAddress)
  }
}

// MARK: - Time

extension TcpipDriver {
  /// Sets the timer of IP, if nothing is waited for yet.
  ///
  /// Not modelled: the timer of the real driver never stops; here it runs while something can time out.
  func planTimer(_ world: inout World, _ context: Int) {
    guard !world.transports[context].isTimerPlanned else { return }
    world.transports[context].isTimerPlanned = true
    world.agenda.plan(
      .ipTimer(transport: Int32(context), cause: world.lastSequence),
      at: world.later(world.transports[context].device.tick))
  }

  /// IPTimeout: neighbours that have not answered are asked again or given up, and so are datagrams that are not complete.
  ///
  /// Source: [ReactOS tcpip], [NDIS_REFERENCE 4.9]
  func ipTimeout(_ world: inout World, _ context: Int, cause: UInt32) {
    let device = world.transports[context].device
    world.transports[context].isTimerPlanned = false
    guard isWaiting(world, context) else { return }
    world.cpu = UInt8(device.workerCPU)
    world.interrupt(.iPTimeout, at: device.component, irql: .dispatch, cause: cause)
    world.act(.iPDatagramReassemblyTimeout, at: device.component)
    ageFragments(&world, context)
    world.act(.nBTimeout, at: device.component)
    for index in world.transports[context].neighbours.indices { age(&world, context, index) }
    if isWaiting(world, context) { planTimer(&world, context) }
    world.leave(.iPTimeout)
  }

  /// Whether something can time out.
  private func isWaiting(_ world: World, _ context: Int) -> Bool {
    guard world.transports[context].isBound else { return false }
    return world.transports[context].neighbours.contains(where: \.isAwaited)
      || !world.transports[context].fragments.isEmpty
  }

  private func age(_ world: inout World, _ context: Int, _ index: Int) {
    guard world.transports[context].neighbours[index].isAwaited else { return }
    nbSendSolicit(&world, context, index)
    world.transports[context].neighbours[index].ticks += 1
    let limit = world.transports[context].device.neighbourTicks
    guard world.transports[context].neighbours[index].ticks >= limit else { return }
    world.transports[context].neighbours[index].exists = false
    show(&world, context, index, Word.State.none)
    flush(&world, context, index, .hostUnreachable, reason: Word.Reason.arpTimeout)
  }

  /// The adapter goes: its neighbours are not known any more, and what waits for them is given up.
  func forgetNeighbours(_ world: inout World, _ context: Int) {
    for index in world.transports[context].neighbours.indices {
      let neighbour = world.transports[context].neighbours[index]
      guard !neighbour.isLoopback else { continue }
      if neighbour.exists {
        world.transports[context].neighbours[index].exists = false
        world.transports[context].neighbours[index].hardwareAddress = nil
        show(&world, context, index, Word.State.none)
      }
      flush(&world, context, index, .requestAborted, reason: Word.Reason.unbound)
    }
  }

  /// NBFlushPacketQueue: what waits for a neighbour is completed as failed.
  func flush(
    _ world: inout World, _ context: Int, _ index: Int, _ status: Status, reason: Word
  ) {
    let component = world.transports[context].device.component
    guard !world.transports[context].neighbours[index].queue.isEmpty else { return }
    world.enter(.nBFlushPacketQueue, to: component, irql: .dispatch)
    while let packet = takeWaiting(&world, context, index, .removeHeadList) {
      world.note(.drop, at: component, packet.id, status: reason)
      ipSendComplete(&world, context, packet, status)
    }
    world.leave(.nBFlushPacketQueue)
  }

  func ageFragments(_ world: inout World, _ context: Int) {
    for index in world.transports[context].fragments.indices {
      world.transports[context].fragments[index].ticks += 1
    }
    let limit = world.transports[context].device.reassemblyTicks
    giveUpFragments(&world, context, reason: Word.Reason.reassemblyTimeout) { $0.ticks >= limit }
  }
}

extension Neighbour {
  /// Whether it was asked for and has not answered.
  fileprivate var isAwaited: Bool { exists && !isLoopback && hardwareAddress == nil }
}
