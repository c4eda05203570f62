extension CallCatalog {
  /// The NDIS 6 data path (NDIS_REFERENCE 2.8).
  static let netBufferLists: [CallFacts] = [
    .init(
      200, 0, "NdisSendNetBufferLists", .down, .upToDispatch, .netBufferLists, handover: .send,
      completion: "ProtocolSendNetBufferListsComplete",
      """
      {from} hands {obj} to NDIS. The call has no answer: every list comes back through \
      ProtocolSendNetBufferListsComplete.
      """),
    .init(
      201, 0, "FilterSendNetBufferLists", .down, .upToDispatch, .netBufferLists,
      completion: "NdisFSendNetBufferListsComplete",
      """
      NDIS hands {obj} to {to} on the way down. {to} owns it now: it passes it on, completes it or \
      puts it into a queue.
      """),
    .init(
      202, 0, "NdisFSendNetBufferLists", .down, .upToDispatch, .netBufferLists, handover: .send,
      completion: "FilterSendNetBufferListsComplete",
      "{from} sends {obj} to the layer below. NDIS goes past filters that have no send handler."),
    .init(
      203, 0, "MiniportSendNetBufferLists", .down, .upToDispatch, .netBufferLists,
      completion: "NdisMSendNetBufferListsComplete",
      """
      NDIS hands {obj} to {to}. The call has no answer: {to} completes every list, perhaps inside \
      this call, and with PAUSED if the adapter does not run.
      """),
    .init(
      204, 0, "NdisMSendNetBufferListsComplete", .up, .upToDispatch, .netBufferLists,
      """
      {from} completes {obj}, with a status in each list. NDIS may put lists of several sends into \
      one chain.
      """),
    .init(
      204, 1, "FilterSendNetBufferListsComplete", .up, .upToDispatch, .netBufferLists,
      """
      NDIS hands {obj} to {to} on its way back up. {to} takes out and frees the lists that are its \
      own and undoes its changes in the others.
      """),
    .init(
      205, 0, "NdisFSendNetBufferListsComplete", .up, .upToDispatch, .netBufferLists,
      """
      {from} completes {obj} to the layer above. Its own lists are not among them, and what it \
      changed is undone.
      """),
    .init(
      206, 0, "ProtocolSendNetBufferListsComplete", .up, .upToDispatch, .netBufferLists,
      """
      NDIS gives {obj} back to {to}, which sent it. The lists are free again; whether the frames \
      arrived, nobody here knows.
      """),
    .init(
      207, 0, "NdisCancelSendNetBufferLists", .down, .upToDispatch, .none,
      """
      {from} cancels its sends that carry a certain cancel id. Those that still wait in a queue \
      come back with SEND_ABORTED.
      """),
    .init(
      207, 1, "FilterCancelSendNetBufferLists", .down, .upToDispatch, .none,
      """
      NDIS asks {to} to cancel the sends with this cancel id. {to} completes those in its queue \
      with SEND_ABORTED and leaves all others alone.
      """),
    .init(
      207, 2, "MiniportCancelSend", .down, .upToDispatch, .none,
      """
      NDIS asks {to} to cancel the sends with this cancel id. {to} completes those in its queue \
      with SEND_ABORTED and leaves all others alone.
      """),
    .init(
      210, 0, "NdisMIndicateReceiveNetBufferLists", .up, .upToDispatch, .netBufferLists,
      handover: .receive, completion: "MiniportReturnNetBufferLists",
      """
      {from} indicates {obj}, one frame a list. Without the RESOURCES flag they belong to the \
      layers above until they return; with it they are lent for this call only.
      """),
    .init(
      211, 0, "FilterReceiveNetBufferLists", .up, .upToDispatch, .netBufferLists,
      completion: "NdisFReturnNetBufferLists",
      """
      NDIS hands {obj} to {to} on the way up. {to} passes it on, drops it, queues it or copies it; \
      with the RESOURCES flag it may keep nothing.
      """),
    .init(
      212, 0, "NdisFIndicateReceiveNetBufferLists", .up, .upToDispatch, .netBufferLists,
      handover: .receive, completion: "FilterReturnNetBufferLists",
      """
      {from} indicates {obj} to the layer above. NDIS goes past filters that have no receive \
      handler.
      """),
    .init(
      213, 0, "ProtocolReceiveNetBufferLists", .up, .upToDispatch, .netBufferLists,
      completion: "NdisReturnNetBufferLists",
      """
      NDIS hands {obj} to {to}. Without the RESOURCES flag {to} owns the lists until it returns \
      them; with it they are lent for this call only.
      """),
    .init(
      214, 0, "NdisReturnNetBufferLists", .down, .upToDispatch, .netBufferLists,
      "{from} returns {obj}. Every list that it kept goes back exactly once."),
    .init(
      214, 1, "FilterReturnNetBufferLists", .down, .upToDispatch, .netBufferLists,
      """
      NDIS hands {obj} to {to} on its way back down. {to} takes out the lists that are its own and \
      undoes its changes in the others.
      """),
    .init(
      215, 0, "NdisFReturnNetBufferLists", .down, .upToDispatch, .netBufferLists,
      """
      {from} returns {obj} to the layer below. Its own lists are not among them, and the chain is \
      never empty.
      """),
    .init(
      216, 0, "MiniportReturnNetBufferLists", .down, .upToDispatch, .netBufferLists,
      """
      NDIS returns {obj} to {to}, which may use the buffers again. Lists indicated with the \
      RESOURCES flag never come back this way.
      """),
  ]
}
