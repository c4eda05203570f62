import DequeModule
import Events

/// R31: a list with the flag RESOURCES is neither kept nor returned.
///
/// The protocol queues every list, whatever the flags say. This one is the miniport's again when the indication is over, and
/// carries another frame when a program reads; then the protocol returns what it never had: in the model, bug check 0x7C
/// (0x12). Cure: copy.
///
/// Source: [NDIS_REFERENCE 6.2 R31, S18]
struct NdisprotKeepsLent: FaultyNdisprot {
  static let bug = DriverBug(
    "keeps-lent", "R31", of: "ndisprot", "A list with the flag RESOURCES is kept.")

  func protocolReceiveNetBufferLists(
    _ world: inout World, _ context: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    guard !canPend, world.ndisprots[context].isRunning else {
      return sound.protocolReceiveNetBufferLists(&world, context, chain, canPend: canPend)
    }
    for list in chain { sound.append(&world, context, list) }
  }

  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    if let list = world.ndisprots[context].received.first, world.isGone(list) {
      world.touch(list.id, Word.Memory.read, by: world.ndisprots[context].device.component)
    }
    return sound.irpMjRead(&world, context, irp)
  }
}
