import Events

/// R59: a handler that is told its IRQL by a flag does not ask for it.
///
/// FilterSendNetBufferLists calls KeGetCurrentIrql for every chain, to choose between two kinds of locks. The caller has
/// said it already, by NDIS_SEND_FLAGS_DISPATCH_LEVEL. Nothing is seen to go wrong; but two places decide about one
/// thing, and one day they differ. Cure: look at the flags, and take what is right without them.
///
/// Source: [NDIS_REFERENCE 6.5 R59]
struct FilterAsksIRQL: FaultyFilter {
  static let bug = DriverBug(
    "asks-irql", "R59", of: "ndislwf",
    "The IRQL is asked for, though the flags of the call say it.")

  func filterSendNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    world.act(.keGetCurrentIrql, at: world.modules[module].component)
    sound.filterSendNetBufferLists(&world, module, chain)
  }
}
