import DequeModule
import Events

/// R02: a send is completed once.
///
/// The transmit descriptor still points to the list that was completed, and the DPC completes it once more. The protocol has
/// freed it: bug check 0x7C, or a list that is used twice. Cure: clear the descriptor.
///
/// Source: [NDIS_REFERENCE 6.1 R02, R10]
struct NetvminiCompletesTwice: FaultyNetvmini {
  static let bug = DriverBug(
    "completes-twice", "R02", of: "netvmini",
    "A list that was completed is completed again by a stale descriptor.")

  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    let head = world.netvminis[context].lists.first
    sound.miniportHandleInterrupt(&world, context)
    guard let head, !world.netvminis[context].lists.contains(head) else { return }
    world.ndisMSendNetBufferListsComplete(world.netvminis[context].device.adapter, [head])
  }
}
