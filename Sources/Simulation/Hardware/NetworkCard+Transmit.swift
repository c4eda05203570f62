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

  /// The first frame goes out on the cable.
  private mutating func startTransmission(_ nic: Int) {
    guard let frame = nics[nic].transmitting.first else { return }
    let bytes = frames[frame.slot].length
    note(.wire, at: wire, frame.id, status: Word.How.queued, length: bytes)
    agenda.plan(
      .frameLeaves(nic: Int32(nic), cause: lastSequence), at: now + nics[nic].wireTime(bytes: bytes)
    )
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

  /// The last bit is out: the frame is gone, and the card says so.
  mutating func frameLeaves(_ nic: Int, cause: UInt32) {
    guard let frame = nics[nic].transmitting.popFirst() else { return }
    cpu = adapters[nics[nic].adapter].interruptCPU
    note(
      .wire, at: nics[nic].component, frame.id, owner: .nobody, life: .free,
      place: nics[nic].places.transmitting, queue: .remove,
      value: nics[nic].transmitting.count, status: Word.How.sent, cause: cause)
    if isCableShared { reachOtherCards(frames[frame.slot].bytes, from: nic) }
    if !peers.isEmpty { peersHear(frames[frame.slot].bytes, on: nic, cause: lastSequence) }
    frames.remove(frame.slot)
    startTransmission(nic)
    switch nics[nic].chip {
    case .ne2000: raise(nic, InterruptCause.transmitted, .isrPTX)
    case .busMaster: raise(nic, InterruptCause.transmitted, .dma)
    }
  }
}
