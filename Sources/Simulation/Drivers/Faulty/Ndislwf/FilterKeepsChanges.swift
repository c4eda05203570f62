import Events

/// R32: what was changed in place is changed back before it returns.
///
/// The filter changes bytes of a received list in place, and FilterReturnNetBufferLists does not put the old ones back.
/// The miniport gets memory that is not as it left it, and fills it with the next frame; if lengths or pointers were
/// changed too, that frame is damaged. Cure: remember what was there, and undo it when the list returns.
///
/// Source: [NDIS_REFERENCE 6.2 R32, S20]
struct FilterKeepsChanges: FaultyFilter {
  static let bug = DriverBug(
    "keeps-changes", "R32", of: "ndislwf", "A list that was changed in place goes back as it is.")

  func filterReturnNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    let device = world.filter(module).device
    guard device.options.changesInPlace else {
      return sound.filterReturnNetBufferLists(&world, module, chain)
    }
    world.ndisFReturnNetBufferLists(module, chain)
    for list in chain { world.remark(Remark.goesBackChanged(list.id), at: device.component) }
    sound.countReceives(&world, module, -chain.count)
  }
}
