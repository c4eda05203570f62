import DequeModule
import Events
import Frames

/// OPEN_INSTANCE of the capture driver: what NPF knows about one binding.
///
/// Source: [WinPcap], [NDIS_REFERENCE 1.4, S30]
struct NpfOpen: Sendable {
  /// What does not change while the binding is open.
  let device: NpfDevice
  /// The program that is run over every frame.
  var program: CaptureProgram
  /// The frames in the kernel buffer, oldest first.
  var captured = Deque<CapturedCopy>()
  /// How many bytes of the kernel buffer are in use, with the headers of the frames.
  var usedBytes = 0
  /// Received: frames that the driver was shown and that the program wants.
  var receivedCount = 0
  /// Dropped: those for which the buffer had no room.
  var droppedCount = 0
  /// Sends and requests that are not complete.
  var outstandingCount = 0
  var isBound = false
  var openStatus: Status = .none
}

/// A frame in a kernel buffer.
struct CapturedCopy: Sendable {
  let id: ObjectID
  let bytes: Int
}

/// The part that is fixed when the adapter is bound; cheap to copy.
struct NpfDevice: Sendable, BitwiseCopyable {
  let binding: Int
  let component: ComponentID
  let filter: PacketFilter
  /// The size of the kernel buffer, in bytes.
  let bufferBytes: Int
  let packetPool: Int
  /// Set when an open or a close is complete.
  let adapterEvent: Int
  /// Set when nothing is outstanding.
  let cleanupEvent: Int
  let places: Places

  struct Places: Sendable, BitwiseCopyable {
    var buffer: PlaceID
    var received: PlaceID
    var dropped: PlaceID
  }

  /// sizeof(bpf_hdr): what stands before each frame in the buffer.
  static let headerBytes = 20
}
