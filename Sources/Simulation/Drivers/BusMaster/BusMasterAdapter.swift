import DequeModule
import Events

/// What the bus-master miniport knows about its adapter: the MiniportAdapterContext.
struct BusMasterAdapter: SendingAdapter {
  /// What does not change while the adapter runs.
  let device: MiniportDevice
  /// The pool of receive packets, one a descriptor.
  let receivePool: Int
  /// How few free descriptors make it indicate with RESOURCES.
  let lowWater: Int
  /// The most packets that one indication carries.
  let batchBound: Int
  /// Packets that are not completed, in the order of their submission.
  var packets = Deque<PacketHandle>()
  /// How many packets at the head of ``packets`` are in the card's ring.
  var loadedCount = 0
  /// How many frames in the card belong to packets that were completed before they left.
  var completedEarlyCount = 0
  var hasRefused = false
}
