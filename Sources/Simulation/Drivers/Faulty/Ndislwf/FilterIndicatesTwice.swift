import Events

/// R18: an indication goes to every binding that wants it, once.
///
/// FilterReceiveNetBufferLists passes the chain on and then indicates a copy of its own as well, left over from an
/// attempt to modify. Every binding gets every frame twice, and so does the program. Cure: one or the other: the original
/// goes up, or the copy in its place.
///
/// Source: [NDIS_REFERENCE 6.2 R18, S20]
struct FilterIndicatesTwice: FaultyFilter {
  static let bug = DriverBug(
    "indicates-twice", "R18", of: "ndislwf", "A received list goes up, and a copy of it too.")

  func filterReceiveNetBufferLists(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    let isRunning = world.modules[module].phase == .running
    let copies =
      isRunning ? chain.compactMap { sound.makeCopy(&world, module, of: $0) } : []
    sound.filterReceiveNetBufferLists(&world, module, chain, canPend: canPend)
    guard !copies.isEmpty else { return }
    sound.countReceives(&world, module, copies.count)
    world.ndisFIndicateReceiveNetBufferLists(module, copies, canPend: true)
  }
}
