import Events

/// The lightweight filter of the WDK sample, as a monitoring filter, or as one that drops or copies.
///
/// It counts what passes (OutstandingSends, OutstandingRcvs). In any state but Running it moves no data: sends from above
/// are completed with PAUSED, receives from below are returned.
///
/// Not modelled: the control device, cancelled sends, status indications, direct requests.
/// Source: [Seed 001], [DDK sample ndislwf], [NDIS_REFERENCE 4.5, S18-S22]
struct NdislwfDriver: FilterDriver {
  /// FilterAttach: the module's data, its pool, its attributes.
  func filterAttach(_ world: inout World, _ module: Int) -> Status {
    let device = world.filter(module).device
    world.makePool(device.pool, .ndisAllocateNetBufferListPool, by: device.component)
    world.act(.ndisFSetAttributes, at: device.component)
    return .success
  }

  /// FilterDetach: everything is freed here.
  func filterDetach(_ world: inout World, _ module: Int) {
    let device = world.filter(module).device
    world.freePool(device.pool, .ndisFreeNetBufferListPool, by: device.component)
  }

  func filterRestart(_ world: inout World, _ module: Int) -> Status { .success }

  /// FilterPause: done when the filter's own lists are back; what merely passed through is not its business.
  ///
  /// Source: [NDIS_REFERENCE 4.5, S21 step 4]
  func filterPause(_ world: inout World, _ module: Int) -> Status {
    world.filter(module).ownCount == 0 ? .success : .pending
  }

  /// An own list came back; the last one ends a pause.
  private func ownCameBack(_ world: inout World, _ module: Int, _ count: Int) {
    world.filters[world.modules[module].context].ownCount -= count
    if world.modules[module].phase == .pausing, world.filter(module).ownCount == 0 {
      world.ndisFPauseComplete(module)
    }
  }

  /// FilterOidRequest: passes a clone on and answers PENDING for the original.
  ///
  /// Source: [NDIS_REFERENCE S22]
  func filterOidRequest(
    _ world: inout World, _ module: Int, _ request: RequestHandle
  ) -> Status {
    let component = world.modules[module].component
    let clone = world.ndisAllocateCloneOidRequest(request, by: component)
    let status = world.ndisFOidRequest(module, clone)
    if status != .pending {
      world.enter(.filterOidRequestComplete, to: component, clone.id, status: status)
      filterOidRequestComplete(&world, module, clone, status)
      world.leave(.filterOidRequestComplete)
    }
    return .pending
  }

  /// FilterOidRequestComplete: the results go to the original, the clone is freed, the original completed.
  func filterOidRequestComplete(
    _ world: inout World, _ module: Int, _ request: RequestHandle, _ status: Status
  ) {
    let original = world.requests[request.slot].original
    world.ndisFreeCloneOidRequest(request, by: world.modules[module].component)
    world.ndisFOidRequestComplete(module, original, status)
  }
}

// MARK: - Sends

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
    countSends(&world, module, -originals.count)
    world.ndisFSendNetBufferListsComplete(module, originals)
    if ownCount > 0 { ownCameBack(&world, module, ownCount) }
  }

  private func countSends(_ world: inout World, _ module: Int, _ change: Int) {
    let device = world.filter(module).device
    guard device.options.isTracking else { return }
    let context = world.modules[module].context
    world.filters[context].sendCount += change
    world.countUp(device.sends, change, to: world.filters[context].sendCount, by: device.component)
  }
}

// MARK: - Receives

extension NdislwfDriver {
  /// FilterReceiveNetBufferLists: drops by its rule, copies or passes on.
  ///
  /// Source: [NDIS_REFERENCE S18-S20]
  func filterReceiveNetBufferLists(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    guard world.modules[module].phase == .running else {
      for list in chain { note(&world, module, list, Word.Reason.paused) }
      if canPend { world.ndisFReturnNetBufferLists(module, chain) }
      return
    }
    let options = world.filter(module).device.options
    let dropped = chain.filter { isDropped(world, $0, options.drop) }
    for list in dropped { note(&world, module, list, Word.Reason.filterRule) }
    guard !dropped.isEmpty else { return passUp(&world, module, chain, canPend) }
    let kept = chain.filter { !dropped.contains($0) }
    if canPend {
      world.ndisFReturnNetBufferLists(module, dropped)
      if !kept.isEmpty { passUp(&world, module, kept, canPend) }
    } else {
      // The chain must go back in its shape, so each list that is kept goes up alone (O54).
      for list in kept { passUp(&world, module, [list], canPend) }
    }
  }

