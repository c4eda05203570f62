import DequeModule
import Events

extension BusMasterDriver {
  /// MiniportSendPackets: takes the packets into its queue; the card fetches them by itself.
  ///
  /// Serialized: the answer of each packet stands in its out-of-band status. Deserialized: every
  /// packet is completed by NdisMSendComplete, now or later.
  ///
  /// Source: [NDIS_REFERENCE E103, S02d, S34]
  func miniportSendPackets(_ world: inout World, _ context: Int, _ packets: [PacketHandle]) {
    let device = world.busMasters[context].device
    let isSerialized = world.adapters[device.adapter].isSerialized
    guard !world.nics[device.nic].isRemoved else { return fail(&world, context, packets) }
    var last: PacketHandle?
    acquire(&world, device, isDpr: false)
    for packet in packets {
      if isSerialized, !take(&world, context, packet) { continue }
      enqueue(&world, context, packet)
      last = packet
    }
    loadWaiting(&world, context)
    release(&world, device, isDpr: false)
    if let last { chooseMoment(&world, context, last) }
  }

  /// The card is gone: no packet will ever leave.
  private func fail(_ world: inout World, _ context: Int, _ packets: [PacketHandle]) {
    let adapter = world.busMasters[context].device.adapter
    for packet in packets {
      if world.adapters[adapter].isSerialized {
        answer(&world, context, packet, .failure)
      } else {
        world.ndisMSendComplete(adapter, packet, .failure)
      }
    }
  }

  /// A deserialized miniport guards its queue itself; never across a call of NDIS that may enter it again (R60).
  private func acquire(_ world: inout World, _ device: MiniportDevice, isDpr: Bool) {
    guard !world.adapters[device.adapter].isSerialized else { return }
    world.ndisAcquireSpinLock(
      world.adapters[device.adapter].lock, by: device.component, isDpr: isDpr)
  }

  private func release(_ world: inout World, _ device: MiniportDevice, isDpr: Bool) {
    guard !world.adapters[device.adapter].isSerialized else { return }
    world.ndisReleaseSpinLock(
      world.adapters[device.adapter].lock, by: device.component, isDpr: isDpr)
  }

