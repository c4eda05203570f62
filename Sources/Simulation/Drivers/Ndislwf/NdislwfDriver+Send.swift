import Events

/// What goes down through the filter.
extension NdislwfDriver {
  /// FilterSendNetBufferLists: counts and passes on.
  ///
  /// Source: [NDIS_REFERENCE S18, S20]
  func filterSendNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    guard world.modules[module].phase == .running else {
      for list in chain { world.lists[list.slot].status = .paused }
      return world.ndisFSendNetBufferListsComplete(module, chain)
    }
    countSends(&world, module, chain.count)
    guard world.filter(module).device.options.copiesSends else {
      return world.ndisFSendNetBufferLists(module, chain)
    }
    sendCopies(&world, module, chain)
  }

  /// Modify a send: the copy goes down, the original waits here.
  private func sendCopies(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    var refused: [ListHandle] = []
    var copies: [ListHandle] = []
    for list in chain {
      if let copy = makeCopy(&world, module, of: list) {
        copies.append(copy)
      } else {
        world.lists[list.slot].status = .resources
        refused.append(list)
      }
    }
    if !refused.isEmpty {
      countSends(&world, module, -refused.count)
      world.ndisFSendNetBufferListsComplete(module, refused)
    }
    if !copies.isEmpty { world.ndisFSendNetBufferLists(module, copies) }
  }

  /// FilterSendNetBufferListsComplete: own lists end here, the originals go up.
  func filterSendNetBufferListsComplete(
    _ world: inout World, _ module: Int, _ chain: [ListHandle]
  ) {
    let (originals, ownCount) = takeBack(&world, module, chain)
    if !originals.isEmpty {
      countSends(&world, module, -originals.count)
      world.ndisFSendNetBufferListsComplete(module, originals)
    }
    if ownCount > 0 { ownCameBack(&world, module, ownCount) }
  }

  func countSends(_ world: inout World, _ module: Int, _ change: Int) {
    let device = world.filter(module).device
    guard device.options.isTracking else { return }
    let context = world.modules[module].context
    world.filters[context].sendCount += change
    world.countUp(device.sends, change, to: world.filters[context].sendCount, by: device.component)
  }
}
