import DequeModule
import Events

extension PacketDriver {
  /// PacketRead: gives the program what was received.
  ///
  /// Source: [Seed 000, section 6], [NDIS_REFERENCE S11]
  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let open = world.packetOpens[context].device
    switch open.options.read {
    case .drain: return drain(&world, context, irp)
    case .pend: return waitForAFrame(&world, context, irp)
    case .bounded:
      return world.packetOpens[context].received.isEmpty
        ? waitForAFrame(&world, context, irp) : drainOne(&world, context, irp)
    }
  }

  /// Copies packets until RcvPackets is empty or the next one does not fit; never waits.
  private func drain(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let component = world.packetOpens[context].device.component
    guard world.packetOpens[context].isBound else {
      world.ioCompleteRequest(irp, .statusDeviceNotReady, information: 0, by: component)
      return .statusDeviceNotReady
    }
    let length = world.irps[irp.slot].length
    var total = 0
    while total < length, let packet = removeHead(&world, context) {
      guard let taken = take(&world, context, packet, total: total, length: length) else { break }
      total += taken
    }
    world.ioCompleteRequest(irp, .statusSuccess, information: total, by: component)
    return .statusSuccess
  }

  /// Copies one packet behind the `total` bytes that the buffer holds; `nil` when it went back to the queue.
  ///
  /// The seed puts a packet back that is larger than the rest of the buffer (W06): if it is the first one, the read succeeds
  /// with 0 bytes, and so does every later read. The cure truncates a packet that is larger than the whole buffer.
  private func take(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, total: Int, length: Int
  ) -> Int? {
    let open = world.packetOpens[context].device
    if world.isGone(packet) {  // W03: the miniport has used the packet again
      world.touch(packet.id, Word.Memory.read, by: open.component)
    }
    let bytes = world.packets[packet.slot].bytes
    let reinserts = open.options.bugs.contains(.reinsertsTooLarge)  // W06
    if bytes > length - total, total > 0 || reinserts {
      putBack(&world, context, packet)
      return nil
    }
    let copied = min(bytes, length - total)
    world.act(.ndisMoveMemory, at: open.component, packet.id, length: copied)
    if bytes > copied {
      world.note(.drop, at: open.component, packet.id, status: Word.Reason.oversizeTruncate)
    }
    release(&world, context, packet)
    return copied
  }

  /// The order must stay, so the packet goes back to the head.
  ///
  /// Removal and reinsertion are two holds of the lock: another reader could slip in between.
  private func putBack(_ world: inout World, _ context: Int, _ packet: PacketHandle) {
    world.packetOpens[context].received.prepend(packet)
    let open = world.packetOpens[context].device
    world.act(
      .insertHeadList, at: open.component, packet.id, place: open.places.received, queue: .insert,
      value: world.packetOpens[context].received.count)
    world.attachHead()
  }

  /// The ndisprot way: one frame a read; what does not fit is cut off, and the read succeeds.
  private func drainOne(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let component = world.packetOpens[context].device.component
    let length = world.irps[irp.slot].length
    guard let packet = removeHead(&world, context) else { return .statusUnsuccessful }
    let copied = take(&world, context, packet, total: 0, length: length) ?? 0
    world.ioCompleteRequest(irp, .statusSuccess, information: copied, by: component)
    return .statusSuccess
  }

  /// The read waits: marked pending, given a cancel routine, queued.
  private func waitForAFrame(
    _ world: inout World, _ context: Int, _ irp: IRPHandle
  ) -> Status {
    ioIncrement(&world, context)
    guard world.packetOpens[context].isBound else {
      return refuse(&world, context, irp, .statusDeviceNotReady)
    }
    let component = world.packetOpens[context].device.component
    world.ioMarkIrpPending(irp, by: component)
    world.ioSetCancelRoutine(irp, isSet: true, by: component)
    world.packetOpens[context].readIRPs.append(irp)
    let open = world.packetOpens[context].device
    world.act(
      .insertTailList, at: component, irp.id, place: open.places.readIRPs, queue: .insert,
      value: world.packetOpens[context].readIRPs.count)
    return .statusPending
  }

  /// Gives a packet's bytes to the read that waits longest; `false` if none waits.
  func serveWaitingRead(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Bool {
    guard let irp = removeWaitingRead(&world, context) else { return false }
    let component = world.packetOpens[context].device.component
    world.ioSetCancelRoutine(irp, isSet: false, by: component)
    let copied = min(world.packets[packet.slot].bytes, world.irps[irp.slot].length)
    world.act(.ndisMoveMemory, at: component, packet.id, length: copied)
    world.ioCompleteRequest(irp, .statusSuccess, information: copied, by: component)
    ioDecrement(&world, context)
    return true
  }

  private func removeWaitingRead(_ world: inout World, _ context: Int) -> IRPHandle? {
    guard let irp = world.packetOpens[context].readIRPs.popFirst() else { return nil }
    let open = world.packetOpens[context].device
    world.act(
      .removeHeadList, at: open.component, irp.id, place: open.places.readIRPs, queue: .remove,
      value: world.packetOpens[context].readIRPs.count)
    return irp
  }

  /// PacketCancelReadIrps, also IRP_MJ_CLEANUP: every read that waits is completed STATUS_CANCELLED.
  func irpMjCleanup(_ world: inout World, _ context: Int) {
    let component = world.packetOpens[context].device.component
    while let irp = removeWaitingRead(&world, context) {
      world.ioSetCancelRoutine(irp, isSet: false, by: component)
      world.ioCompleteRequest(irp, .statusCancelled, information: 0, by: component)
      ioDecrement(&world, context)
    }
  }
}
