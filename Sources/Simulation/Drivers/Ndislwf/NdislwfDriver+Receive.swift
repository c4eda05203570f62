import Events

/// What comes up through the filter.
extension NdislwfDriver {
  /// FilterReceiveNetBufferLists: drops by its rule, copies or passes on.
  ///
  /// Source: [NDIS_REFERENCE S18-S20]
  func filterReceiveNetBufferLists(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    guard world.modules[module].phase == .running else {
      for list in chain { drop(&world, module, list, Word.Reason.paused) }
      if canPend { world.ndisFReturnNetBufferLists(module, chain) }
      return
    }
    let options = world.filter(module).device.options
    let dropped = chain.filter { isDropped(world, $0, options.drop) }
    for list in dropped { drop(&world, module, list, Word.Reason.filterRule) }
    guard !dropped.isEmpty else { return forward(&world, module, chain, canPend) }
    let kept = chain.filter { !dropped.contains($0) }
    if canPend {
      world.ndisFReturnNetBufferLists(module, dropped)
      if !kept.isEmpty { forward(&world, module, kept, canPend) }
    } else {
      // The chain must go back in its shape, so each list that is kept goes up alone (O54).
      for list in kept { forward(&world, module, [list], canPend) }
    }
  }

  func isDropped(_ world: World, _ list: ListHandle, _ rule: FilterOptions.Drop) -> Bool {
    let destination = world.lists[list.slot].destination
    return switch rule {
    case .none: false
    case .broadcast: destination == .broadcast
    case .multicast: destination == .multicast
    case .all: true
    }
  }

  func drop(_ world: inout World, _ module: Int, _ list: ListHandle, _ reason: Word) {
    world.note(.drop, at: world.modules[module].component, list.id, status: reason)
  }

  /// What is lent cannot be held back: it goes up at once.
  private func forward(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], _ canPend: Bool
  ) {
    if canPend, world.filter(module).device.options.delay > 0 {
      delay(&world, module, chain)
    } else {
      passUp(&world, module, chain, canPend)
    }
  }

  func passUp(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], _ canPend: Bool
  ) {
    guard !world.filter(module).device.options.copiesReceives else {
      return indicateCopies(&world, module, chain, canPend)
    }
    countReceives(&world, module, chain.count)
    change(&world, module, chain, .changeInPlace)
    world.ndisFIndicateReceiveNetBufferLists(module, chain, canPend: canPend)
    guard !canPend else { return }
    // No FilterReturn will ever come for what was lent.
    change(&world, module, chain, .changeUndone)
    countReceives(&world, module, -chain.count)
  }

  /// The fast way to modify: in place, and undone when the list comes back.
  ///
  /// Source: [NDIS_REFERENCE S20]
  private func change(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], _ change: ArgumentWord
  ) {
    let device = world.filter(module).device
    guard device.options.changesInPlace else { return }
    for list in chain {
      world.act(.ndisMoveMemory, at: device.component, list.id)
      world.attach(argument: change)
    }
  }

  /// The safe way to modify: copies go up and may be kept, the originals go back at once (O56).
  private func indicateCopies(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], _ canPend: Bool
  ) {
    var copies: [ListHandle] = []
    for list in chain {
      if let copy = makeCopy(&world, module, of: list) {
        copies.append(copy)
      } else {
        drop(&world, module, list, Word.Reason.noPool)
      }
    }
    countReceives(&world, module, copies.count)
    if canPend { world.ndisFReturnNetBufferLists(module, chain) }
    if !copies.isEmpty {
      world.ndisFIndicateReceiveNetBufferLists(module, copies, canPend: true)
    }
  }

  /// FilterReturnNetBufferLists: own lists end here, the others go down; the sample counts after that.
  func filterReturnNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    let foreign = chain.filter { world.lists[$0.slot].source != .module(module) }
    let own = chain.filter { world.lists[$0.slot].source == .module(module) }
    for list in own { freeOwn(&world, module, list) }
    change(&world, module, foreign, .changeUndone)
    if !foreign.isEmpty { world.ndisFReturnNetBufferLists(module, foreign) }
    countReceives(&world, module, -chain.count)
    if !own.isEmpty { ownCameBack(&world, module, own.count) }
  }

  func countReceives(_ world: inout World, _ module: Int, _ change: Int) {
    let device = world.filter(module).device
    guard device.options.isTracking, change != 0 else { return }
    let context = world.modules[module].context
    world.filters[context].receiveCount += change
    world.countUp(
      device.receives, change, to: world.filters[context].receiveCount, by: device.component)
  }
}
