import Events

/// R02: a send is completed once.
///
/// FilterSendNetBufferListsComplete passes the chain up, and a second branch passes it up again. The protocol has freed the
/// lists by then: bug check 0x7C, or lists that are used twice. Cure: one NdisFSendNetBufferListsComplete on every path.
///
/// Source: [NDIS_REFERENCE 6.1 R02]
struct FilterCompletesTwice: FaultyFilter {
  static let bug = DriverBug(
    "completes-twice", "R02", of: "ndislwf", "A completed chain is passed up twice.")

  func filterSendNetBufferListsComplete(
    _ world: inout World, _ module: Int, _ chain: [ListHandle]
  ) {
    sound.filterSendNetBufferListsComplete(&world, module, chain)
    world.ndisFSendNetBufferListsComplete(module, chain)
  }
}
