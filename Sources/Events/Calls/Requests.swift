extension CallCatalog {
  /// NDIS 5 requests and status (NDIS_REFERENCE 2.7).
  static let requests: [CallFacts] = [
    .init(
      130, 0, "NdisRequest", .down, .upToDispatch, .request, handover: .request,
      completion: "ProtocolRequestComplete",
      """
      {from} hands {obj} and its buffer to NDIS. If the answer is PENDING, both belong to the \
      lower side until ProtocolRequestComplete.
      """),
    .init(
      131, 0, "MiniportQueryInformation", .down, .dispatch, .request,
      completion: "NdisMQueryInformationComplete",
      """
      NDIS asks {to} for the value of an OID, one request at a time. If the answer is PENDING, \
      NdisMQueryInformationComplete follows.
      """),
    .init(
      131, 1, "MiniportSetInformation", .down, .dispatch, .request,
      completion: "NdisMSetInformationComplete",
      """
      NDIS gives {to} a new value for an OID, one request at a time. If the answer is PENDING, \
      NdisMSetInformationComplete follows.
      """),
    .init(
      132, 0, "NdisMQueryInformationComplete", .up, .upToDispatch, .request,
      """
      {from} completes the pended query with {st}. Nobody may call this if the query was answered \
      at once.
      """),
    .init(
      132, 1, "NdisMSetInformationComplete", .up, .upToDispatch, .request,
      """
      {from} completes the pended set with {st}. Nobody may call this if the set was answered at \
      once.
      """),
    .init(
      133, 0, "ProtocolRequestComplete", .up, .upToDispatch, .request,
      """
      NDIS gives {obj} back to {to} with {st}; from here on {to} may free it. This may run even \
      before NdisRequest has returned PENDING.
      """),
    .init(
      134, 0, "NdisMIndicateStatus", .up, .upToDispatch, .status,
      """
      {from} reports a change of state: {st}. Nobody asked for it, and it goes to every binding.
      """),
    .init(
      134, 1, "ProtocolStatus", .up, .upToDispatch, .status,
      """
      NDIS tells {to} about a change of state of the adapter: {st}. It may come at any time, even \
      between ProtocolReceive and ProtocolReceiveComplete.
      """),
    .init(
      135, 0, "NdisMIndicateStatusComplete", .up, .upToDispatch, .status,
      """
      {from} says that its status report is over. It closes the bracket that NdisMIndicateStatus \
      opened.
      """),
    .init(
      135, 1, "ProtocolStatusComplete", .up, .upToDispatch, .status,
      """
      NDIS tells {to} that the status report is over. It closes the bracket that ProtocolStatus \
      opened.
      """),
  ]
}
