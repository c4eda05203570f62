import Events

/// R41: every pause completes.
///
/// The filter puts received lists aside, to show them to the protocols later, and does not return them when it is paused.
/// FilterPause succeeds, but the miniport waits for its lists: the watchdog, bug check 0x7C (0x25, 0x21). Cure: FilterPause
/// returns what was put aside.
///
/// Source: [NDIS_REFERENCE 6.3 R41, S21, S37]
struct FilterKeepsWhilePaused: FaultyFilter {
  static let bug = DriverBug(
    "keeps-while-paused", "R41", of: "ndislwf",
    "Received lists that were put aside are not returned when the filter is paused.")

  func filterReceiveNetBufferLists(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    guard canPend, world.modules[module].phase == .running else {
      return sound.filterReceiveNetBufferLists(&world, module, chain, canPend: canPend)
    }
    world.faulty.lists += chain
  }
}