  func isDropped(_ world: World, _ list: ListHandle, _ rule: FilterOptions.Drop) -> Bool {
    let frame = world.lists[list.slot].frame
    let destination = frame.id == .none ? .station : world.frames[frame.slot].destination
    return switch rule {
    case .none: false
    case .broadcast: destination == .broadcast
    case .multicast: destination == .multicast
    case .all: true
    }
  }

  private func note(_ world: inout World, _ module: Int, _ list: ListHandle, _ reason: Word) {
    world.note(.drop, at: world.modules[module].component, list.id, status: reason)
  }

  private func passUp(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], _ canPend: Bool
  ) {
    guard !world.filter(module).device.options.copiesReceives else {
      return indicateCopies(&world, module, chain, canPend)
    }
    countReceives(&world, module, chain.count)
    world.ndisFIndicateReceiveNetBufferLists(module, chain, canPend: canPend)
    // No FilterReturn will ever come for what was lent.
    if !canPend { countReceives(&world, module, -chain.count) }
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
        note(&world, module, list, Word.Reason.noPool)
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
    for list in own { freeCopy(&world, module, list) }
    if !foreign.isEmpty { world.ndisFReturnNetBufferLists(module, foreign) }
    countReceives(&world, module, -chain.count)
    if !own.isEmpty { ownCameBack(&world, module, own.count) }
  }

  private func countReceives(_ world: inout World, _ module: Int, _ change: Int) {
    let device = world.filter(module).device
    guard device.options.isTracking, change != 0 else { return }
    let context = world.modules[module].context
    world.filters[context].receiveCount += change
    world.countUp(
      device.receives, change, to: world.filters[context].receiveCount, by: device.component)
  }
}

// MARK: - Own lists

extension NdislwfDriver {
  /// A list of the filter's own with the bytes of another one; `nil` when the pool is empty.
  private func makeCopy(
    _ world: inout World, _ module: Int, of list: ListHandle
  ) -> ListHandle? {
    let device = world.filter(module).device
    guard
      let copy = world.ndisAllocateNetBufferList(
        device.pool, .module(module), for: list.id, by: device.component)
    else { return nil }
    world.lists[copy.slot].original = list
    world.lists[copy.slot].bytes = world.lists[list.slot].bytes
    world.lists[copy.slot].irp = world.lists[list.slot].irp
    world.lists[copy.slot].frame = world.lists[list.slot].frame
    world.filters[world.modules[module].context].ownCount += 1
    return copy
  }

  private func freeCopy(_ world: inout World, _ module: Int, _ list: ListHandle) {
    world.ndisFreeNetBufferList(list, by: world.modules[module].component)
  }

  /// Frees the own lists of a completed chain; gives what has to be completed above, in the order of the chain.
  private func takeBack(
    _ world: inout World, _ module: Int, _ chain: [ListHandle]
  ) -> ([ListHandle], ownCount: Int) {
    var originals: [ListHandle] = []
    var ownCount = 0
    for list in chain {
      guard world.lists[list.slot].source == .module(module) else {
        originals.append(list)
        continue
      }
      let original = world.lists[list.slot].original
      world.lists[original.slot].status = world.lists[list.slot].status
      freeCopy(&world, module, list)
      originals.append(original)
      ownCount += 1
    }
    return (originals, ownCount)
  }
}

extension World {
  /// What the filter driver knows about a module.
  func filter(_ module: Int) -> FilterModule { filters[modules[module].context] }

  /// A driver counts something with an interlocked operation for each step of the sum.
  mutating func countUp(_ place: PlaceID, _ change: Int, to value: Int, by component: ComponentID) {
    act(
      change > 0 ? .ndisInterlockedIncrement : .ndisInterlockedDecrement, at: component,
      place: place, value: value)
  }
}
