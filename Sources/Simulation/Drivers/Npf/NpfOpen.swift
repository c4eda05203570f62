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
  /// Sends, requests and transfers that are not complete.
  var outstandingCount = 0
  /// The transfers that are not complete.
  var transfers: [PendingTransfer] = []
  var isBound = false
  var openStatus: Status = .none

  /// TransferMdl1 of a processor: a transfer that began there is not complete.
  struct PendingTransfer: Sendable, BitwiseCopyable {
    let packet: ObjectID
    /// The processor whose part of the buffer its bytes go to.
    let cpu: UInt8
  }
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
