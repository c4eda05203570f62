import Events

/// R35: nobody is shown what it sent itself, unless it asks for that.
///
/// The filter wants to show a monitor what this machine sends, and indicates a copy of every list that goes down. An
/// indication of a filter goes to all bindings: the sender hears itself. NDIS's own loopback leaves the sender out. Cure:
/// leave loopback to NDIS, or look from a filter and indicate nothing.
///
/// Source: [NDIS_REFERENCE 6.2 R35, E217, S31]
struct FilterLoopsBack: FaultyFilter {
  static let bug = DriverBug(
    "loops-back", "R35", of: "ndislwf", "A copy of every send goes up, to its sender too.")

  func filterSendNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    let isRunning = world.modules[module].phase == .running
    let copies = isRunning ? chain.compactMap { copy(&world, module, $0) } : []
    sound.filterSendNetBufferLists(&world, module, chain)
    guard !copies.isEmpty else { return }
    sound.countReceives(&world, module, copies.count)
    world.ndisFIndicateReceiveNetBufferLists(module, copies, canPend: true)
  }

  private func copy(_ world: inout World, _ module: Int, _ list: ListHandle) -> ListHandle? {
    guard let copy = sound.makeCopy(&world, module, of: list) else { return nil }
    let bytes = world.lists[list.slot].bytes
    world.lists[copy.slot].destination = world.outgoingDestination(bytes: bytes)
    // It is nobody's send any more.
    world.lists[copy.slot].original = .none
    world.lists[copy.slot].irp = .none
    return copy
  }
}