  /// CP1 of a serialized miniport: `false` if the packet is answered at once.
  private func take(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Bool {
    let device = world.busMasters[context].device
    if world.busMasters[context].packets.count == device.transmitQueueBound {
      world.busMasters[context].hasRefused = true
      answer(&world, context, packet, .resources)
      return false
    }
    let outcome = world.choose(.finishInside, at: .miniportSendPackets, by: device.component)
    switch outcome {
    case Word.Outcome.pending: answer(&world, context, packet, .pending)
    case Word.Outcome.success: sendAtOnce(&world, context, packet)
    default: answer(&world, context, packet, .failure)
    }
    return outcome == Word.Outcome.pending
  }

  /// Writes the answer of a serialized miniport into a packet, where NDIS reads it when the call returns.
  ///
  /// DDK: `NDIS_SET_PACKET_STATUS`. Source: [NDIS_REFERENCE E103]
  private func answer(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status
  ) {
    world.packets[packet.slot].status = status
    world.act(
      .ndisSetPacketStatus, at: world.busMasters[context].device.component, packet.id,
      status: status)
  }

  /// The card fetches the frame before the call returns, if it has a free transmit descriptor.
  private func sendAtOnce(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    let nic = world.busMasters[context].device.nic
    let hasRoom = world.busMasters[context].packets.isEmpty && world.canLoad(nic)
    world.busMasters[context].hasRefused = !hasRoom
    if hasRoom {
      world.load(packet, into: nic, .dma)
      world.busMasters[context].completedEarlyCount += 1
    }
    answer(&world, context, packet, hasRoom ? .success : .resources)
  }

  private func enqueue(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    world.busMasters[context].packets.append(packet)
    world.act(
      .insertTailList, at: world.busMasters[context].device.component, packet.id,
      place: world.busMasters[context].device.transmitQueue, queue: .insert,
      value: world.busMasters[context].packets.count)
  }

  /// CP2: the completions run inside this call, on another processor before it returns, or after
  /// it.
  private func chooseMoment(_ world: inout World, _ context: Int, _ last: PacketHandle) {
    let device = world.busMasters[context].device
    let isLoaded = world.busMasters[context].loadedCount == world.busMasters[context].packets.count
    let moment = world.choose(
      .completionMoment, at: .miniportSendPackets, by: device.component,
      among: world.completionMoments(device.adapter, canNest: isLoaded))
    if moment == Word.Outcome.nested {
      completeEarly(&world, context)
    } else if moment == Word.Outcome.otherCPU {
      world.nics[device.nic].completionBeforeReturn = last
    }
  }

  private func loadWaiting(_ world: inout World, _ context: Int) {
    let nic = world.busMasters[context].device.nic
    while world.busMasters[context].loadedCount < world.busMasters[context].packets.count,
      world.canLoad(nic)
    {
      let packet = world.busMasters[context].packets[world.busMasters[context].loadedCount]
      world.load(packet, into: nic, .dma)
      world.busMasters[context].loadedCount += 1
    }
  }

  /// The card has sent frames: their packets are completed, in an order that is CP11.
  func handleTransmit(_ world: inout World, _ context: Int) {
    world.act(.handleTransmit, at: world.busMasters[context].device.component)
    completeSent(&world, context)
    loadWaiting(&world, context)
    if world.busMasters[context].hasRefused, world.busMasters[context].packets.isEmpty {
      world.busMasters[context].hasRefused = false
      world.ndisMSendResourcesAvailable(world.busMasters[context].device.adapter)
    }
  }

  /// Completes the packets whose frames have left; frames whose packets are home already left
  /// first.
  ///
  /// A completion may bring new sends and completions of a deserialized miniport, so what is left
  /// is counted anew each time.
  private func completeSent(_ world: inout World, _ context: Int) {
    let nic = world.busMasters[context].device.nic
    while true {
      let early = world.busMasters[context].completedEarlyCount
      let sent =
        world.busMasters[context].loadedCount + early - world.nics[nic].transmitting.count
      guard sent > 0 else { return }
      if early > 0 {
        world.busMasters[context].completedEarlyCount -= min(early, sent)
      } else {
        completeOne(&world, context, of: sent, isDpr: true)
      }
    }
  }

  /// Completes what is in the card's ring while its frames are still to leave.
  private func completeEarly(_ world: inout World, _ context: Int) {
    var left = world.busMasters[context].loadedCount
    while left > 0, world.busMasters[context].loadedCount > 0 {
      world.busMasters[context].completedEarlyCount += 1
      completeOne(
        &world, context, of: min(left, world.busMasters[context].loadedCount), isDpr: false)
      left -= 1
    }
  }

  /// Completes one of the first packets of the queue: submission is first in first out, completion is not.
  ///
  /// A DPC knows its level; the send has that of its caller.
  private func completeOne(
    _ world: inout World, _ context: Int, of count: Int, isDpr: Bool
  ) {
    let device = world.busMasters[context].device
    var pick = 0
    if count > 1 {
      pick = world.chooseNumber(
        .completionOrder, in: 0...count - 1, at: .ndisMSendComplete, by: device.component)
    }
    acquire(&world, device, isDpr: isDpr)
    let packet = world.busMasters[context].packets.remove(at: pick)
    world.busMasters[context].loadedCount -= 1
    world.act(
      .removeHeadList, at: device.component, packet.id, place: device.transmitQueue,
      queue: .remove, value: world.busMasters[context].packets.count)
    release(&world, device, isDpr: isDpr)
    world.ndisMSendComplete(device.adapter, packet, .success)
  }

  /// Not registered: NDIS calls MiniportSendPackets.
  func miniportSend(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Status {
    .failure
  }
}
