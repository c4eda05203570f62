import DequeModule
import Events

/// R16: a cancel id concerns the sends that carry it, and no others.
///
/// MiniportCancelSend does not compare ids: it completes every list that waits in its queue. One program gives up its
/// sends, and the sends of the others fail with it. Cure: compare the id of each list with the one that was given.
///
/// Source: [NDIS_REFERENCE 6.1 R16, E207]
struct NetvminiCancelsAll: FaultyNetvmini {
  static let bug = DriverBug(
    "cancels-all", "R16", of: "netvmini",
    "Every list that waits is cancelled, whatever its cancel id.")

  func miniportCancelSend(_ world: inout World, _ context: Int, cancelID: Int) {
    let waiting = Array(
      world.netvminis[context].lists.dropFirst(world.netvminis[context].loadedCount))
    sound.complete(&world, context, waiting, .sendAborted)
  }
}
