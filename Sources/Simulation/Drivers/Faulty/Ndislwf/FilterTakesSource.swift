import Events

/// R13: only the driver that makes a list sets its SourceHandle.
///
/// The filter writes its own handle into every list that passes. When the list comes back, it looks like one of its own: the
/// filter frees it. The protocol never gets its completion, and its pool loses a list that it did not free. Cure: leave
/// SourceHandle alone.
///
/// Source: [NDIS_REFERENCE 6.1 R13, O50]
struct FilterTakesSource: FaultyFilter {
  static let bug = DriverBug(
    "takes-source", "R13", of: "ndislwf",
    "SourceHandle of foreign lists is overwritten with the filter's own.")

  func filterSendNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    for list in chain {
      world.touch(list.id, Word.Memory.write, by: world.modules[module].component)
      world.attach(argument: .sourceHandle)
      world.lists[list.slot].source = .module(module)
    }
    world.ndisFSendNetBufferLists(module, chain)
  }

  func filterSendNetBufferListsComplete(
    _ world: inout World, _ module: Int, _ chain: [ListHandle]
  ) {
    let own = chain.filter { world.lists[$0.slot].source == .module(module) }
    let foreign = chain.filter { world.lists[$0.slot].source != .module(module) }
    for list in own { world.ndisFreeNetBufferList(list, by: world.modules[module].component) }
    if !foreign.isEmpty { world.ndisFSendNetBufferListsComplete(module, foreign) }
  }
}
