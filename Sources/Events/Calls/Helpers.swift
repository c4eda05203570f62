// The names that NDIS_REFERENCE section 5 uses and section 2 does not have.
//
// They have no event id, so they get numbers of our own from 600 on. Each block below begins at a round number; inside
// a block the positions run from 0 to 15 and then go on with the next number. A name that is added goes to the end of
// its block: a trace may hold the number of every name before it. A name whose function implements a handler has the
// direction, the level and the completion of that handler.

extension CallCatalog {
  /// The functions of the drivers, of Windows and of the chip that have no event id (NDIS_REFERENCE 5).
  static let helpers: [CallFacts] = [
    packetSample, applications, kernel, card, passThru, filterSample, sockets, workItems, services,
  ].flatMap(\.self)

  /// The packet sample's own functions, and those of its variant with a queue of received packets.
  ///
  /// Their numbers begin at 600.
  private static let packetSample: [CallFacts] = [
    .init(
      600, 0, "PacketSendComplete", .up, .upToDispatch, .packet,
      """
      {at} is to clean up after a send: to free {obj}, to complete the IRP and to count down. If \
      NdisSend did not answer PENDING, {at} has to call this itself.
      """),
    .init(
      600, 1, "SafeCopyNdisPacket", .none, .upToDispatch, .packet,
      """
      {at} makes a copy of the received packet: a packet, memory and a buffer of its own, and then \
      the bytes. The copy may be kept.
      """),
    .init(
      600, 2, "BuildNdisPacket", .none, .upToDispatch, .packet,
      """
      {at} builds {obj}: a descriptor from its pool, memory and a buffer. Header and data are \
      copied into it afterwards.
      """),
    .init(
      600, 3, "PacketTransferDataComplete", .up, .upToDispatch, .packet,
      """
      {at} has the frame in {obj}: it is to count down and to queue the packet. If \
      NdisTransferData did not answer PENDING, {at} has to call this itself.
      """,
      instead: [
        .failure: """
        {at} has {obj} back without the frame: it is to count down and to free the packet. If \
        NdisTransferData did not answer PENDING, {at} has to call this itself.
        """
      ]),
    .init(
      600, 4, "PacketRequestComplete", .up, .upToDispatch, .request,
      """
      {at} is to clean up after a request: to free {obj}, to complete the IRP and to count down. \
      If NdisRequest did not answer PENDING, {at} has to call this itself.
      """),
    .init(
      600, 5, "FreeNdisPacket", .none, .upToDispatch, .packet,
      """
      {at} frees {obj} with its buffer and its memory. NdisFreePacket alone would free only the \
      descriptor.
      """),
    .init(
      600, 6, "PacketCancelReadIrps", .none, .upToDispatch, .irp,
      """
      {at} completes every pending read with STATUS_CANCELLED. Otherwise they would hold the \
      counter above 0 and the unbind would never end.
      """),
    .init(
      600, 7, "PacketReceivePacket", .up, .dispatch, .packet, completion: "NdisReturnPackets",
      """
      {at} copies {obj} into a packet of its own and answers 0. It promises no return, so the \
      received packet is not kept from the miniport.
      """),
  ]

  /// What an application calls.
  ///
  /// Their numbers begin at 620.
  private static let applications: [CallFacts] = [
    .init(
      620, 0, "WriteFile", .down, .passive, .irp,
      """
      {from} writes to the device. The I/O manager makes an IRP_MJ_WRITE of it and hands it to the \
      driver.
      """),
    .init(
      620, 1, "ReadFile", .down, .passive, .irp,
      """
      {from} reads from the device. The I/O manager makes an IRP_MJ_READ of it and hands it to the \
      driver.
      """),
    .init(
      620, 2, "sendto", .down, .passive, .irp,
      """
      {from} sends a datagram. What this call returns says nothing about the wire: the frame may \
      still be in the card.
      """),
    .init(
      620, 3, "WSASendTo", .down, .passive, .irp,
      "Winsock takes the send and calls the service provider of the socket."),
    .init(
      620, 4, "NtDeviceIoControlFile", .down, .passive, .irp,
      """
      {at} enters the kernel with a control code. The I/O manager makes an IRP of it and hands it \
      to the driver.
      """),
    .init(
      620, 5, "recvfrom", .down, .passive, .irp,
      """
      {from} asks for the next datagram. If none is there and the socket blocks, the thread waits.
      """),
    .init(
      620, 6, "CloseHandle", .down, .passive, .irp,
      "{from} closes its handle to the device. If it is the last one, IRP_MJ_CLEANUP follows."),
    .init(
      620, 7, "DeviceIoControl", .down, .passive, .irp,
      """
      {from} sends the driver a control code. The I/O manager makes an IRP_MJ_DEVICE_CONTROL of \
      it.
      """),
    .init(
      620, 8, "CancelIo", .down, .passive, .irp,
      """
      {from} cancels I/O that it has begun. What waits and can be cancelled comes back with an \
      error, everything else as if nothing had been said.
      """),
    .init(
      620, 9, "IRP_MJ_DEVICE_CONTROL", .down, .passive, .irp, completion: "IoCompleteRequest",
      "The I/O manager hands {obj}, a control code of the application, to {to}."),
  ]

