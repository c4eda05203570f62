import DequeModule
import Events

extension NE2000Driver {
  /// MiniportSend: takes the packet, copies it to the card as soon as a transmit buffer is free.
  ///
  /// Whether it answers SUCCESS at once or PENDING is CP1; when the completion of a pended send
  /// runs is CP2. The ReactOS driver completes inside this call, right after the copy to card
  /// memory (nested).
  ///
  /// Source: [NDIS_REFERENCE E102, S01, S02, S02b, S02c]
  func miniportSend(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Status {
    let device = world.ne2000s[context].device
    if world.nics[device.nic].isRemoved { return .failure }
    if world.ne2000s[context].packets.count == device.transmitQueueBound {
      return refuse(&world, context)
    }
    let outcome = world.choose(.finishInside, at: .miniportSend, by: device.component)
    if outcome == Word.Outcome.failure { return .failure }
    if outcome == Word.Outcome.success { return sendAtOnce(&world, context, packet) }
    return pend(&world, context, packet)
  }

  /// No room: a serialized miniport may say so, and NDIS offers the packet again.
  private func refuse(_ world: inout World, _ context: Int) -> Status {
    world.ne2000s[context].hasRefused = true
    return .resources
  }

  /// The frame is copied to the card before the call returns; nothing of the packet is needed any
  /// more.
  private func sendAtOnce(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Status {
    let device = world.ne2000s[context].device
    guard world.ne2000s[context].packets.isEmpty, world.canLoad(device.nic) else {
      return refuse(&world, context)
    }
    copyByProcessor(&world, context, bytes: world.packets[packet.slot].bytes)
    world.load(packet, into: device.nic, .nicPrepareForTransmit)
    world.ne2000s[context].completedEarlyCount += 1
    return .success
  }

  /// The packet waits in Q.MpTx until its frame has left, or is completed right after the copy.
  private func pend(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Status {
    let component = world.ne2000s[context].device.component
    world.ne2000s[context].packets.append(packet)
    world.act(
      .insertTailList, at: component, packet.id, place: world.ne2000s[context].device.transmitQueue,
      queue: .insert, value: world.ne2000s[context].packets.count)
    loadWaiting(&world, context)
    let isCopied =
      world.ne2000s[context].packets.count == 1 && world.ne2000s[context].loadedCount == 1
    let moment = world.choose(
      .completionMoment, at: .miniportSend, by: component,
      among: world.completionMoments(world.ne2000s[context].device.adapter, canNest: isCopied))
    if moment == Word.Outcome.nested {
      completeHead(&world, context)
      world.ne2000s[context].completedEarlyCount += 1
    } else if moment == Word.Outcome.otherCPU {
      world.nics[world.ne2000s[context].device.nic].completionBeforeReturn = packet
    }
    return .pending
  }

  /// Copies packets to the card while it has a free transmit buffer.
  private func loadWaiting(_ world: inout World, _ context: Int) {
    let nic = world.ne2000s[context].device.nic
    while world.ne2000s[context].loadedCount < world.ne2000s[context].packets.count,
      world.canLoad(nic)
    {
      let packet = world.ne2000s[context].packets[world.ne2000s[context].loadedCount]
      copyByProcessor(&world, context, bytes: world.packets[packet.slot].bytes)
      world.load(packet, into: nic, .nicPrepareForTransmit)
      world.ne2000s[context].loadedCount += 1
    }
  }

  /// HandleTransmit: a frame has left, or was given up; its packet is completed, and the next one goes to the card.
  ///
  /// A packet that was completed right after the copy cannot be told that its frame was given up.
  ///
  /// Source: [NDIS_REFERENCE E408, 4.8]
  func handleTransmit(_ world: inout World, _ context: Int, _ status: Status) {
    let nic = world.ne2000s[context].device.nic
    world.act(.handleTransmit, at: world.ne2000s[context].device.component)
    var sent = world.ne2000s[context].loadedCount + world.ne2000s[context].completedEarlyCount
    sent -= world.nics[nic].transmitting.count
    for _ in 0..<max(sent, 0) { retire(&world, context, status) }
    if world.ne2000s[context].hasRefused, world.ne2000s[context].packets.isEmpty {
      world.ne2000s[context].hasRefused = false
      world.ndisMSendResourcesAvailable(world.ne2000s[context].device.adapter)
    }
  }

  /// Accounts for one frame that has left: frames whose packets are home already left first.
  private func retire(_ world: inout World, _ context: Int, _ status: Status) {
    guard world.ne2000s[context].completedEarlyCount == 0 else {
      world.ne2000s[context].completedEarlyCount -= 1
      return loadWaiting(&world, context)
    }
    let packet = removeHead(&world, context)
    loadWaiting(&world, context)
    world.ne2000s[context].hasRefused = false
    if let packet {
      world.ndisMSendComplete(world.ne2000s[context].device.adapter, packet, status)
    }
  }

  private func completeHead(_ world: inout World, _ context: Int) {
    guard let packet = removeHead(&world, context) else { return }
    world.ndisMSendComplete(world.ne2000s[context].device.adapter, packet, .success)
  }

  private func removeHead(_ world: inout World, _ context: Int) -> PacketHandle? {
    guard let packet = world.ne2000s[context].packets.popFirst() else { return nil }
    world.ne2000s[context].loadedCount -= 1
    world.act(
      .removeHeadList, at: world.ne2000s[context].device.component, packet.id,
      place: world.ne2000s[context].device.transmitQueue, queue: .remove,
      value: world.ne2000s[context].packets.count)
    return packet
  }

  /// Not registered: NDIS calls MiniportSend for every packet of an array.
  func miniportSendPackets(_ world: inout World, _ context: Int, _ packets: [PacketHandle]) {}
}
