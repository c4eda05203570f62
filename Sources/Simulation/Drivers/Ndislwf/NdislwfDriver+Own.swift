import Events

/// Lists of the filter's own: copies, and what it originates.
extension NdislwfDriver {
  /// A list of the filter's own with the bytes of another one; `nil` when the pool is empty.
  func makeCopy(
    _ world: inout World, _ module: Int, of list: ListHandle
  ) -> ListHandle? {
    guard
      let copy = makeOwn(&world, module, bytes: world.lists[list.slot].bytes, for: list.id)
    else { return nil }
    world.act(
      .ndisMoveMemory, at: world.modules[module].component, list.id,
      length: world.lists[list.slot].bytes)
    world.lists[copy.slot].original = list
    world.lists[copy.slot].irp = world.lists[list.slot].irp
    world.lists[copy.slot].destination = world.lists[list.slot].destination
    world.lists[copy.slot].data = world.lists[list.slot].data
    return copy
  }

  func makeOwn(
    _ world: inout World, _ module: Int, bytes: Int, for parent: ObjectID
  ) -> ListHandle? {
    let device = world.filter(module).device
    guard
      let list = world.ndisAllocateNetBufferList(
        device.pool, .module(module), for: parent, by: device.component)
    else { return nil }
    world.lists[list.slot].bytes = bytes
    world.filters[world.modules[module].context].ownCount += 1
    return list
  }

  /// The filter sends a list of its own; its completion comes back here and goes no further.
  ///
  /// Source: [NDIS_REFERENCE S20]
  func originateSend(_ world: inout World, _ module: Int, bytes: Int) {
    guard mayOriginate(&world, module, .send),
      let list = makeOwn(&world, module, bytes: bytes, for: .none)
    else { return }
    world.ndisFSendNetBufferLists(module, [list])
  }

  /// The filter indicates a list of its own; NDIS returns it here.
  ///
  /// Source: [NDIS_REFERENCE S20]
  func originateReceive(_ world: inout World, _ module: Int, bytes: Int) {
    guard mayOriginate(&world, module, .receive),
      let list = makeOwn(&world, module, bytes: bytes, for: .none)
    else { return }
    countReceives(&world, module, 1)
    world.ndisFIndicateReceiveNetBufferLists(module, [list], canPend: true)
  }

  /// Only a module that runs originates anything, and only if it has the handler to which it comes back.
  ///
  /// Source: [NDIS_REFERENCE 4.5, S20]
  private func mayOriginate(
    _ world: inout World, _ module: Int, _ handler: FilterHandlers
  ) -> Bool {
    let block = world.modules[module]
    guard block.phase == .running else {
      world.remark(Remark.isNotRunning, at: block.component)
      return false
    }
    guard block.handlers.contains(handler) else {
      world.remark(Remark.hasNoHandler, at: block.component)
      return false
    }
    return true
  }

  func freeOwn(_ world: inout World, _ module: Int, _ list: ListHandle) {
    world.ndisFreeNetBufferList(list, by: world.modules[module].component)
  }

  /// Frees the own lists of a completed chain; gives what has to be completed above, in the order of the chain.
  func takeBack(
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
      let status = world.lists[list.slot].status
      freeOwn(&world, module, list)
      ownCount += 1
      guard original.id != .none else { continue }
      world.lists[original.slot].status = status
      originals.append(original)
    }
    return (originals, ownCount)
  }
}

extension World {
  /// What the filter driver knows about a module.
  func filter(_ module: Int) -> FilterModule { filters[modules[module].context] }

  /// A driver counts something with an interlocked operation for each step of the sum.
  mutating func countUp(_ place: PlaceID, _ change: Int, to value: Int, by component: ComponentID) {
    let step = change.signum()
    for left in stride(from: abs(change) - 1, through: 0, by: -1) {
      act(
        step > 0 ? .ndisInterlockedIncrement : .ndisInterlockedDecrement, at: component,
        place: place, value: value - step * left)
    }
  }
}
