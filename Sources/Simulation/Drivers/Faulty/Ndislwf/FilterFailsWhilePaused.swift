import Events

/// R14: what reaches a driver that is paused is completed with PAUSED.
///
/// FilterSendNetBufferLists says FAILURE, because the queue is closed. Whoever sent takes the card for broken, and gives up
/// what it could have sent again after the restart. Cure: NDIS_STATUS_PAUSED.
///
/// Source: [NDIS_REFERENCE 6.1 R14, S21]
struct FilterFailsWhilePaused: FaultyFilter {
  static let bug = DriverBug(
    "fails-while-paused", "R14", of: "ndislwf",
    "What reaches the paused filter is completed with FAILURE.")

  func filterSendNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    guard world.modules[module].phase != .running else {
      return sound.filterSendNetBufferLists(&world, module, chain)
    }
    for list in chain { world.lists[list.slot].status = .failure }
    world.ndisFSendNetBufferListsComplete(module, chain)
  }
}
