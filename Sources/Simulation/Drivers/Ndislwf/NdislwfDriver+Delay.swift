import DequeModule
import Events

/// Received lists that the filter holds back for a while.
extension NdislwfDriver {
  /// Holds lists back until a timer passes them on; one timer serves all that come before it runs.
  func delay(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    let device = world.filter(module).device
    let context = world.modules[module].context
    for list in chain {
      world.filters[context].delayed.append(list)
      world.act(
        .insertTailList, at: device.component, list.id, place: device.delayed, queue: .insert,
        value: world.filters[context].delayed.count)
    }
    guard !world.filters[context].isTimerSet else { return }
    world.filters[context].isTimerSet = true
    world.ndisSetTimerObject(module, after: device.options.delay)
  }

  /// NDIS_TIMER_FUNCTION: what was held back goes up.
  func timerFunction(_ world: inout World, _ module: Int) {
    world.filters[world.modules[module].context].isTimerSet = false
    let chain = takeDelayed(&world, module)
    if !chain.isEmpty { passUp(&world, module, chain, true) }
  }

  /// A pause: what is held back belongs to the driver below and is returned at once.
  ///
  /// Source: [NDIS_REFERENCE 4.5, S21 step 4]
  func giveUpDelayed(_ world: inout World, _ module: Int) {
    let context = world.modules[module].context
    if world.filters[context].isTimerSet {
      world.filters[context].isTimerSet = false
      world.ndisCancelTimerObject(module)
    }
    let chain = takeDelayed(&world, module)
    for list in chain { drop(&world, module, list, Word.Reason.paused) }
    if !chain.isEmpty { world.ndisFReturnNetBufferLists(module, chain) }
  }

  private func takeDelayed(_ world: inout World, _ module: Int) -> [ListHandle] {
    let device = world.filter(module).device
    let context = world.modules[module].context
    var chain: [ListHandle] = []
    while let list = world.filters[context].delayed.popFirst() {
      world.act(
        .removeHeadList, at: device.component, list.id, place: device.delayed, queue: .remove,
        value: world.filters[context].delayed.count)
      chain.append(list)
    }
    return chain
  }
}