  /// List operations, functions of the kernel and functions of NDIS that have no row.
  ///
  /// Their numbers begin at 630.
  private static let kernel: [CallFacts] = [
    .init(
      630, 0, "NDIS_SET_PACKET_STATUS", .none, .upToDispatch, .packet,
      """
      {at} writes {st} into {obj}. In a packet that is received SUCCESS lets a protocol keep it, \
      and RESOURCES lends it for the indication only; in one that is sent it is the answer of a \
      serialized miniport.
      """),
    .init(
      630, 1, "IoBuildPartialMdl", .none, .upToDispatch, .memory,
      """
      {at} describes a part of a buffer by an MDL of its own. Chained to a packet, it lets the \
      transfer land behind the header.
      """),
    .init(
      630, 2, "NDIS_GET_PACKET_STATUS", .none, .upToDispatch, .packet,
      "{at} reads the status of {obj}. If it is RESOURCES, {at} has to copy the data now."),
    .init(
      630, 3, "MmGetSystemAddressForMdlSafe", .none, .upToDispatch, .memory,
      """
      {at} asks for a kernel address of the memory behind an MDL. If it cannot be mapped, the \
      answer is NULL.
      """),
    .init(
      630, 4, "NdisOpenProtocolConfiguration", .none, .passive, .none,
      """
      {at} opens the registry key of this binding. PassThru reads the name of its virtual miniport \
      there.
      """),
    .init(
      630, 5, "IoCallDriver", .down, .upToDispatch, .irp, completion: "IoCompleteRequest",
      """
      {from} hands {obj} to the driver below. The IRP belongs to that driver until it is \
      completed.
      """),
    .init(
      630, 6, "MiniIndicateData", .up, .dispatch, .frame,
      """
      NDIS goes through the bindings of the adapter and calls ProtocolReceive of each. ReactOS \
      holds a spin lock meanwhile, which can end in a deadlock.
      """),
    .init(
      630, 7, "InsertTailList", .none, .any, .none,
      "{at} puts {obj} at the tail of its queue. What came before goes before."),
    .init(
      630, 8, "InsertHeadList", .none, .any, .none,
      "{at} puts {obj} at the head of its queue. It is the next to go."),
    .init(
      630, 9, "RemoveHeadList", .none, .any, .none,
      "{at} takes {obj} from the head of its queue, where what came first stands."),
    .init(
      630, 10, "KeInsertQueueDpc", .none, .any, .none,
      "{at} queues a DPC. It runs at DISPATCH_LEVEL, after the interrupt."),
    .init(
      630, 11, "NdisSetEvent", .none, .upToDispatch, .none,
      "{at} sets an event object. Whoever waits for it in NdisWaitEvent goes on."),
    .init(
      630, 12, "NdisMoveMemory", .none, .upToDispatch, .memory,
      "{at} copies the bytes of {obj}."),
    .init(
      630, 13, "NdisFreeBufferPool", .none, .upToDispatch, .memory,
      "{at} frees its pool of buffer descriptors. None of them may be in use."),
  ]

