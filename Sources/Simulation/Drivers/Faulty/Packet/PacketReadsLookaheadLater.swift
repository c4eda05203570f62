import Events

/// R24: header and lookahead are valid inside ProtocolReceive only.
///
/// The handler keeps the pointers and leaves the copying to a work item. When that runs, the card has its pages back: it
/// copies whatever lies there. Without other traffic nobody has written over them, and the bug is not seen. Cure: copy
/// inside the handler.
///
/// Source: [NDIS_REFERENCE 6.2 R24, S37]
struct PacketReadsLookaheadLater: FaultyPacket {
  static let bug = DriverBug(
    "reads-lookahead-later", "R24", of: "packet",
    "The lookahead is copied by a work item, after ProtocolReceive has returned.")

  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status {
    let open = world.packetOpens[context].device
    world[memoryOf: open.component].indications.append(indication)
    world.ndisScheduleWorkItem(open.binding, by: open.component)
    return .success
  }

  func workItemRoutine(_ world: inout World, _ context: Int) {
    let component = world.packetOpens[context].device.component
    guard !world[memoryOf: component].indications.isEmpty else { return }
    let late = world[memoryOf: component].indications.removeFirst()
    let bytes = late.headerBytes + late.packetSize
    guard let copy = sound.buildNdisPacket(&world, context, bytes: bytes, of: late.object) else {
      return world.note(.drop, at: component, late.object, status: Word.Reason.noPool)
    }
    world.touch(late.object, Word.Memory.read, by: component)
    world.act(.ndisMoveMappedMemory, at: component, copy.id, length: bytes)
    sound.enqueue(&world, context, copy)
  }
}
