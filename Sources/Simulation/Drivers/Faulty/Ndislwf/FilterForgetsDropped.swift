import Events

/// R28: a received list that was kept is returned once; here, never.
///
/// FilterReceiveNetBufferLists drops what its rule forbids and forgets to return it. The miniport loses a receive list each
/// time, and its pause never ends: the watchdog, bug check 0x7C (0x25, 0x21). Cure: NdisFReturnNetBufferLists for what is
/// dropped.
///
/// Source: [NDIS_REFERENCE 6.2 R28, S19]
struct FilterForgetsDropped: FaultyFilter {
  static let bug = DriverBug(
    "forgets-dropped", "R28", of: "ndislwf", "Dropped receive lists are never returned.")

  func filterReceiveNetBufferLists(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    let rule = world.filter(module).device.options.drop
    let kept = chain.filter { !sound.isDropped(world, $0, rule) }
    for list in chain where !kept.contains(list) {
      world.note(
        .drop, at: world.modules[module].component, list.id, status: Word.Reason.filterRule)
    }
    guard !kept.isEmpty else { return }
    sound.filterReceiveNetBufferLists(&world, module, kept, canPend: canPend)
  }
}
