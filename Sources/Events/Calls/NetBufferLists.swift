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
      NDIS hands {obj} to {to} on the way down. {to} owns what it gets here: it may pass it on, \
      complete it or put it into a queue.
      """),
    .init(
      202, 0, "NdisFSendNetBufferLists", .down, .upToDispatch, .netBufferLists, handover: .send,
      completion: "FilterSendNetBufferListsComplete",
      "{from} sends {obj} to the layer below. NDIS goes past filters that have no send handler."),
    .init(
      203, 0, "MiniportSendNetBufferLists", .down, .upToDispatch, .netBufferLists,
      completion: "NdisMSendNetBufferListsComplete",
      """
      NDIS hands {obj} to {to}. The call has no answer: {to} has to complete every list, perhaps \
      inside this call, and with PAUSED if the adapter does not run.
      """),
    .init(
      204, 0, "NdisMSendNetBufferListsComplete", .up, .upToDispatch, .netBufferLists,
      """
      {from} completes {obj}; each list has to carry a status. NDIS may put lists of several sends \
      into one chain.
      """),
    .init(
      204, 1, "FilterSendNetBufferListsComplete", .up, .upToDispatch, .netBufferLists,
      """
      NDIS hands {obj} to {to} on the way back up. {to} has to take out and free the lists that \
      are its own, and to undo its changes in the others.
      """),
    .init(
      205, 0, "NdisFSendNetBufferListsComplete", .up, .upToDispatch, .netBufferLists,
      """
      {from} completes {obj} to the layer above. Lists of its own may not go up here, and what it \
      changed has to be undone.
      """),
    .init(
      206, 0, "ProtocolSendNetBufferListsComplete", .up, .upToDispatch, .netBufferLists,
      """
      NDIS gives {obj} back to {to}, where the send began. The buffers are free again; whether a \
      frame arrived, nobody here knows.
      """,
      instead: [
        .failure: """
        NDIS gives {obj} back to {to} with {st}: the send has failed. The buffers are free again; \
        whether to try again is for {to} to decide.
        """
      ]),
    .init(
      207, 0, "NdisCancelSendNetBufferLists", .down, .upToDispatch, .none,
      """
      {from} cancels its sends that carry a certain cancel id. Those that still wait in a queue \
      are to come back with SEND_ABORTED.
      """),
    .init(
      207, 1, "FilterCancelSendNetBufferLists", .down, .upToDispatch, .none,
      """
      NDIS asks {to} to cancel the sends with this cancel id. {to} is to complete those in its \
      queue with SEND_ABORTED, and to leave all others alone.
      """),
    .init(
      207, 2, "MiniportCancelSend", .down, .upToDispatch, .none,
      """
      NDIS asks {to} to cancel the sends with this cancel id. {to} is to complete those in its \
      queue with SEND_ABORTED, and to leave all others alone.
      """),
    .init(
      210, 0, "NdisMIndicateReceiveNetBufferLists", .up, .upToDispatch, .netBufferLists,
      handover: .receive, completion: "MiniportReturnNetBufferLists",
      """
      {from} indicates {obj}; a list may carry one frame only. Without the RESOURCES flag all \
      belongs to the layers above until they return it; with it all is lent for this call only.
      """),
    .init(
      211, 0, "FilterReceiveNetBufferLists", .up, .upToDispatch, .netBufferLists,
      completion: "NdisFReturnNetBufferLists",
      """
      NDIS hands {obj} to {to} on the way up. {to} may pass on, drop, queue or copy what it gets; \
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
      NDIS hands {obj} to {to}. Without the RESOURCES flag {to} owns what it gets until it returns \
      it; with the flag all is lent for this call only.
      """),
    .init(
      214, 0, "NdisReturnNetBufferLists", .down, .upToDispatch, .netBufferLists,
      "{from} returns {obj}. Every list that it kept is to go back exactly once."),
    .init(
      214, 1, "FilterReturnNetBufferLists", .down, .upToDispatch, .netBufferLists,
      """
      NDIS hands {obj} to {to} on the way back down. {to} has to take out the lists that are its \
      own, and to undo its changes in the others.
      """),
    .init(
      215, 0, "NdisFReturnNetBufferLists", .down, .upToDispatch, .netBufferLists,
      """
      {from} returns {obj} to the layer below. Lists of its own may not go down here, and the \
      chain may not be empty.
      """),
    .init(
      216, 0, "MiniportReturnNetBufferLists", .down, .upToDispatch, .netBufferLists,
      """
      NDIS returns {obj} to {to}, which may use the buffers again. Lists indicated with the \
      RESOURCES flag may not come back this way.
      """),
  ]
}
