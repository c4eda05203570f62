import DequeModule
import Events

/// What the NDIS 6 miniport knows about its adapter: the MiniportAdapterContext.
struct NetvminiAdapter: Sendable {
  /// What does not change while the adapter is initialized.
  let device: NetvminiDevice
  /// Lists that are not completed, in the order of their submission.
  var lists = Deque<ListHandle>()
  /// How many lists at the head of ``lists`` are in the card's ring.
  var loadedCount = 0
  /// How many frames in the card belong to lists that were completed before they left.
  var completedEarlyCount = 0
  var isPausing = false
}

/// The part of a ``NetvminiAdapter`` that is fixed when the adapter is initialized; cheap to copy.
struct NetvminiDevice: Sendable, BitwiseCopyable {
  let component: ComponentID
  let adapter: Int
  let nic: Int
  /// The pool of receive lists, one a descriptor.
  let receivePool: Int
  /// How few free descriptors make it indicate with RESOURCES.
  let lowWater: Int
  /// The most lists of one indication.
  let batchBound: Int
  let transmitQueue: PlaceID
}
