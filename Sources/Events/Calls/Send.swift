extension CallCatalog {
  /// The NDIS 5 send path (NDIS_REFERENCE 2.5).
  static let send: [CallFacts] = [
    .init(
      100, 0, "NdisSend", .down, .upToDispatch, .packet, handover: .send,
      completion: "ProtocolSendComplete",
      "{from} hands {obj} to NDIS. From here on {from} may not touch it until it comes back."),
    .init(
      101, 0, "NdisSendPackets", .down, .upToDispatch, .packets, handover: .send,
      completion: "ProtocolSendComplete",
      """
      {from} hands {obj} to NDIS. The call has no answer: every packet comes back through \
      ProtocolSendComplete, in whatever order.
      """),
    .init(
      102, 0, "MiniportSend", .down, .upToDispatch, .packet, completion: "NdisMSendComplete",
      """
      NDIS hands {obj} to {to}. From now on {to} owns it: until it completes the send, nobody \
      above may read, change or free the packet.
      """),
    .init(
      103, 0, "MiniportSendPackets", .down, .upToDispatch, .packets,
      completion: "NdisMSendComplete",
      """
      NDIS hands {obj} to {to}. A serialized miniport has to leave a status in each packet; a \
      deserialized one has to complete each with NdisMSendComplete.
      """),
    .init(
      104, 0, "NdisMSendComplete", .up, .upToDispatch, .packet,
      """
      {from} gives {obj} back with {st}. The buffers are free; the frame is not necessarily on the \
      wire.
      """,
      instead: [
        .failure: """
        {from} gives {obj} back with {st}: the send has failed. The buffers are free; whether to \
        try again is for the sender to decide.
        """
      ]),
    .init(
      105, 0, "ProtocolSendComplete", .up, .upToDispatch, .packet,
      """
      NDIS gives {obj} back to {to}. The buffers are free; whether the frame arrived, nobody here \
      knows.
      """,
      instead: [
        .failure: """
        NDIS gives {obj} back to {to} with {st}: the send has failed. The buffers are free; \
        whether to try again is for {to} to decide.
        """
      ]),
    .init(
      106, 0, "NdisMSendResourcesAvailable", .up, .upToDispatch, .none,
      """
      {from} says that it has room again. NDIS now offers it the packets that wait in the send \
      queue since it answered RESOURCES.
      """),
    .init(
      108, 0, "NdisCancelSendPackets", .down, .upToDispatch, .none,
      """
      {from} cancels its sends that carry a certain cancel id. Those that still wait in a queue \
      are to come back with REQUEST_ABORTED.
      """),
    .init(
      108, 1, "MiniportCancelSendPackets", .down, .upToDispatch, .none,
      """
      NDIS asks {to} to cancel the sends with this cancel id. {to} is to complete those in its \
      queue with REQUEST_ABORTED, and to leave all others alone.
      """),
  ]
}
