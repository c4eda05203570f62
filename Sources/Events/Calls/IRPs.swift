extension CallCatalog {
  /// IRPs, AFD, TDI and IP (NDIS_REFERENCE 2.12).
  static let irps: [CallFacts] = [
    .init(
      500, 0, "IRP_MJ_CREATE", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      The I/O manager opens the device of {to} for an application. The device of the packet sample \
      is exclusive: there is one handle at a time.
      """),
    .init(
      500, 1, "IRP_MJ_CLEANUP", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      The last handle to the device of {to} is closed. Reads that are pending have to be cancelled \
      here.
      """),
    .init(
      500, 2, "IRP_MJ_CLOSE", .down, .passive, .irp, completion: "IoCompleteRequest",
      "The file object on the device of {to} is no longer in use. No further IRP comes for it."),
    .init(
      501, 0, "PacketRead", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      {to} gets a read. The packet sample keeps the IRP until a frame comes; a driver with a queue \
      of received packets copies out of that queue at once.
      """),
    .init(
      501, 1, "IRP_MJ_READ", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      The I/O manager hands {obj}, a read, to {to}. With DO_DIRECT_IO its pages are locked and an \
      MDL describes them.
      """),
    .init(
      502, 0, "PacketWrite", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      {to} gets a write. To send it, {to} counts the operation, takes a packet from its pool, \
      chains the MDL of the IRP to it and hands it to NDIS.
      """),
    .init(
      502, 1, "IRP_MJ_WRITE", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      The I/O manager hands {obj}, a write, to {to}. With DO_DIRECT_IO its pages are locked and an \
      MDL describes them, so nothing has to be copied.
      """),
    .init(
      503, 0, "PacketIoControl", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      {to} gets a control code: query or set an OID, reset, or list the adapters. For an OID it \
      issues an NDIS request, and the IRP waits for the answer.
      """),
    .init(
      504, 0, "IoMarkIrpPending", .none, .upToDispatch, .irp,
      """
      {at} marks {obj} as pending. From here on its dispatch routine has to return STATUS_PENDING, \
      whatever happens.
      """),
    .init(
      504, 1, "IoSetCancelRoutine", .none, .upToDispatch, .irp,
      """
      {at} sets the cancel routine of {obj}, or takes it away with NULL. If it was gone already \
      when {at} takes it away, the IRP belongs to the cancel routine.
      """),
    .init(
      505, 0, "IoCompleteRequest", .up, .upToDispatch, .irp,
      """
      {at} completes {obj} with {st}, and its completion routines run. Nobody below may touch the \
      IRP, its MDL or its stack location any more.
      """),
    .init(
      507, 0, "IoIncrement", .none, .upToDispatch, .none,
      """
      {at} counts one more outstanding operation. The first one resets the CleanupEvent, so that \
      an unbind has to wait.
      """),
    .init(
      507, 1, "IoDecrement", .none, .upToDispatch, .none,
      """
      {at} counts one outstanding operation less. At 0 it sets the CleanupEvent, and an unbind \
      that waits for it goes on.
      """),
    .init(
      510, 0, "IOCTL_AFD_BIND", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      {from} asks AFD to bind a socket to a local address. AFD then prepares to receive: it posts \
      a receive (ReactOS) or sets an event handler (Windows).
      """),
    .init(
      510, 1, "IOCTL_AFD_SEND_DATAGRAM", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      {from} hands AFD a datagram and where it goes. AFD locks the user's pages and sends the \
      transport an IRP of its own.
      """),
    .init(
      510, 2, "IOCTL_AFD_RECV_DATAGRAM", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      {from} asks AFD for a datagram. If none is stored and the socket blocks, AFD keeps the IRP \
      and answers STATUS_PENDING.
      """),
    .init(
      510, 3, "IOCTL_AFD_SELECT", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      {from} asks AFD which sockets are ready. When a socket changes, AFD looks again with \
      PollReeval.
      """),
    .init(
      511, 0, "TDI_SEND_DATAGRAM", .down, .upToDispatch, .irp,
      completion: "PacketSocketSendComplete",
      """
      {from} hands the transport a datagram in an IRP of its own. PacketSocketSendComplete will \
      tell when the transport is done with it.
      """),
    .init(
      511, 1, "TDI_RECEIVE_DATAGRAM", .down, .upToDispatch, .irp,
      completion: "PacketSocketRecvComplete",
      """
      {from} posts a receive and its buffer to the transport. The IRP waits there until a datagram \
      for this address comes.
      """),
    .init(
      512, 0, "PacketSocketSendComplete", .up, .upToDispatch, .irp,
      "The transport has completed the send of {to}. That says nothing about the wire."),
    .init(
      512, 1, "PacketSocketRecvComplete", .up, .upToDispatch, .irp,
      """
      The transport has filled the buffer of {to}. {to} stores the datagram, serves a read that \
      waits and, if the status was good, posts the next receive.
      """,
      instead: [
        .failure: """
        The transport gives {obj} back to {to} with {st}. Because the status is not good, {to} \
        posts no next receive.
        """
      ]),
    .init(
      513, 0, "ClientEventReceiveDatagram", .up, .dispatch, .frame,
      """
      The transport shows {to} a datagram, because no receive is posted for it. If {to} answers \
      NOT_ACCEPTED, it is dropped.
      """),
    .init(
      514, 0, "NBQueuePacket", .down, .upToDispatch, .packet, completion: "IPSendComplete",
      """
      {at} puts {obj} into the queue of its neighbour. If the neighbour is known it leaves at \
      once, otherwise it waits for the ARP reply.
      """),
    .init(
      514, 1, "NBSendPackets", .down, .upToDispatch, .packet,
      "{at} sends what waits in the queue of a neighbour. What came first goes first."),
    .init(
      514, 2, "NBUpdateNeighbor", .none, .upToDispatch, .none,
      """
      {at} learns the hardware address of a neighbour from an ARP reply. The packets that waited \
      for it can go.
      """),
    .init(
      514, 3, "NBTimeout", .none, .dispatch, .none,
      """
      {at} looks for neighbours that have not answered. It asks again, and in the end gives their \
      packets back as unreachable.
      """),
    .init(
      515, 0, "SendFragments", .down, .upToDispatch, .packet,
      """
      {at} cuts the datagram into fragments that fit the MTU. Fragment offsets count in units of 8 \
      bytes, so all but the last carry a multiple of 8.
      """),
    .init(
      515, 1, "IPSendComplete", .up, .upToDispatch, .packet,
      """
      {at} learns that a fragment is done with. It prepares the next one, or frees the fragment \
      context after the last.
      """),
    .init(
      516, 0, "ProcessFragment", .up, .upToDispatch, .packet,
      """
      {at} puts a received fragment to the others of its datagram. Only a complete datagram goes \
      on to the transport.
      """),
    .init(
      517, 0, "UDPReceive", .up, .upToDispatch, .packet,
      """
      {at} checks the checksum and the length of a received datagram. Then it looks for the \
      address files that it is for.
      """),
    .init(
      517, 1, "DGDeliverData", .up, .upToDispatch, .packet,
      """
      {at} copies the datagram into a posted receive or hands it to an event handler. If there is \
      neither, it is dropped.
      """),
    .init(
      518, 0, "ChewCreate", .none, .upToDispatch, .none,
      """
      {at} queues a work item, so that the rest of the receive runs at PASSIVE_LEVEL. Only ReactOS \
      takes this detour.
      """),
    .init(
      518, 1, "LanReceiveWorker", .up, .passive, .packet,
      """
      The work item runs, and {at} hands the received packet to IP. Only ReactOS takes this \
      detour.
      """),
    .init(
      519, 0, "SatisfyPacketRecvRequest", .up, .upToDispatch, .irp,
      "{at} copies a stored datagram into the buffer of a read. Its own copy is freed."),
    .init(
      519, 1, "LeaveIrpUntilLater", .none, .upToDispatch, .irp,
      """
      {at} has nothing for {obj} yet and keeps it. It sets a cancel routine and answers \
      STATUS_PENDING.
      """),
    .init(
      519, 2, "PollReeval", .none, .upToDispatch, .irp,
      "{at} looks again at the sockets that somebody waits for, because one of them has changed."),
  ]
}
