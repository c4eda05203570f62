extension CallCatalog {
  /// The NDIS 5 receive path (NDIS_REFERENCE 2.6).
  static let receive: [CallFacts] = [
    .init(
      110, 0, "NdisMIndicateReceivePacket", .up, .dispatch, .packets, handover: .receive,
      completion: "MiniportReturnPacket",
      """
      {from} indicates {obj}. A packet with status SUCCESS may be kept above until it is returned; \
      one with RESOURCES is lent for this call only.
      """),
    .init(
      111, 0, "ProtocolReceivePacket", .up, .dispatch, .packet, completion: "NdisReturnPackets",
      """
      NDIS shows {obj} to {to}. The answer is a promise: 0 means that {to} is done with the \
      packet, n that it will return it n times.
      """),
    .init(
      112, 0, "NdisMEthIndicateReceive", .up, .dispatch, .frame,
      """
      {from} indicates a frame by its header and a lookahead. The memory stays with {from} and is \
      valid during this call only.
      """),
    .init(
      113, 0, "ProtocolReceive", .up, .dispatch, .frame,
      """
      NDIS shows {to} the header and the first bytes of a frame. They may be read until {to} \
      returns; what is missing comes by NdisTransferData.
      """),
    .init(
      114, 0, "NdisMEthIndicateReceiveComplete", .up, .dispatch, .none,
      """
      {from} says that its indications are over for now. One such call may follow many \
      indications.
      """),
    .init(
      114, 1, "ProtocolReceiveComplete", .up, .dispatch, .none,
      """
      NDIS tells {to} that the indications are over for now. It comes even if {to} accepted \
      nothing; here is the time for the work that could wait.
      """),
    .init(
      115, 0, "NdisTransferData", .down, .dispatch, .packet, handover: .transfer,
      completion: "ProtocolTransferDataComplete",
      """
      {from} asks for bytes of the frame that is being indicated. ByteOffset counts in that frame, \
      after its header; the data goes to the start of {obj}.
      """),
    .init(
      115, 1, "MiniportTransferData", .down, .dispatch, .packet,
      completion: "NdisMTransferDataComplete",
      """
      NDIS asks {to} to copy bytes of the frame into {obj}. The whole frame is in the adapter \
      already; while this is PENDING, {to} must not indicate a further one.
      """),
    .init(
      116, 0, "NdisMTransferDataComplete", .up, .upToDispatch, .packet,
      """
      {from} gives {obj} back after the copy, with {st}. It may do so only if MiniportTransferData \
      answered PENDING.
      """,
      instead: [
        .failure: """
        {from} gives {obj} back with {st}: the copy was not made. It may do so only if \
        MiniportTransferData answered PENDING.
        """
      ]),
    .init(
      116, 1, "ProtocolTransferDataComplete", .up, .upToDispatch, .packet,
      """
      NDIS gives {obj} back to {to} after the copy. Only now {to} may read or free it; \
      ProtocolReceiveComplete may have come before.
      """,
      instead: [
        .failure: """
        NDIS gives {obj} back to {to} with {st}: the copy was not made, and 0 bytes are \
        transferred. Only now {to} may free it.
        """
      ]),
    .init(
      117, 0, "NdisReturnPackets", .down, .upToDispatch, .packets,
      """
      {from} returns {obj}, one reference for each packet. With the last reference the packet goes \
      back to the miniport.
      """),
    .init(
      117, 1, "MiniportReturnPacket", .down, .upToDispatch, .packet,
      """
      NDIS returns {obj} to {to}, because nobody above refers to it any more. {to} may use its \
      buffer for the next frame.
      """),
    .init(
      118, 0, "NdisGetReceivedPacket", .none, .dispatch, .frame,
      """
      {at} asks for the packet behind this indication. It gets NULL if the miniport has indicated \
      only a header and a lookahead.
      """),
    .init(
      119, 0, "NdisCopyFromPacketToPacket", .none, .upToDispatch, .packet,
      """
      {at} copies bytes from one packet into another. A copy of its own may be kept as long as it \
      is needed.
      """),
    .init(
      119, 1, "NdisCopyFromPacketToPacketSafe", .none, .upToDispatch, .packet,
      """
      {at} copies bytes from one packet into another. This form also copes with a buffer that \
      cannot be mapped.
      """),
    .init(
      119, 2, "NdisCopyLookaheadData", .none, .upToDispatch, .frame,
      """
      {at} copies lookahead bytes into memory of its own. The lookahead itself may be read only \
      until ProtocolReceive returns.
      """),
    .init(
      119, 3, "NdisMoveMappedMemory", .none, .upToDispatch, .memory,
      """
      {at} copies bytes from one buffer to another. The received buffers stay readable only as \
      long as the indication lasts.
      """),
  ]
}
