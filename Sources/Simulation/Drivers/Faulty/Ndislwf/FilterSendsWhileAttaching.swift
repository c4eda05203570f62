import Events

/// R83: a module that is being attached moves no data.
///
/// FilterAttach sends a frame, to tell the network that a filter is here. The module is not in the stack yet: the
/// miniport is paused and refuses the list, and the completion finds no module to which it could go. The next pause waits
/// for this list, and the watchdog stops the machine. Cure: send when FilterRestart has been called, and the module runs.
///
/// Source: [NDIS_REFERENCE 6.5 R83, 4.5]
struct FilterSendsWhileAttaching: FaultyFilter {
  static let bug = DriverBug(
    "sends-while-attaching", "R83", of: "ndislwf", "FilterAttach sends a list.", when: .loading)

  func filterAttach(_ world: inout World, _ module: Int) -> Status {
    let status = sound.filterAttach(&world, module)
    if let list = sound.makeOwn(&world, module, bytes: Limits.frameBytesMin, for: .none) {
      world.ndisFSendNetBufferLists(module, [list])
    }
    return status
  }
}
