import Events

/// R41: every pause completes.
///
/// FilterPause answers PENDING, to be safe, and nobody calls NdisFPauseComplete. The stack stands still with all protocols
/// paused: the watchdog, bug check 0x7C (0x25, 0x11). Cure: SUCCESS if nothing is out, else complete when the last list is
/// back.
///
/// Source: [NDIS_REFERENCE 6.3 R41, 4.5]
struct FilterNeverPauses: FaultyFilter {
  static let bug = DriverBug(
    "never-pauses", "R41", of: "ndislwf",
    "FilterPause answers PENDING, and NdisFPauseComplete is never called.")

  func filterPause(_ world: inout World, _ module: Int) -> Status { .pending }
}
