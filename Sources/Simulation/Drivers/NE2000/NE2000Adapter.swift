import DequeModule
import Events

/// What the NE2000 miniport knows about its adapter: the MiniportAdapterContext.
struct NE2000Adapter: SendingAdapter {
  /// What does not change while the adapter runs.
  let device: MiniportDevice
  /// Q.MpTx: packets that are not completed, in the order of their MiniportSend.
  var packets = Deque<PacketHandle>()
  /// How many packets at the head of ``packets`` are in the card's memory.
  var loadedCount = 0
  /// How many frames in the card belong to packets that were completed before they left.
  var completedEarlyCount = 0
  /// Whether MiniportSend answered RESOURCES since the last completion.
  var hasRefused = false
  /// How an overflow is recovered from.
  var recovery = Recovery.dataSheet
  /// How long the processor takes to copy a byte from the card or to it.
  var nanosecondsPerByte: Int64 = 0
  /// The transfer that was answered PENDING.
  var transfer: Transfer?

  /// In which order the driver recovers from a ring overflow (NDIS_REFERENCE S28).
  enum Recovery: String, CaseIterable, Sendable {
    /// Loopback mode until the ring is empty, as the data sheet says.
    case dataSheet = "data-sheet"
    /// Loopback mode is left before the ring is emptied, as ReactOS does.
    case reactos
  }
}
