import Events

/// R31: a list with the flag RESOURCES is neither returned nor kept.
///
/// The filter drops a list and returns it, without looking at the flag. It was only lent, and goes back by itself when the
/// indication is over; that is a return too many: in the model, bug check 0x7C (0x12). Cure: with RESOURCES, a drop is to do
/// nothing.
///
/// Source: [NDIS_REFERENCE 6.2 R31, S19, S37]
struct FilterReturnsLent: FaultyFilter {
  static let bug = DriverBug(
    "returns-lent", "R31", of: "ndislwf", "A dropped list with the flag RESOURCES is returned.")

  func filterReceiveNetBufferLists(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    let rule = world.filter(module).device.options.drop
    let dropped = chain.filter { sound.isDropped(world, $0, rule) }
    guard !canPend, !dropped.isEmpty else {
      return sound.filterReceiveNetBufferLists(&world, module, chain, canPend: canPend)
    }
    for list in dropped {
      world.note(
        .drop, at: world.modules[module].component, list.id, status: Word.Reason.filterRule)
    }
    world.ndisFReturnNetBufferLists(module, dropped)
    let kept = chain.filter { !dropped.contains($0) }
    guard !kept.isEmpty else { return }
    sound.filterReceiveNetBufferLists(&world, module, kept, canPend: canPend)
  }
}
