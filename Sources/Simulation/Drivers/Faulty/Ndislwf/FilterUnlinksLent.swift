import Events

/// R29: a chain that was lent goes back in its shape.
///
/// The filter takes a list out of a chain with the flag RESOURCES, passes the rest up, and returns without linking it in
/// again. The miniport walks the chain to arm its descriptors and does not find that list: it is lost. Cure: pass the lists
/// up one by one, or link the chain again before the return.
///
/// Source: [NDIS_REFERENCE 6.2 R29, O54]
struct FilterUnlinksLent: FaultyFilter {
  static let bug = DriverBug(
    "unlinks-lent", "R29", of: "ndislwf",
    "A list is unlinked from a chain with RESOURCES and not put back.")

  func filterReceiveNetBufferLists(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    let rule = world.filter(module).device.options.drop
    let component = world.modules[module].component
    let dropped = chain.filter { sound.isDropped(world, $0, rule) }
    guard !canPend, !dropped.isEmpty else {
      return sound.filterReceiveNetBufferLists(&world, module, chain, canPend: canPend)
    }
    for list in dropped {
      world.touch(list.id, Word.Memory.write, by: component)
      world.attach(argument: .next)
      world.note(.drop, at: component, list.id, status: Word.Reason.filterRule)
      world.lists[list.slot].isUnlinked = true
    }
    let kept = chain.filter { !dropped.contains($0) }
    if !kept.isEmpty { world.ndisFIndicateReceiveNetBufferLists(module, kept, canPend: false) }
  }
}
