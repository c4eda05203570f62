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
  /// Sends and requests that are not complete.
  var outstandingCount = 0
  var isBound = false
  var openStatus: Status = .none
}

/// The part that is fixed when the adapter is bound; cheap to copy.
struct NpfDevice: Sendable, BitwiseCopyable {
  let binding: Int
  let component: ComponentID
  let filter: PacketFilter
  /// The kernel buffer.
  let buffer: Int
  let packetPool: Int
  /// Set when an open or a close is complete.
  let adapterEvent: Int
  /// Set when nothing is outstanding.
  let cleanupEvent: Int
}
