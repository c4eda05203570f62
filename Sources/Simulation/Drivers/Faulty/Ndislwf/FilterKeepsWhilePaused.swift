import DequeModule
import Events

/// R41: every pause completes.
///
/// The filter holds received lists back for a while. When it is paused, it cancels its timer and keeps the lists: they are
/// not its own, it thinks. FilterPause succeeds, but the miniport waits for its lists: the watchdog, bug check 0x7C (0x25,
/// 0x21). Cure: FilterPause returns what is held back.
///
/// Source: [NDIS_REFERENCE 6.3 R41, S21, S37]
struct FilterKeepsWhilePaused: FaultyFilter {
  static let bug = DriverBug(
    "keeps-while-paused", "R41", of: "ndislwf",
    "Received lists that are held back are not returned when the filter is paused.")

  func filterPause(_ world: inout World, _ module: Int) -> Status {
    let context = world.modules[module].context
    if world.filters[context].isTimerSet {
      world.filters[context].isTimerSet = false
      world.ndisCancelTimerObject(module)
    }
    return world.filters[context].ownCount == 0 ? .success : .pending
  }
}
