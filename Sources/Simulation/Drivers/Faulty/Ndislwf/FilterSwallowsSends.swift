import Events

/// R03: every send is completed in the end, also one that is dropped.
///
/// The filter drops a chain by doing nothing. Its sender waits for a completion that nobody will call, its program for an
/// IRP, and the next pause for the sender: the watchdog, bug check 0x7C (0x25, 1). Cure: a drop is a completion with a
/// status.
///
/// Source: [NDIS_REFERENCE 6.1 R03, S18]
struct FilterSwallowsSends: FaultyFilter {
  static let bug = DriverBug(
    "swallows-sends", "R03", of: "ndislwf", "Sends are dropped without being completed.")

  func filterSendNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    for list in chain {
      world.note(
        .drop, at: world.modules[module].component, list.id, status: Word.Reason.filterRule)
    }
  }
}
