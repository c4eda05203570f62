import DequeModule
import Events

/// R28: a received list that was kept is returned once; here, twice.
///
/// A read returns the list, and its last line returns it again. The miniport has armed the descriptor for the next frame by
/// then: in the model, bug check 0x7C (0x12). Cure: forget the pointer where it is returned.
///
/// Source: [NDIS_REFERENCE 6.2 R28]
struct NdisprotReturnsTwice: FaultyNdisprot {
  static let bug = DriverBug(
    "returns-twice", "R28", of: "ndisprot", "A received list is returned twice.")

  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let open = world.ndisprots[context].device
    let list = world.ndisprots[context].received.first
    let status = sound.irpMjRead(&world, context, irp)
    if let list { world.ndisReturnNetBufferLists(open.binding, [list]) }
    return status
  }
}
