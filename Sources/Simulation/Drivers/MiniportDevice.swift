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
