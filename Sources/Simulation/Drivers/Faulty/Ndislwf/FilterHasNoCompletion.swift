import Events

/// R82: a filter that sends has a handler that takes its lists back.
///
/// The filter has no handlers for sends, and sends a list of its own all the same. Its SourceHandle leads the completion
/// to FilterSendNetBufferListsComplete, and that is NULL: the machine stops. Cure: who sends has
/// FilterSendNetBufferListsComplete.
///
/// Source: [NDIS_REFERENCE 6.5 R82, S20]
struct FilterHasNoCompletion: FaultyFilter {
  static let bug = DriverBug(
    "has-no-completion", "R82", of: "ndislwf",
    "A filter without a handler for completions sends a list of its own.")

  func originateSend(_ world: inout World, _ module: Int, bytes: Int) {
    guard world.modules[module].phase == .running,
      let list = sound.makeOwn(&world, module, bytes: bytes, for: .none)
    else { return }
    world.ndisFSendNetBufferLists(module, [list])
  }
}
