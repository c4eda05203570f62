extension CallCatalog {
  /// The NDIS 6 control path (NDIS_REFERENCE 2.9).
  static let control: [CallFacts] = [
    .init(
      220, 0, "NdisOidRequest", .down, .upToDispatch, .request, handover: .request,
      completion: "ProtocolOidRequestComplete",
      """
      {from} hands {obj} and its buffer to NDIS. If the answer is PENDING, both belong to the \
      lower side until ProtocolOidRequestComplete.
      """),
    .init(
      221, 0, "FilterOidRequest", .down, .upToDispatch, .request,
      completion: "NdisFOidRequestComplete",
      """
      NDIS hands {obj} to {to}. To pass it on {to} has to make a clone and send that; the original \
      stays with {to} until NdisFOidRequestComplete.
      """),
    .init(
      222, 0, "NdisAllocateCloneOidRequest", .none, .upToDispatch, .request,
      """
      {at} makes a clone of a request. The original may not be passed on; only the clone goes to \
      the layer below.
      """),
    .init(
      222, 1, "NdisFreeCloneOidRequest", .none, .upToDispatch, .request,
      "{at} frees its clone of a request. The results have to be copied to the original by now."),
    .init(
      223, 0, "NdisFOidRequest", .down, .upToDispatch, .request, handover: .request,
      completion: "FilterOidRequestComplete",
      """
      {from} sends {obj} to the layer below: a clone, or a request of its own. If the answer is \
      not PENDING, {from} has to run its completion code itself.
      """),
    .init(
      224, 0, "MiniportOidRequest", .down, .passive, .request,
      completion: "NdisMOidRequestComplete",
      """
      NDIS hands {obj} to {to}, one request at a time. If the answer is PENDING, \
      NdisMOidRequestComplete follows.
      """),
    .init(
      225, 0, "NdisMOidRequestComplete", .up, .upToDispatch, .request,
      """
      {from} completes {obj} with {st}. It may do so only with a request that it pended; now NDIS \
      may hand it the next one.
      """),
    .init(
      225, 1, "FilterOidRequestComplete", .up, .upToDispatch, .request,
      """
      {obj} is back at {to}. If it is a clone, {to} has to copy the results to the original, to \
      free the clone and to complete the original.
      """),
    .init(
      226, 0, "NdisFOidRequestComplete", .up, .upToDispatch, .request,
      """
      {from} completes {obj}, the original request, with {st}. If a clone went down in its place, \
      that has to be freed by now.
      """),
    .init(
      226, 1, "ProtocolOidRequestComplete", .up, .upToDispatch, .request,
      """
      NDIS gives {obj} back to {to} with {st}. This comes only if NdisOidRequest answered PENDING.
      """),
    .init(
      227, 0, "NdisCancelOidRequest", .down, .upToDispatch, .request,
      """
      {from} asks NDIS to cancel a request by its id. The driver that holds it is to complete it \
      with REQUEST_ABORTED.
      """),
    .init(
      227, 1, "FilterCancelOidRequest", .down, .upToDispatch, .request,
      """
      NDIS asks {to} to cancel the request with this id. If it has gone further down, the cancel \
      follows it, in the end to the miniport.
      """),
    .init(
      227, 2, "MiniportCancelOidRequest", .down, .upToDispatch, .request,
      """
      NDIS asks {to} to cancel the request with this id. If {to} holds it, {to} is to complete it \
      with REQUEST_ABORTED.
      """),
    .init(
      228, 0, "NdisDirectOidRequest", .down, .upToDispatch, .request,
      """
      {from} sends a direct request. NDIS does not serialize it: it may run while another request \
      is outstanding.
      """),
    .init(
      228, 1, "NdisSynchronousOidRequest", .down, .upToDispatch, .request,
      """
      {from} sends a synchronous request. NDIS does not serialize it: it may run while another \
      request is outstanding.
      """),
    .init(
      230, 0, "NdisMIndicateStatusEx", .up, .upToDispatch, .status,
      """
      {from} reports a change of state: {st}. Nobody asked for it, and it may not come after \
      MiniportHaltEx.
      """),
    .init(
      230, 1, "FilterStatus", .up, .upToDispatch, .status,
      """
      NDIS shows {to} a status indication on its way up: {st}. To pass it on {to} calls \
      NdisFIndicateStatus.
      """),
    .init(
      230, 2, "NdisFIndicateStatus", .up, .upToDispatch, .status,
      """
      {from} passes a status indication to the layer above. A filter that does not do this keeps \
      it from everybody above.
      """),
    .init(
      230, 3, "ProtocolStatusEx", .up, .upToDispatch, .status,
      """
      NDIS tells {to} about a change of state below: {st}. Nobody asked for it, and a Paused \
      binding hears of it too.
      """),
    .init(
      240, 0, "FilterAttach", .none, .passive, .none,
      """
      NDIS attaches a module of {to} to an adapter. After success the module is Paused; while it \
      is Attaching, no data and no requests reach it.
      """),
    .init(
      240, 1, "NdisFSetAttributes", .none, .passive, .none,
      """
      {from} gives NDIS its context for the module. NDIS passes it to every later handler of this \
      filter.
      """),
    .init(
      241, 0, "FilterDetach", .none, .passive, .none,
      """
      NDIS detaches the module of {to}; this cannot fail. The module is Paused, and {to} has to \
      free everything that belongs to it.
      """),
    .init(
      242, 0, "FilterPause", .none, .passive, .none, completion: "NdisFPauseComplete",
      """
      NDIS asks {to} to pause. Everything it has queued for others has to go back, and everything \
      it made itself has to come back, before it may say Paused.
      """,
      instead: [
        .success: "{at} says that it is paused: nothing of others may be left with it."
      ]),
    .init(
      242, 1, "NdisFPauseComplete", .none, .upToDispatch, .none,
      """
      {from} says that it is Paused: its queues have to be empty and its own lists back by now. \
      Lists that it only passed on are not its concern.
      """),
    .init(
      243, 0, "FilterRestart", .none, .passive, .none, completion: "NdisFRestartComplete",
      """
      NDIS asks {to} to run, after the layer below. If that fails, the module is Paused \
      again and NDIS detaches it.
      """,
      instead: [
        .success: "{at} says that it runs."
      ]),
    .init(
      243, 1, "NdisFRestartComplete", .none, .passive, .none,
      "{from} ends its pended restart with {st}. After SUCCESS the module is Running."),
    .init(
      244, 0, "FilterSetModuleOptions", .none, .passive, .none,
      """
      NDIS lets {to} change the optional handlers of its module; where one is NULL, NDIS goes past \
      it. This comes for all modules before the first FilterRestart.
      """),
    .init(
      244, 1, "FilterSetOptions", .none, .passive, .none,
      "NDIS lets {to} set its optional handlers. This runs inside NdisFRegisterFilterDriver."),
    .init(
      245, 0, "NdisFRestartFilter", .none, .upToDispatch, .none,
      """
      {from} asks NDIS to pause and restart the stack around its module. Packets may be lost \
      between the pause and the restart.
      """),
    .init(
      246, 0, "FilterNetPnPEvent", .up, .passive, .none,
      "NDIS shows {to} a network event. To pass it on {to} calls NdisFNetPnPEvent."),
    .init(
      246, 1, "NdisFNetPnPEvent", .up, .passive, .none,
      "{from} passes a network event on to the layer above."),
  ]
}
