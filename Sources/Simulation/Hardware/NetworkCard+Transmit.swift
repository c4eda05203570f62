import DequeModule
import Events

/// How a card sends (NDIS_REFERENCE E407, E408, 4.8).
extension World {
  /// The driver puts the bytes of a packet into the card; the frame leaves as soon as the cable is
  /// free.
  mutating func load(_ packet: PacketHandle, into nic: Int, _ call: Call) {
    load(
      packet.id, bytes: packets[packet.slot].bytes, into: nic, call, content: content(of: packet))
  }

  /// What the buffers of a packet hold, or of the packet that it stands for; empty where only lengths are carried.
  private func content(of packet: PacketHandle) -> [UInt8] {
    guard !contents.isEmpty else { return [] }
    var handle = packet
    for _ in 0..<adapters.count + 1 {
      if let content = contents[handle.id] { return content }
      handle = packets[handle.slot].original
      if handle == .none { break }
    }
    return []
  }

  /// The driver puts bytes into the card that belong to a packet or a list.
  mutating func load(
    _ parent: ObjectID, bytes: Int, into nic: Int, _ call: Call, content: [UInt8] = []
  ) {
    let id = numbers.next(.frame)
    var frame = Frame(id: id, length: bytes, destination: .other)
    frame.bytes = content
    let handle = FrameHandle(slot: frames.insert(frame), id: id)
    nics[nic].transmitting.append(handle)
    let driver = adapters[nics[nic].adapter].component
    act(
      call, at: driver, id, owner: nics[nic].component, life: .new,
      place: nics[nic].places.transmitting, queue: .insert,
      value: nics[nic].transmitting.count, length: frame.length)
    attach(parent: parent)
    attach(bytes: content)
    if nics[nic].transmitting.count == 1 { startTransmission(nic) }
  }

  /// Whether the card takes another frame for sending.
  func canLoad(_ nic: Int) -> Bool { nics[nic].transmitting.count < nics[nic].transmitSlots }

  /// The first frame goes out on the cable, as soon as nobody else talks there.
  mutating func startTransmission(_ nic: Int) {
    guard nics[nic].mode == .started, !nics[nic].isRemoved, let frame = nics[nic].transmitting.first
    else { return }
    let bytes = frames[frame.slot].length
    nics[nic].isDeferring = nics[nic].busyUntil > now
    guard !nics[nic].isDeferring else {
      note(.wire, at: wire, frame.id, status: Word.How.deferred, length: bytes)
      nics[nic].transmission = lastSequence
      return agenda.plan(
        .cableIsQuiet(nic: Int32(nic), cause: lastSequence), at: nics[nic].busyUntil)
    }
    note(.wire, at: wire, frame.id, status: Word.How.queued, length: bytes)
    nics[nic].transmission = lastSequence
    let begin = nics[nic].isHalfDuplex ? max(now, nics[nic].sendingUntil) : now
    let end = later(nics[nic].wireTime(bytes: bytes), than: begin)
    nics[nic].sendingUntil = later(nics[nic].frameGap, than: end)
    agenda.plan(.frameLeaves(nic: Int32(nic), cause: lastSequence), at: end)
  }

  /// A frame that left one card reaches the others on the cable.
  ///
  /// Not modelled: frames whose drivers carry lengths only, and collisions.
  private mutating func reachOtherCards(_ bytes: [UInt8], from sender: Int) {
    guard !bytes.isEmpty else { return }
    for nic in nics.indices where nic != sender {
      let id = numbers.next(.frame)
      var frame = Frame(id: id, length: bytes.count, destination: destination(of: bytes, at: nic))
      frame.bytes = bytes
      let handle = FrameHandle(slot: frames.insert(frame), id: id)
      agenda.plan(
        .frameArrives(nic: Int32(nic), frame: handle, cause: lastSequence), at: now)
    }
  }

  /// The other one on the cable has said what it had to say: a frame that waited goes out.
  mutating func cableIsQuiet(_ nic: Int, cause: UInt32) {
    guard nics[nic].isDeferring, nics[nic].transmission == cause else { return }
    cpu = adapters[nics[nic].adapter].interruptCPU
    startTransmission(nic)
  }

  /// The last bit is out, or the frame collided too often: it is gone, and the card says so.
  mutating func frameLeaves(_ nic: Int, cause: UInt32) {
    guard nics[nic].transmission == cause, let frame = nics[nic].transmitting.popFirst() else {
      return
    }
    cpu = adapters[nics[nic].adapter].interruptCPU
    nics[nic].transmission = 0
    let hasCollided = nics[nic].collidingCount > 0
    if hasCollided { nics[nic].collidingCount -= 1 }
    let lost = nics[nic].hasLink ? Word.How.sent : Word.How.lost
    note(
      .wire, at: nics[nic].component, frame.id, owner: .nobody, life: .free,
      place: nics[nic].places.transmitting, queue: .remove,
      value: nics[nic].transmitting.count, status: hasCollided ? Word.How.collided : lost,
      cause: cause)
    let bytes = hasCollided || !nics[nic].hasLink ? [] : frames[frame.slot].bytes
    if isCableShared { reachOtherCards(bytes, from: nic) }
    if !peers.isEmpty, !bytes.isEmpty { peersHear(bytes, on: nic, cause: lastSequence) }
    frames.remove(frame.slot)
    startTransmission(nic)
    switch nics[nic].chip {
    case .ne2000 where hasCollided: raise(nic, InterruptCause.transmitError, .isrTXE)
    case .ne2000: raise(nic, InterruptCause.transmitted, .isrPTX)
    case .busMaster: raise(nic, InterruptCause.transmitted, .dma)
    }
  }
}

// MARK: - Stopping and starting a DP8390

extension World {
  /// CR.STP: what is on the cable comes to its end; a frame that still waits for the cable does not begin.
  ///
  /// Returns whether a transmission was under way (CR.TXP).
  mutating func stopChip(_ nic: Int) -> Bool {
    let isSending = nics[nic].transmission != 0
    setMode(nic, .stopped)
    if nics[nic].isDeferring {
      nics[nic].isDeferring = false
      nics[nic].transmission = 0
    }
    return isSending
  }

  /// CR.TXP: the first frame in the transmit pages goes out.
  mutating func restartTransmission(_ nic: Int) {
    guard nics[nic].transmission == 0 else { return }
    startTransmission(nic)
  }
}
