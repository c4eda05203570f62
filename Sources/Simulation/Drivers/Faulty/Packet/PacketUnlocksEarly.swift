import Events

/// R56: the pages of a program stay locked until its IRP is completed.
///
/// NdisSend is back, so PacketWrite unlocks the pages of the program's buffer. The miniport reads them still: if the
/// memory manager gives them away meanwhile, foreign bytes go out. And the I/O manager unlocks them once more when the
/// IRP is completed: bug check 0x4E. Cure: who locked the pages unlocks them, when the IRP is completed.
///
/// Source: [NDIS_REFERENCE 6.4 R56, E311]
struct PacketUnlocksEarly: FaultyPacket {
  static let bug = DriverBug(
    "unlocks-early", "R56", of: "packet",
    "The pages of a write are unlocked when NdisSend has returned.")

  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    write(&world, context, irp) { world, open, packet in
      let status = world.ndisSend(open.binding, packet)
      if !world.isGone(irp) { world.mmUnlockPages(irp, by: open.component) }
      if status != .pending { sound.packetSendComplete(&world, context, packet, status) }
    }
  }
}