  /// Functions of the NE2000 driver, and what its chip does by itself.
  ///
  /// Their numbers begin at 640.
  private static let card: [CallFacts] = [
    .init(
      640, 0, "HandleTransmit", .up, .dispatch, .packet,
      """
      {at} frees the places of the frames that its card is done with, sent or not. Then it starts \
      what still waits.
      """),
    .init(
      640, 1, "NICPrepareForTransmit", .down, .dispatch, .packet,
      """
      {at} copies the bytes of the packet into the memory of the card, as a frame, and starts the \
      transmission. From here on the card does not need the packet.
      """),
    .init(
      640, 2, "NICUpdateCounters", .none, .dispatch, .register,
      "{at} adds the tally counters of the card to its statistics."),
    .init(
      640, 3, "LocalDMA", .up, .any, .frame,
      """
      {at} stores the arriving frame in its ring, and CURR moves on. The chip does this by itself; \
      the driver learns of it by ISR.PRX.
      """),
    .init(
      640, 4, "RemoteDMA", .none, .any, .frame,
      """
      {at} lets the chip move bytes between the memory of the card and its data port, where the \
      processor reads or writes them.
      """),
    .init(
      640, 5, "DMA", .none, .any, .frame,
      """
      The card moves {obj} between its own memory and the memory of the host by itself, without \
      the processor.
      """),
    .init(
      640, 6, "FarEnd", .up, .any, .frame,
      "The far end of the cable sends a frame. It takes its time on the cable before it arrives."),
  ]

  /// Handlers and functions of PassThru, the intermediate driver.
  ///
  /// Their numbers begin at 650.
  private static let passThru: [CallFacts] = [
    .init(
      650, 0, "PtReceive", .up, .dispatch, .frame,
      """
      NDIS shows {to} a frame by header and lookahead. If there is a packet behind it, {to} is to \
      indicate one upward with RESOURCES, otherwise header and lookahead.
      """),
    .init(
      650, 1, "MPSendPackets", .down, .upToDispatch, .packets, completion: "NdisMSendComplete",
      """
      NDIS hands {obj} to {to}, a virtual miniport. {to} is to send each packet on below, or, if \
      its device is not in D0, to complete it with FAILURE.
      """),
    .init(
      650, 2, "PtSendComplete", .up, .upToDispatch, .packet,
      """
      {to} gets {obj} back from below. If the packet is its own, it has to free it and to complete \
      the original; a packet that it passed on it has to complete as it is.
      """),
    .init(
      650, 3, "PtReceivePacket", .up, .dispatch, .packet, completion: "NdisReturnPackets",
      """
      NDIS shows {obj} to {to}. {to} indicates it upward, itself or through a packet of its own, \
      and answers 1 if it will return {obj} later.
      """),
    .init(
      650, 4, "MPReturnPacket", .down, .upToDispatch, .packet,
      """
      NDIS returns {obj} to {to}. If the packet is its own, {to} has to free it and to return the \
      original; a packet that it passed on it has to return as it is.
      """),
    .init(
      650, 5, "PtReceiveComplete", .up, .dispatch, .none,
      """
      NDIS tells {to} that the indications are over for now. If {to} has passed on header and \
      lookahead, it has to say the same to the protocols above it.
      """),
    .init(
      650, 6, "MPTransferData", .down, .dispatch, .packet, completion: "NdisMTransferDataComplete",
      """
      {to} passes the transfer to its lower binding, with {obj} itself. So it goes down from \
      inside an indication that is on its way up.
      """),
    .init(
      650, 7, "PtTransferDataComplete", .up, .upToDispatch, .packet,
      """
      {to} learns that the transfer is over, and has to complete it upward. {obj} was the packet \
      of the protocol above all the way.
      """),
    .init(
      650, 8, "MPQueryInformation", .down, .dispatch, .request,
      completion: "NdisMQueryInformationComplete",
      """
      {to} is asked for an OID. It answers those about power itself and passes others to its lower \
      binding; upward it answers PENDING.
      """),
    .init(
      650, 9, "PtRequestComplete", .up, .upToDispatch, .request,
      """
      {to} gets its request back from below. It has to copy the byte counts and to complete the \
      query or set above; if NdisRequest did not pend, {to} has to call this itself.
      """),
    .init(
      650, 10, "PtBindAdapter", .up, .passive, .none, completion: "NdisCompleteBindAdapter",
      """
      NDIS offers {to} a lower adapter. {to} makes its ADAPT and its pools, opens the adapter and \
      lets its virtual miniport start.
      """),
    .init(
      650, 11, "PtRegisterDevice", .none, .passive, .none,
      "{at} makes its control device, but only with its first adapter."),
    .init(
      650, 12, "PtUnbindAdapter", .up, .passive, .none, completion: "NdisCompleteUnbindAdapter",
      """
      NDIS takes the lower adapter away from {to}. {to} has to take its virtual adapter down \
      first, so that the protocols above let go of it.
      """,
      instead: [
        .success: "{at} has let go of the adapter."
      ]),
    .init(
      650, 13, "PtDeregisterDevice", .none, .passive, .none,
      "{at} deletes its control device, but only with its last adapter."),
    .init(
      650, 14, "MPSend", .down, .upToDispatch, .packet, completion: "NdisMSendComplete",
      """
      NDIS hands {obj} to {to}, a virtual miniport. {to} is to send it on below, itself or through \
      a packet of its own, and to complete it when that is back.
      """),
    .init(
      650, 15, "MPSetInformation", .down, .dispatch, .request,
      completion: "NdisMSetInformationComplete",
      """
      NDIS hands {obj} to {to}, a virtual miniport. {to} repeats it below in a request of its \
      own, and answers PENDING.
      """),
    .init(
      651, 0, "NdisInterlockedIncrement", .none, .any, .none,
      "{at} counts one more, in one step that no other processor can come between."),
    .init(
      651, 1, "NdisInterlockedDecrement", .none, .any, .none,
      "{at} counts one less, in one step that no other processor can come between."),
    .init(
      651, 2, "NdisQueueIoWorkItem", .none, .upToDispatch, .none,
      """
      {at} may not go on at this IRQL. It leaves the rest to a work item, which a system thread runs \
      at PASSIVE_LEVEL.
      """),
    .init(
      651, 3, "NDIS_IO_WORKITEM_FUNCTION", .up, .passive, .none,
      "A system thread runs the work item that {to} has queued."),
    .init(
      651, 4, "NdisFreeNetBufferListPool", .none, .upToDispatch, .memory,
      "{at} frees a pool of net buffer lists. All lists of it have to be free by then."),
    .init(
      651, 5, "NdisSetTimerObject", .none, .upToDispatch, .none,
      "{at} sets a timer. When it runs out, a function of {at} is called at DISPATCH_LEVEL."),
    .init(
      651, 6, "NdisCancelTimerObject", .none, .upToDispatch, .none,
      """
      {at} cancels its timer. If the timer has run out already, its function runs all the same, \
      perhaps right now.
      """),
    .init(
      651, 7, "NDIS_TIMER_FUNCTION", .up, .dispatch, .none,
      "The timer that {to} has set runs out, and its function is called."),
  ]

