import Events

/// R01: a list is owned by one layer at a time.
///
/// FilterSendNetBufferLists refuses the chain by completing it, and then runs on into the line that passes it down. The
/// protocol has freed the lists, and the miniport sends memory that belongs to nobody. When it completes them, NDIS finds
/// out: bug check 0x7C. Cure: return after the completion.
///
/// Source: [NDIS_REFERENCE 6.1 R01, R02, S18]
struct FilterPassesCompleted: FaultyFilter {
  static let bug = DriverBug(
    "passes-completed", "R01", of: "ndislwf", "A chain is completed and then passed down.")

  func filterSendNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    for list in chain { world.lists[list.slot].status = .failure }
    world.ndisFSendNetBufferListsComplete(module, chain)
    world.ndisFSendNetBufferLists(module, chain)
  }
}
