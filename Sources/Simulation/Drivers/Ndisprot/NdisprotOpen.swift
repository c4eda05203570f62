import DequeModule
import Events

/// NDISPROT_OPEN_CONTEXT: what the NDIS 6 protocol knows about one binding.
///
/// Source: [DDK sample ndisprot 6], [NDIS_REFERENCE 4.1]
struct NdisprotOpen: Sendable {
  /// What does not change while the binding is open.
  let device: NdisprotDevice
  /// Whether reads and writes are taken.
  var isRunning = false
  /// Whether a pause waits for the sends.
  var isPausing = false
  /// Whether the packet filter was set, by the driver or by a program; a restart sets it only once.
  var hasSetFilter = false
  /// What is set when the last request is complete, while an unbind waits for it.
  var requestsEvent: Int?
  /// Lists that were sent and have not come back.
  var sendCount = 0
  /// Received lists that no program has read.
  var received = Deque<ListHandle>()
  /// IRPs of reads that wait for a frame.
  var readIRPs = Deque<IRPHandle>()
}

/// The part that is fixed when the adapter is bound; cheap to copy.
struct NdisprotDevice: Sendable, BitwiseCopyable {
  let binding: Int
  let component: ComponentID
  let filter: PacketFilter
  let pool: Int
  /// How many received lists wait at most; the oldest is dropped.
  let queueBound: Int
  let sends: PlaceID
  let received: PlaceID
  let readIRPs: PlaceID
}
