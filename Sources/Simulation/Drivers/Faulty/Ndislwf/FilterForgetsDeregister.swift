import Events

/// R72: a filter driver deregisters before its code goes.
///
/// The unload routine deletes the device and nothing else. The module stays attached, NDIS knows the handlers, and the
/// code behind them is gone: the next list stops the machine, bug check 0xCE. Cure: NdisFDeregisterFilterDriver in the
/// unload routine; NDIS detaches the modules before it returns.
///
/// Source: [NDIS_REFERENCE 6.5 R72, E011]
struct FilterForgetsDeregister: FaultyFilter {
  static let bug = DriverBug(
    "forgets-deregister", "R72", of: "ndislwf",
    "The unload routine does not call NdisFDeregisterFilterDriver.")

  func driverUnload(_ world: inout World, _ module: Int) {
    let component = world.modules[module].component
    world.enter(.driverUnload, to: component, irql: .passive)
    world.act(.ndisDeregisterDeviceEx, at: component)
    world.leave(.driverUnload)
    world[memoryOf: component].isUnloaded = true
  }

  func filterSendNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    guard isLoaded(&world, module) else { return }
    sound.filterSendNetBufferLists(&world, module, chain)
  }

  func filterSendNetBufferListsComplete(
    _ world: inout World, _ module: Int, _ chain: [ListHandle]
  ) {
    guard isLoaded(&world, module) else { return }
    sound.filterSendNetBufferListsComplete(&world, module, chain)
  }

  func filterReceiveNetBufferLists(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    guard isLoaded(&world, module) else { return }
    sound.filterReceiveNetBufferLists(&world, module, chain, canPend: canPend)
  }

  /// Whether the code is there; if not, the call of it stops the machine.
  private func isLoaded(_ world: inout World, _ module: Int) -> Bool {
    let component = world.modules[module].component
    guard world[memoryOf: component].isUnloaded else { return true }
    world.bugCheck(BugCheckCode.driverUnloaded, [0, 8, 0, 0], at: component)
    return false
  }
}
