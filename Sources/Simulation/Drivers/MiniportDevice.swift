import DequeModule
import Events

/// The part of a MiniportAdapterContext that is fixed when the adapter starts; cheap to copy.
struct MiniportDevice: Sendable, BitwiseCopyable {
  let component: ComponentID
  let adapter: Int
  let nic: Int
  /// Q.MpTx.
  let transmitQueue: PlaceID
  /// How many packets Q.MpTx takes before a serialized miniport answers RESOURCES.
  let transmitQueueBound: Int
}

/// What both NDIS 5 miniports know about the packets that they were given.
protocol SendingAdapter: Sendable {
  var device: MiniportDevice { get }
  /// Packets that are not completed, in the order of their submission.
  var packets: Deque<PacketHandle> { get set }
  /// How many packets at the head of ``packets`` are in the card.
  var loadedCount: Int { get set }
  /// How many frames in the card belong to packets that were completed before they left.
  var completedEarlyCount: Int { get set }
  /// Whether the driver answered RESOURCES since the last completion.
  var hasRefused: Bool { get set }
}
