import Events

/// R87: a periodic timer is cancelled at PASSIVE_LEVEL.
///
/// A periodic timer watches over the sends. When the last one is complete, the DPC cancels the timer and frees what its
/// function looks at. At DISPATCH_LEVEL the cancel cannot wait for a function that is about to run: it runs once more,
/// with freed memory. The machine stops. Cure: cancel a periodic timer at PASSIVE_LEVEL, or let it run until the pause.
///
/// Source: [NDIS_REFERENCE 6.5 R87, R68]
struct NetvminiCancelsInDPC: FaultyNetvmini {
  static let bug = DriverBug(
    "cancels-in-dpc", "R87", of: "netvmini", "A periodic timer is cancelled by the DPC.")

  func miniportSendNetBufferLists(_ world: inout World, _ context: Int, _ chain: [ListHandle]) {
    let device = world.netvminis[context].device
    if !world.adapters[device.adapter].isTimerSet {
      let memory = world.numbers.next(.memory)
      world.makeContext(memory, by: device.component)
      world[memoryOf: device.component].timerMemory = memory
      world[memoryOf: device.component].freedMemory = nil
      world.setMiniportTimer(device.adapter, after: Self.period, period: Self.period)
    }
    sound.miniportSendNetBufferLists(&world, context, chain)
  }

  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    sound.miniportHandleInterrupt(&world, context)
    cancelIfQuiet(&world, context)
  }

  func timerFunction(_ world: inout World, _ context: Int) {
    let device = world.netvminis[context].device
    guard let freed = world[memoryOf: device.component].freedMemory else {
      return cancelIfQuiet(&world, context)
    }
    world.stop(BugCheckCode.driverIRQLNotLessOrEqual, over: freed, by: device.component)
  }

  private func cancelIfQuiet(_ world: inout World, _ context: Int) {
    let device = world.netvminis[context].device
    guard world.netvminis[context].lists.isEmpty,
      let memory = world[memoryOf: device.component].timerMemory
    else {
      return
    }
    world.cancelMiniportTimer(device.adapter)
    world.ndisFreeMemory(memory, by: device.component)
    world[memoryOf: device.component].timerMemory = nil
    world[memoryOf: device.component].freedMemory = memory
  }

  /// The period of the timer, in nanoseconds.
  private static let period: Int64 = 10_000
}
