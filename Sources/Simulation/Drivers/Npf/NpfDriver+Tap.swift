import Events
import Frames

extension NpfDriver {
  /// NPF_tap: the frame is counted, the program decides, then the frame is copied into the kernel buffer, or counted as dropped.
  ///
  /// The answer is NOT_ACCEPTED whatever comes of it: the driver has no use for a promise.
  ///
  /// The program sees the header and the lookahead, no more. What the lookahead does not hold is fetched with
  /// NdisTransferData, straight into the buffer.
  ///
  /// Source: [WinPcap], [NDIS_REFERENCE S30]
  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status {
    let open = world.npfs[context].device
    guard world.npfs[context].isBound else { return .notAccepted }
    world.countReceived(in: open.buffer)
    let wireLength = indication.headerBytes + indication.packetSize
    let seen = indication.headerBytes + indication.lookaheadBytes
    let wanted = world.runProgram(
      world.npfs[context].program, over: indication, seen: seen, by: open.component)
    guard wanted > 0 else {
      world.note(.drop, at: open.component, indication.object, status: Word.Reason.captureFilter)
      return .notAccepted
    }
    let bytes = min(wanted, wireLength)
    if let reason = reasonToDrop(world, context, bytes: bytes) {
      world.countNotCaptured(in: open.buffer)
      world.note(.drop, at: open.component, indication.object, status: reason)
      return .notAccepted
    }
    guard bytes > seen else {
      world.capture(indication.object, bytes: bytes, in: open.buffer, by: .ndisMoveMappedMemory)
      return .notAccepted
    }
    fetch(&world, context, indication, seen: seen, bytes: bytes)
    return .notAccepted
  }

  /// Why a frame that the program wants cannot be kept; `nil` if it can.
  ///
  /// Each processor has a part of the buffer for itself. While a transfer is pending that began on the running one, its bytes
  /// are to stand at the end of that part: whatever else comes on this processor is dropped, whether it would have to be fetched
  /// or not. What comes on another one is kept, and the program reads it first.
  ///
  /// Source: [WinPcap]
  private func reasonToDrop(_ world: World, _ context: Int, bytes: Int) -> Word? {
    let open = world.npfs[context]
    guard world.captureBuffers[open.device.buffer].hasRoom(for: bytes) else {
      return Word.Reason.noBuffer
    }
    let isPending = open.transfers.contains { $0.cpu == world.cpu }
    return isPending ? Word.Reason.transferPending : nil
  }

  /// The lookahead holds only a part.
  private func fetch(
    _ world: inout World, _ context: Int, _ indication: Indication, seen: Int, bytes: Int
  ) {
    let open = world.npfs[context].device
    guard
      let packet = world.ndisAllocatePacket(
        open.packetPool, for: indication.object, by: open.component)
    else {
      world.countNotCaptured(in: open.buffer)
      world.note(.drop, at: open.component, indication.object, status: Word.Reason.noPool)
      return
    }
    world.packets[packet.slot].bytes = bytes
    world.packets[packet.slot].frame = indication.frame
    world.npfs[context].outstandingCount += 1
    let pending = NpfOpen.PendingTransfer(packet: packet.id, cpu: world.cpu)
    world.npfs[context].transfers.append(pending)
    let transfer = Transfer(
      frame: indication.frame, byteOffset: indication.lookaheadBytes, bytes: bytes - seen,
      packet: packet, binding: open.binding)
    let (status, transferred) = world.ndisTransferData(transfer)
    if status != .pending {
      protocolTransferDataComplete(&world, context, packet, status, bytes: transferred)
    }
  }

  /// NPF_TransferDataComplete: the frame is in the buffer as a whole.
  func protocolTransferDataComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status, bytes: Int
  ) {
    let open = world.npfs[context].device
    let length = world.packets[packet.slot].bytes
    world.npfs[context].transfers.removeAll { $0.packet == packet.id }
    if status == .success {
      world.capture(packet.id, bytes: length, in: open.buffer, by: .ndisMoveMappedMemory)
    } else {
      world.countNotCaptured(in: open.buffer)
      world.note(.drop, at: open.component, packet.id, status: Word.Reason.notAccepted)
    }
    world.ndisFreePacket(packet, by: open.component)
    endOutstanding(&world, context)
  }

  /// Never called: the driver has no ReceivePacketHandler.
  func protocolReceivePacket(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Int { 0 }

  func protocolReceiveComplete(_ world: inout World, _ context: Int) {}
}

extension World {
  /// Runs a capture program over what can be seen of a frame, and records its answer.
  ///
  /// Not modelled: a run that does not keep bytes has nothing to look at; then the program wants everything.
  fileprivate mutating func runProgram(
    _ program: CaptureProgram, over indication: Indication, seen: Int, by component: ComponentID
  ) -> Int {
    runProgram(
      program, over: frames[indication.frame.slot].bytes, seen: seen,
      wireLength: indication.headerBytes + indication.packetSize, indication.object, by: component)
  }

  /// Runs a capture program over the bytes of an object, and records its answer.
  mutating func runProgram(
    _ program: CaptureProgram, over bytes: [UInt8], seen: Int, wireLength: Int, _ object: ObjectID,
    by component: ComponentID
  ) -> Int {
    let wanted =
      bytes.isEmpty
      ? wireLength : program.wanted(bytes.prefix(seen), wireLength: wireLength)
    act(.bpfFilter, at: component, object)
    if isRecording {
      attach(.argument, text: "wants \(min(wanted, wireLength)) of \(wireLength)")
    }
    return wanted
  }
}
