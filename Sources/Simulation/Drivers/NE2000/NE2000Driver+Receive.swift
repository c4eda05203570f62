import DequeModule
import Events

extension NE2000Driver {
  /// HandleReceive: pops frames from the ring until it is empty, at most ten in one DPC.
  ///
  /// Each frame is lent upwards with its header and as much lookahead as CP3 says; then its pages
  /// are given back to the chip by moving BNRY.
  ///
  /// Returns whether frames are left.
  ///
  /// Not modelled: the checks of the header that the chip puts before a frame (its length, a next page inside the ring that is
  /// not BNRY), after which the driver throws away what is in the ring and goes on at CURR. The chip here never writes a wrong
  /// header, so they could not fail.
  ///
  /// Source: [NDIS_REFERENCE 4.8, S04, S05, S29, E409]
  func handleReceive(_ world: inout World, _ context: Int) -> Bool {
    let nic = world.ne2000s[context].device.nic
    let adapter = world.ne2000s[context].device.adapter
    world.act(.handleReceive, at: world.ne2000s[context].device.component)
    var indicated = 0
    while indicated < NE2000Driver.receiveLimit, let frame = world.nics[nic].received.first {
      indicate(&world, context, frame)
      indicated += 1
      if world.ne2000s[context].transfer != nil { break }
      popFrame(&world, context, frame)
    }
    if indicated > 0 { world.ndisMEthIndicateReceiveComplete(adapter) }
    return world.ne2000s[context].transfer == nil && !world.nics[nic].received.isEmpty
  }

  /// How many frames one DPC takes from the ring.
  static let receiveLimit = 10

  private func indicate(_ world: inout World, _ context: Int, _ frame: FrameHandle) {
    let adapter = world.ne2000s[context].device.adapter
    let size = world.frames[frame.slot].length - Limits.ethernetHeaderBytes
    let lookahead = lookahead(&world, context, size)
    copyByProcessor(&world, context, bytes: Limits.ethernetHeaderBytes + lookahead)
    world.ndisMEthIndicateReceive(
      adapter,
      Indication(
        frame: frame, packet: .none, headerBytes: Limits.ethernetHeaderBytes,
        lookaheadBytes: lookahead, packetSize: size))
  }

  /// CP3: at least what the protocols asked for, at most everything.
  ///
  /// The driver of ReactOS refuses to set more than ``lookaheadMax``; a scenario that asks for more gets a driver that is more
  /// generous.
  ///
  /// Source: [ReactOS ne2000], [NDIS_REFERENCE S24 step 4]
  private func lookahead(_ world: inout World, _ context: Int, _ size: Int) -> Int {
    let device = world.ne2000s[context].device
    let least = min(world.adapters[device.adapter].lookahead, size)
    guard least < size else { return size }
    return world.chooseNumber(
      .lookahead, in: least...size, at: .ndisMEthIndicateReceive, by: device.component,
      usualMax: max(least, min(size, NE2000Driver.lookaheadMax)))
  }

  /// The lookahead buffer of the ReactOS driver: 252 bytes with the header.
  static let lookaheadMax = 252 - Limits.ethernetHeaderBytes

  /// The processor copies so many bytes from the card or to it, one after the other.
  func copyByProcessor(_ world: inout World, _ context: Int, bytes: Int) {
    let duration = world.ne2000s[context].nanosecondsPerByte * Int64(bytes)
    if duration > 0 { world.stall(duration) }
  }

  /// Moves BNRY behind the frame: its pages belong to the chip again, and the frame is gone.
  func popFrame(_ world: inout World, _ context: Int, _ frame: FrameHandle) {
    let nic = world.ne2000s[context].device.nic
    let component = world.ne2000s[context].device.component
    let places = world.nics[nic].places
    _ = world.nics[nic].received.popFirst()
    world.act(
      .remoteDMA, at: component, frame.id, owner: .nobody, life: .free, place: places.received,
      queue: .remove, value: world.nics[nic].received.count)
    if case .ne2000(var ring) = world.nics[nic].chip {
      ring.bnry = ring.page(
        ring.bnry, plus: PageRing.pages(forFrameOf: world.frames[frame.slot].length))
      world.nics[nic].chip = .ne2000(ring)
      world.write(ring.bnry, to: places.bnry, by: component)
    }
    world.frames.remove(frame.slot)
  }

  /// MiniportTransferData: copies payload from the ring; how it answers is CP5.
  ///
  /// While a transfer is pending the miniport indicates nothing else (S06).
  ///
  /// Source: [NDIS_REFERENCE E115, S05, S06]
  func miniportTransferData(
    _ world: inout World, _ context: Int, _ transfer: Transfer
  ) -> Status {
    let component = world.ne2000s[context].device.component
    let outcome = world.choose(.transfer, at: .miniportTransferData, by: component)
    if outcome == Word.Outcome.failure { return .failure }
    if outcome == Word.Outcome.reset { return .resetInProgress }
    guard outcome == Word.Outcome.pending, world.ne2000s[context].transfer == nil else {
      world.act(.remoteDMA, at: component, transfer.packet.id, length: transfer.bytes)
      copyByProcessor(&world, context, bytes: transfer.bytes)
      return .success
    }
    world.ne2000s[context].transfer = transfer
    world.pendTransfer(world.ne2000s[context].device.adapter)
    return .pending
  }

  /// The remote DMA is done: the transfer is completed, the frame is popped, and the next frames
  /// are indicated.
  func finishTransfer(_ world: inout World, _ context: Int) {
    guard let transfer = world.ne2000s[context].transfer else { return }
    world.act(
      .remoteDMA, at: world.ne2000s[context].device.component, transfer.packet.id,
      length: transfer.bytes)
    world.ne2000s[context].transfer = nil
    world.ndisMTransferDataComplete(world.ne2000s[context].device.adapter, transfer, .success)
    popFrame(&world, context, transfer.frame)
    while world.ne2000s[context].transfer == nil,
      !world.nics[world.ne2000s[context].device.nic].received.isEmpty
    {
      _ = handleReceive(&world, context)
    }
  }

  /// Never called: frames are lent by lookahead, not as packets.
  func miniportReturnPacket(_ world: inout World, _ context: Int, _ packet: PacketHandle) {}
}