  /// Handlers of the sample filter, under the short names of section 5.
  ///
  /// Their numbers begin at 660.
  private static let filterSample: [CallFacts] = [
    .init(
      660, 0, "FilterSend", .down, .upToDispatch, .netBufferLists,
      completion: "NdisFSendNetBufferListsComplete",
      """
      NDIS hands {obj} to {to} on the way down. {to} counts in OutSends what it gets, and passes \
      it on.
      """),
    .init(
      660, 1, "FilterSendComplete", .up, .upToDispatch, .netBufferLists,
      """
      NDIS hands {obj} to {to} on the way back up. {to} takes what it gets out of OutSends and \
      completes it upward.
      """),
    .init(
      660, 2, "FilterReceive", .up, .upToDispatch, .netBufferLists,
      completion: "NdisFReturnNetBufferLists",
      """
      NDIS hands {obj} to {to} on the way up. {to} counts in OutRcvs what it gets; with the \
      RESOURCES flag it takes it out again right after passing it on.
      """),
    .init(
      660, 3, "FilterReturn", .down, .upToDispatch, .netBufferLists,
      """
      NDIS hands {obj} to {to} on the way back down. {to} passes on what it gets, and then takes \
      it out of OutRcvs.
      """),
  ]

  /// Functions of tcpip, AFD and msafd, under the names of ReactOS.
  ///
  /// Their numbers begin at 670.
  private static let sockets: [CallFacts] = [
    .init(
      670, 0, "WSPSendTo", .down, .passive, .irp,
      """
      {at} turns the address into TDI form and calls AFD. A socket without an address is first \
      bound to the wildcard address.
      """),
    .init(
      670, 1, "WSPBind", .down, .passive, .irp,
      "{at} binds the socket to a local address through IOCTL_AFD_BIND."),
    .init(
      670, 2, "AfdPacketSocketWriteData", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      {at} gets the send of a datagram socket, which has to be bound. It locks the user's pages \
      and hands the datagram to the transport.
      """),
    .init(
      670, 3, "SocketAcquireStateLock", .none, .passive, .none,
      """
      {at} takes the lock of the socket. Nobody else may change the state of the socket meanwhile.
      """),
    .init(
      670, 4, "LockRequest", .none, .passive, .irp,
      "{at} locks the description of the request in memory. Every way out has to unlock it."),
    .init(
      670, 5, "LockBuffers", .none, .passive, .memory,
      """
      {at} locks the user's buffers in memory and describes them by MDLs. Every way out has to \
      unlock them.
      """),
    .init(
      670, 6, "TdiBuildConnectionInfo", .none, .upToDispatch, .memory,
      "{at} builds the TDI_CONNECTION_INFORMATION with the remote address."),
    .init(
      670, 7, "TdiSendDatagram", .down, .upToDispatch, .irp, completion: "PacketSocketSendComplete",
      """
      {at} makes an IRP with an MDL and a completion routine of its own and hands it to the \
      transport.
      """),
    .init(
      670, 8, "TdiBuildInternalDeviceControlIrp", .none, .upToDispatch, .irp,
      """
      {at} makes an IRP for the transport. It is a second one, beside the IRP of the application.
      """),
    .init(
      670, 9, "DispTdiSendDatagram", .down, .upToDispatch, .irp,
      completion: "DispDataRequestComplete",
      """
      {at} gets the send from AFD. It prepares the IRP for a cancel and calls the send function of \
      the address file.
      """),
    .init(
      670, 10, "DispPrepareIrpForCancel", .none, .upToDispatch, .irp,
      "{at} gives {obj} a cancel routine, so that it can be taken back."),
    .init(
      670, 11, "UDPSendDatagram", .down, .upToDispatch, .packet,
      """
      {at} finds the route, builds the UDP packet and hands it to IP. The user's data is copied \
      here, so the IRP need not wait for the wire.
      """),
    .init(
      670, 12, "LockObject", .none, .upToDispatch, .none,
      "{at} takes the lock of the address file."),
    .init(
      670, 13, "RouteGetRouteToDestination", .none, .upToDispatch, .none,
      """
      {at} finds the neighbour that the datagram goes to. That decides the interface and the \
      source address.
      """),
    .init(
      670, 14, "BuildUDPPacket", .none, .upToDispatch, .packet,
      """
      {at} allocates {obj} and copies the user's data into it. From here on the buffer of the \
      application is not needed.
      """),
    .init(
      670, 15, "UnlockObject", .none, .upToDispatch, .none,
      "{at} gives the lock of the address file back."),
    .init(
      671, 0, "IPSendDatagram", .down, .upToDispatch, .packet, completion: "UDPSendPacketComplete",
      "{at} gets the datagram from UDP. What does not fit the MTU leaves in fragments."),
    .init(
      671, 1, "IPSendFragment", .down, .upToDispatch, .packet,
      """
      {at} hands a fragment to the code for neighbours. One packet is used again for all fragments \
      of a datagram.
      """),
    .init(
      671, 2, "NBCompleteSend", .up, .upToDispatch, .packet,
      "{at} learns that the layers below are done with {obj} and tells IP."),
    .init(
      671, 3, "LANTransmit", .down, .upToDispatch, .packet, completion: "NBCompleteSend",
      "{at} builds the Ethernet header of {obj} and calls NdisSend."),
    .init(
      671, 4, "UDPSendPacketComplete", .up, .upToDispatch, .packet,
      "{at} frees {obj}: every fragment of the datagram is done with."),
    .init(
      671, 5, "DispDataRequestComplete", .up, .upToDispatch, .irp,
      """
      {at} completes the IRP of AFD that DispTdiSendDatagram or DispTdiReceiveDatagram took. The \
      data of a send was copied before, so its end says nothing about the wire.
      """),
    .init(
      671, 6, "UnlockBuffers", .none, .upToDispatch, .memory,
      "{at} unlocks the user's buffers. From here on nobody below may use them."),
    .init(
      671, 7, "AfdBindSocket", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      {at} binds the socket and prepares to receive: it posts a receive (ReactOS) or sets an event \
      handler (Windows).
      """),
    .init(
      671, 8, "DGReceiveDatagram", .down, .upToDispatch, .irp, completion: "DGReceiveComplete",
      "{at} queues the posted receive at its address file. The IRP waits there for a datagram."),
    .init(
      671, 9, "WSPRecvFrom", .down, .passive, .irp,
      """
      {at} asks AFD for a datagram through IOCTL_AFD_RECV_DATAGRAM. If that is pending, the thread \
      waits for the event of the socket.
      """),
    .init(
      671, 10, "AfdCancelHandler", .none, .dispatch, .irp,
      "{at} takes {obj} off its queue and completes it with STATUS_CANCELLED."),
    .init(
      671, 11, "AllocatePacketWithBuffer", .none, .upToDispatch, .packet,
      """
      {at} takes a packet and a buffer as large as the frame. The received memory is valid during \
      the indication only, so a copy is needed.
      """),
    .init(
      671, 12, "LanSubmitReceiveWork", .up, .dispatch, .packet,
      """
      {at} gives the received packet to a work item. Only ReactOS takes this detour to \
      PASSIVE_LEVEL.
      """),
    .init(
      671, 13, "IPReceive", .up, .upToDispatch, .packet,
      """
      {at} checks the IP header of the received packet. Then the packet goes to the reassembly of \
      fragments.
      """),
    .init(
      671, 14, "IPDispatchProtocol", .up, .upToDispatch, .packet,
      """
      {at} looks at the protocol number of the datagram and calls the transport that it stands \
      for.
      """),
    .init(
      671, 15, "AddrSearchFirst", .none, .upToDispatch, .none,
      "{at} looks for the first address file that the datagram is for."),
    .init(
      672, 0, "AddrSearchNext", .none, .upToDispatch, .none,
      """
      {at} looks for the next address file that the datagram is for. Every one that matches gets \
      it.
      """),
    .init(
      672, 1, "DGReceiveComplete", .up, .upToDispatch, .irp,
      """
      {at} completes the posted receive. As much of the datagram as fits and its source address \
      are in the buffers of AFD.
      """),
    .init(
      672, 2, "IRPFinish", .up, .upToDispatch, .irp,
      """
      {at} completes {obj} to the driver that sent it. The completion routine of that driver runs.
      """),
    .init(
      672, 3, "TDI_SET_EVENT_HANDLER", .down, .upToDispatch, .irp, completion: "IoCompleteRequest",
      """
      {from} tells the transport what to call when a datagram comes. Then no receive has to be \
      posted.
      """),
    .init(
      672, 4, "ExAllocatePoolWithTag", .none, .upToDispatch, .memory,
      """
      {at} allocates {obj} from the pool of the system. Whoever allocates has to say who \
      frees.
      """),
    .init(
      672, 5, "ExFreePoolWithTag", .none, .upToDispatch, .memory,
      "{at} gives {obj} back to the pool of the system. Nobody may use it any more."),
    .init(
      672, 6, "IoFreeIrp", .none, .upToDispatch, .irp,
      """
      The I/O manager frees {obj} with its MDL, because its completion routine in {at} is \
      over.
      """),
    .init(
      672, 7, "NBSendSolicit", .down, .dispatch, .none,
      """
      {at} asks the cable who has the address of a neighbour. Everybody hears the question, \
      one answers.
      """),
    .init(
      672, 8, "ARPTransmit", .down, .upToDispatch, .packet, completion: "ARPTransmitComplete",
      "{at} builds an ARP question in a packet of its own and sends it to everybody."),
    .init(
      672, 9, "PrepareARPPacket", .none, .upToDispatch, .packet,
      "{at} writes an ARP message into {obj}: who asks or answers, and for which address."),
    .init(
      672, 10, "ARPTransmitComplete", .up, .upToDispatch, .packet,
      "{at} frees {obj}: the ARP message is sent, and nobody waits for its packet."),
    .init(
      672, 11, "ARPReceive", .up, .upToDispatch, .packet,
      """
      {at} reads an ARP message. It notes who sent it, and answers if it is asked for its own \
      address.
      """),
    .init(
      672, 12, "NBFindOrCreateNeighbor", .none, .upToDispatch, .none,
      """
      {at} looks for the neighbour in its cache and makes an entry if there is none. A new \
      entry has no hardware address yet, so {at} has to ask.
      """),
    .init(
      672, 13, "NBAddNeighbor", .none, .upToDispatch, .none,
      "{at} puts a neighbour into its cache."),
    .init(
      672, 14, "NBFlushPacketQueue", .none, .dispatch, .packet,
      "{at} gives up a neighbour. What waited for its address is completed as unreachable."),
    .init(
      672, 15, "LoopTransmit", .down, .upToDispatch, .packet, completion: "NBCompleteSend",
      """
      {at} sends {obj} to itself: a work item takes a copy up again. NDIS never sees it, so no \
      sniffer below IP can.
      """),
    .init(
      673, 0, "LoopPassiveWorker", .up, .passive, .packet,
      "The work item runs, and {at} hands what it has sent to itself to its own receive path."),
    .init(
      673, 1, "ICMPReceive", .up, .upToDispatch, .packet,
      """
      {at} checks the checksum of an ICMP message. An echo request is answered here, inside \
      the driver; no program takes part.
      """),
    .init(
      673, 2, "ICMPReply", .down, .upToDispatch, .packet,
      "{at} sends the data of the echo request back to where it came from."),
    .init(
      673, 3, "ReassembleDatagram", .none, .upToDispatch, .packet,
      """
      {at} copies the pieces of a datagram into one buffer, {obj}. A datagram that came in one \
      piece takes the same way.
      """),
    .init(
      673, 4, "FreeIPDR", .none, .upToDispatch, .packet,
      "{at} frees the record of a reassembly and the packets of its fragments."),
    .init(
      673, 5, "IPDatagramReassemblyTimeout", .none, .dispatch, .none,
      """
      {at} looks for datagrams that have waited too long for their other fragments. One lost \
      fragment costs the whole datagram.
      """),
    .init(
      673, 6, "DispTdiReceiveDatagram", .down, .upToDispatch, .irp,
      completion: "PacketSocketRecvComplete",
      "{at} gets a receive from AFD and its buffer. The IRP stays here until a datagram comes."),
    .init(
      673, 7, "AfdPacketSocketReadData", .down, .passive, .irp, completion: "IoCompleteRequest",
      "{at} gets the read of a datagram socket. If a datagram is stored, it is served at once."),
    .init(
      673, 8, "SocketStateUnlock", .none, .passive, .none,
      "{at} gives the lock of the socket back."),
    .init(
      673, 9, "TdiReceiveDatagram", .down, .upToDispatch, .irp,
      completion: "PacketSocketRecvComplete",
      "{at} posts a receive to the transport, with the window of the socket as its buffer."),
    .init(
      673, 10, "PrepareNextFragment", .none, .upToDispatch, .packet,
      """
      {at} copies the next piece of the datagram into {obj}, the one packet that it uses for \
      all of them, and writes its IP header.
      """),
    .init(
      673, 11, "UnlockRequest", .none, .upToDispatch, .irp,
      "{at} unlocks the description of the request."),
    .init(
      673, 12, "AfdCleanupSocket", .down, .passive, .irp,
      """
      The last handle to the socket is closed. {to} cancels the reads that wait and frees what \
      it has stored.
      """),
    .init(
      673, 13, "DispCancelRequest", .none, .upToDispatch, .irp,
      """
      The cancel routine of {to} takes {obj} off its address file and completes it with \
      STATUS_CANCELLED.
      """),
    .init(
      673, 14, "BuildRawIpPacket", .none, .upToDispatch, .packet,
      "{at} allocates {obj} and copies what stands behind the IP header into it."),
    .init(
      673, 15, "RawIpSendPacketComplete", .up, .upToDispatch, .packet,
      "{at} frees {obj}: every fragment of the message is done with."),
    .init(
      674, 0, "IPTimeout", .none, .dispatch, .none,
      """
      The timer of IP runs out. {at} looks at what it is waiting for: neighbours that have not \
      answered, datagrams that are not complete.
      """),
    .init(
      674, 1, "bind", .down, .passive, .irp,
      "{at} asks for a local address and port for its socket."),
    .init(
      674, 2, "closesocket", .down, .passive, .irp,
      "{at} closes its socket."),
    .init(
      674, 3, "WSPCloseSocket", .down, .passive, .irp,
      "{at} closes the handle of the socket."),
    .init(
      674, 4, "select", .down, .passive, .irp,
      "{at} asks which of its sockets have something to read, and waits for so long at most."),
    .init(
      674, 5, "WSPSelect", .down, .passive, .irp,
      """
      {at} asks AFD about the socket through IOCTL_AFD_SELECT. If that is pending, the thread waits \
      for an event.
      """),
    .init(
      674, 6, "AfdSelect", .down, .passive, .irp, completion: "IoCompleteRequest",
      """
      {at} looks whether the socket is ready. If it is not, {obj} waits in the list of the device, \
      with a timer.
      """),
    .init(
      674, 7, "SignalSocket", .none, .upToDispatch, .irp,
      """
      {at} ends a select. {obj} leaves the list of the device and is completed with what is ready \
      now.
      """),
    .init(
      674, 8, "SelectTimeout", .none, .dispatch, .irp,
      "The timer of a select runs out. {at} completes it, and none of its sockets is ready."),
    .init(
      674, 9, "KillSelectsForFCB", .none, .upToDispatch, .irp,
      "{at} ends every select that waits for a socket that is closed, with STATUS_CANCELLED."),
    .init(
      674, 10, "LockHandles", .none, .passive, .irp,
      "{at} takes references to the sockets of {obj}, so that they cannot go while it waits."),
    .init(
      674, 11, "UnlockHandles", .none, .upToDispatch, .irp,
      "{at} gives the references to the sockets of {obj} back."),
    .init(
      674, 12, "KeSetTimer", .none, .upToDispatch, .none,
      "{at} sets a timer. Its DPC runs when the time is over."),
    .init(
      674, 13, "KeCancelTimer", .none, .upToDispatch, .none,
      "{at} stops a timer. A DPC that has begun already is not stopped."),
    .init(
      898, 0, "IoCancelIrp", .none, .upToDispatch, .irp,
      """
      {at} takes {obj} back. The I/O manager clears its cancel routine and calls it, under the \
      cancel spin lock.
      """),
    .init(
      898, 1, "IoReleaseCancelSpinLock", .none, .dispatch, .none,
      """
      {at} releases the lock under which the I/O manager calls every cancel routine; the level \
      is the old one again.
      """),
    .init(
      898, 2, "MiniportHangDpc", .none, .dispatch, .none,
      """
      The timer of NDIS that looks after a miniport runs out: NDIS asks whether the miniport \
      hangs, and resets it if it does, or if a protocol has asked for a reset.
      """),
    .init(
      898, 3, "OccupyProcessor", .up, .any, .none,
      """
      The handler of another device keeps the processor that takes the interrupts of {at}, at \
      DIRQL. Until it returns, no interrupt of {at} is taken.
      """),
    .init(
      898, 4, "NdisFDevicePnPEventNotify", .down, .passive, .none,
      "{from} passes on what it was told about its device; the next driver below hears it."),
    .init(
      898, 5, "MiniportPnPEventNotify", .down, .passive, .none,
      """
      NDIS tells {to}, a miniport of NDIS 5, that its device was removed by surprise or that the \
      power profile changed. After a surprise removal nobody may touch the hardware.
      """),
    .init(
      898, 6, "MiniportTimer", .up, .dispatch, .none,
      "The timer that {at} has set runs out, and its function is called."),
    .init(
      898, 7, "ndisMTimerDpc", .none, .dispatch, .none,
      """
      The DPC of a timer goes on in NDIS, behind the function of the miniport: what came meanwhile \
      and had to wait is handed over now.
      """),
  ]

