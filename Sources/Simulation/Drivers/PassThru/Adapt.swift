import Events

/// ADAPT: what PassThru knows about one lower adapter and the virtual adapter that it makes of it.
///
/// It is the ProtocolBindingContext of the lower edge and the MiniportAdapterContext of the upper edge.
/// Source: [Seed 003], [DDK sample passthru], [NDIS_REFERENCE 4.6]
struct Adapt: Sendable {
  /// What does not change while the lower adapter is bound.
  let device: AdaptDevice
  /// Where the machine of NDIS_REFERENCE 4.6 stands.
  var isMiniportInitPending = false
  /// Whether the virtual adapter is up: MPInitialize has run and MPHalt has not.
  var isVirtualAdapterUp = false
  /// Whether PtUnbindAdapter has begun: nothing is sent below any more.
  var isUnbinding = false
  var openStatus: Status = .none
  /// OutstandingSends: packets that the lower edge has sent and not got back.
  var sendCount = 0
  /// OutstandingRequests: 1 while the lower edge has a request on the way.
  var requestCount = 0
  /// The request of the lower edge.
  var request = RequestHandle.none
  /// IndicateRcvComplete: an indication went up that PtReceiveComplete has to follow.
  var mustIndicateComplete = false
  /// The transfers that went down and are not completed, with the binding that wanted them.
  var transfers: [Transfer] = []
}

/// The part of an ADAPT that is fixed when the lower adapter is bound; cheap to copy.
struct AdaptDevice: Sendable, BitwiseCopyable {
  let component: ComponentID
  /// The binding of the lower edge.
  let lower: Int
  /// The index of the virtual adapter.
  let upper: Int
  let sendPool: Int
  let receivePool: Int
  /// Whether packets are passed on themselves where NDIS has room on their packet stack (NDIS 5.1).
  let stacks: Bool
  /// The memory of the ADAPT.
  let memory: ObjectID
  /// Set when NdisOpenAdapter or NdisCloseAdapter is complete.
  let event: Int
  /// Set when MPInitialize has run.
  let miniportInitEvent: Int
  let places: Places

  struct Places: Sendable, BitwiseCopyable {
    var state: PlaceID
    var sends: PlaceID
    var requests: PlaceID
  }
}
