extension CallCatalog {
  /// The life of a binding (NDIS_REFERENCE 2.3).
  static let bindings: [CallFacts] = [
    .init(
      40, 0, "ProtocolBindAdapter", .up, .passive, .none, completion: "NdisCompleteBindAdapter",
      """
      NDIS offers {to} an adapter. Only inside this call may {to} open it; a bind that answers \
      PENDING is ended by NdisCompleteBindAdapter.
      """),
    .init(
      41, 0, "ProtocolBindAdapterEx", .up, .passive, .none, completion: "NdisCompleteBindAdapterEx",
      """
      NDIS offers {to} an adapter, and the binding is Opening. A bind that answers PENDING is \
      ended by NdisCompleteBindAdapterEx.
      """),
    .init(
      42, 0, "NdisOpenAdapter", .down, .passive, .none, completion: "ProtocolOpenAdapterComplete",
      """
      {from} opens the adapter to get a binding handle, which is legal only inside a bind handler. \
      ProtocolOpenAdapterComplete follows only after PENDING.
      """,
      instead: [
        .success: "the binding is made, and its handle is good."
      ]),
    .init(
      42, 1, "NdisOpenAdapterEx", .down, .passive, .none,
      completion: "ProtocolOpenAdapterCompleteEx",
      """
      {from} opens the adapter to get a binding handle, which is legal only inside a bind handler. \
      ProtocolOpenAdapterCompleteEx follows only after PENDING.
      """,
      instead: [
        .success: "the binding is made, and its handle is good."
      ]),
    .init(
      43, 0, "ProtocolOpenAdapterComplete", .up, .passive, .none,
      """
      NDIS tells {to} how the open ended: {st}. This comes only if NdisOpenAdapter answered \
      PENDING.
      """),
    .init(
      43, 1, "ProtocolOpenAdapterCompleteEx", .up, .passive, .none,
      """
      NDIS tells {to} how the open ended: {st}. This comes only if NdisOpenAdapterEx answered \
      PENDING.
      """),
    .init(
      44, 0, "NdisCompleteBindAdapter", .down, .upToDispatch, .none,
      "{from} ends the bind that it pended, with {st}."),
    .init(
      44, 1, "NdisCompleteBindAdapterEx", .down, .upToDispatch, .none,
      """
      {from} ends the bind that it pended, with {st}. After SUCCESS the binding is Paused, not \
      Running.
      """),
    .init(
      45, 0, "ProtocolUnbindAdapter", .up, .passive, .none, completion: "NdisCompleteUnbindAdapter",
      """
      NDIS takes the binding away from {to}; this cannot fail. {to} has to wait for its \
      outstanding sends and requests, and then to close the adapter.
      """,
      instead: [
        .success: "{at} has let go of the adapter."
      ]),
    .init(
      45, 1, "ProtocolUnbindAdapterEx", .up, .passive, .none,
      completion: "NdisCompleteUnbindAdapterEx",
      """
      NDIS takes the binding away from {to}; this cannot fail. NDIS 6 has paused the binding \
      before, and now {to} has to close it.
      """,
      instead: [
        .success: "{at} has let go of the adapter."
      ]),
    .init(
      46, 0, "NdisCloseAdapter", .down, .passive, .none, completion: "ProtocolCloseAdapterComplete",
      """
      {from} closes the binding, and the handle is dead at once. Sends and requests have to be \
      finished and received packets returned before this call.
      """,
      instead: [
        .success: "the binding is closed."
      ]),
    .init(
      46, 1, "NdisCloseAdapterEx", .down, .passive, .none,
      completion: "ProtocolCloseAdapterCompleteEx",
      """
      {from} closes the binding, and the handle is dead at once. Sends and requests have to be \
      finished and received lists returned before this call.
      """,
      instead: [
        .success: "the binding is closed."
      ]),
    .init(
      47, 0, "ProtocolCloseAdapterComplete", .up, .passive, .none,
      """
      NDIS tells {to} that the close is finished. This comes only if the close was PENDING, and \
      only now may {to} free the context of the binding.
      """),
    .init(
      47, 1, "ProtocolCloseAdapterCompleteEx", .up, .passive, .none,
      """
      NDIS tells {to} that the close is finished. This comes only if the close was PENDING, and \
      only now may {to} free the context of the binding.
      """),
    .init(
      48, 0, "NdisCompleteUnbindAdapter", .down, .upToDispatch, .none,
      "{from} ends the unbind that it pended. The binding is gone."),
    .init(
      48, 1, "NdisCompleteUnbindAdapterEx", .down, .upToDispatch, .none,
      "{from} ends the unbind that it pended. The binding is Unbound again."),
    .init(
      49, 0, "ProtocolPnPEvent", .up, .passive, .none, completion: "NdisCompletePnPEvent",
      """
      NDIS tells {to} about power or Plug and Play: SetPower, QueryRemoveDevice and others. If the \
      answer is PENDING, NdisCompletePnPEvent ends it.
      """),
    .init(
      49, 1, "ProtocolNetPnPEvent", .up, .passive, .none, completion: "NdisCompleteNetPnPEvent",
      """
      NDIS sends {to} a network event. With NetEventPause {to} may start no new send, and has to \
      answer PENDING until the old ones are back.
      """,
      instead: [
        .success: "{at} is done with the event."
      ]),
    .init(
      49, 2, "NdisCompletePnPEvent", .down, .passive, .none,
      "{from} ends the event that it pended, with {st}."),
    .init(
      49, 3, "NdisCompleteNetPnPEvent", .down, .passive, .none,
      """
      {from} ends the event that it pended, with {st}. If it was a pause, the sends of the binding \
      have to be all back, and it is Paused.
      """),
    .init(
      50, 0, "NdisReEnumerateProtocolBindings", .none, .passive, .none,
      """
      {from} asks NDIS to go through its bindings again. NDIS calls the bind handler for every \
      adapter that {from} is not yet bound to.
      """),
  ]
}