  /// Work items of protocol drivers.
  ///
  /// Their numbers begin at 890.
  private static let workItems: [CallFacts] = [
    .init(
      890, 0, "NdisScheduleWorkItem", .none, .upToDispatch, .none,
      """
      {at} queues a work item. A worker thread calls its routine at PASSIVE_LEVEL, when {at} has \
      long returned.
      """),
    .init(
      890, 1, "WorkItemRoutine", .none, .passive, .none,
      "A worker thread calls the routine of a work item that {to} queued."),
  ]

  /// What drivers ask of the library besides data: handlers, timers, the registry, the level they run at.
  ///
  /// Their numbers begin at 897.
  private static let services: [CallFacts] = [
    .init(
      897, 0, "NdisSetOptionalHandlers", .none, .passive, .none,
      """
      {from} gives NDIS handlers that it did not register at first. It may do so in its SetOptions \
      function, a filter also in FilterSetModuleOptions, a protocol also while it binds, and \
      nowhere else.
      """),
    .init(
      897, 1, "NdisMCancelTimer", .none, .upToDispatch, .none,
      """
      {at} cancels its timer. If the timer has run out already, its function runs all the same, \
      perhaps right now.
      """),
    .init(
      897, 2, "NdisMSleep", .none, .passive, .none,
      "{at} lets its thread sleep. Whoever waits for {at} sleeps with it."),
    .init(
      897, 3, "KeGetCurrentIrql", .none, .any, .none,
      "{at} asks its processor for the IRQL."),
    .init(
      897, 4, "NdisOpenConfigurationEx", .none, .passive, .none,
      """
      {at} opens its part of the registry. It gets a handle, and has to close it by \
      NdisCloseConfiguration.
      """),
    .init(
      897, 5, "NdisReadConfiguration", .none, .passive, .none,
      "{at} reads a value of its adapter from the registry."),
    .init(
      897, 6, "NdisCloseConfiguration", .none, .passive, .none,
      "{at} gives the handle of its part of the registry back."),
  ]
}
