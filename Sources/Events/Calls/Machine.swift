// What the models need beyond the reference: what a scenario does to the hardware, the spin locks, and the functions of
// the driver that captures frames.

extension CallCatalog {
  /// Hardware, spin locks and drivers that capture frames.
  static let machine: [CallFacts] = hardware + captureProtocol

  /// What happens to the cable, the card and the pools, and what drivers do about it.
  ///
  /// Their numbers begin at 845.
  private static let hardware: [CallFacts] = [
    .init(
      845, 0, "CableBusy", .up, .any, .frame,
      "Somebody else talks on the cable. A card that wants to send has to wait until it is quiet."),
    .init(
      845, 1, "Collisions", .up, .any, .frame,
      """
      Whatever {at} sends next will collide, again and again. After sixteen attempts the chip \
      gives the frame up.
      """),
    .init(
      845, 2, "UnplugCable", .up, .any, .none,
      "Somebody pulls the cable out of {at}. Nothing comes in any more, and nothing gets out."),
    .init(
      845, 3, "PlugCable", .up, .any, .none,
      "Somebody puts the cable back into {at}. The link is up again."),
    .init(
      845, 4, "PoolsEmpty", .none, .any, .memory,
      "The machine runs out of memory. The next allocations fail, whoever makes them."),
    .init(
      845, 5, "RemoveCard", .up, .any, .none,
      """
      Somebody pulls {at} out of the running machine. From now on a port of the card answers \
      nothing.
      """),
    .init(
      845, 6, "NdisStallExecution", .none, .any, .none,
      """
      {at} makes its processor wait in a loop. Nothing else runs on this processor meanwhile; a \
      driver should not do this for long.
      """),
    .init(
      845, 7, "NdisAcquireSpinLock", .none, .upToDispatch, .none,
      "{at} takes its spin lock. Its processor is at DISPATCH_LEVEL until the lock is released."),
    .init(
      845, 8, "NdisReleaseSpinLock", .none, .dispatch, .none,
      "{at} releases its spin lock. Its processor is at the level from before again."),
    .init(
      845, 9, "NdisDprAcquireSpinLock", .none, .dispatch, .none,
      "{at} takes its spin lock. It knows that it is at DISPATCH_LEVEL, so nothing is saved."),
    .init(
      845, 10, "NdisDprReleaseSpinLock", .none, .dispatch, .none,
      "{at} releases the spin lock that it took at DISPATCH_LEVEL."),
    .init(
      845, 11, "NdisMDeregisterInterrupt", .none, .passive, .none,
      "{at} gives its interrupt back. After this its handlers for interrupts are not called again."),
    .init(
      845, 12, "NdisMDeregisterInterruptEx", .none, .passive, .none,
      "{at} gives its interrupt back. After this its handlers for interrupts are not called again."),
    .init(
      845, 13, "NdisFCancelSendNetBufferLists", .down, .upToDispatch, .none,
      "{from} passes a cancel id on to the layer below."),
    .init(
      845, 14, "NdisMRegisterIoPortRange", .none, .passive, .none,
      "{at} claims the ports of its card. Only after this it may read and write registers."),
    .init(
      845, 15, "NdisMDeregisterIoPortRange", .none, .passive, .none,
      "{at} gives the ports of its card back."),
    .init(
      848, 0, "IRP_MN_SURPRISE_REMOVAL", .down, .passive, .none,
      """
      The plug and play manager tells NDIS that the device is gone. No driver was asked before, \
      and nobody may refuse.
      """),
    .init(
      848, 1, "IRP_MN_REMOVE_DEVICE", .down, .passive, .none,
      "The plug and play manager tells NDIS to let go of the device. NDIS halts the miniport."),
    .init(
      848, 2, "HangCard", .none, .any, .none,
      "The scenario lets {at} seem to hang. NDIS finds that out at its next check."),
    .init(
      848, 3, "PtStatus", .up, .upToDispatch, .status,
      """
      NDIS tells the lower edge of {to} about a change of state: {st}. {to} reports the same to \
      whoever is bound above it.
      """),
    .init(
      848, 4, "PtStatusComplete", .up, .upToDispatch, .status,
      "NDIS tells {to} that the status report is over. {to} says the same above."),
    .init(
      848, 5, "LinkChange", .up, .any, .register,
      "{at} notices that the cable went in or out, and asks for an interrupt."),
    .init(
      848, 6, "RemoveEntryList", .none, .upToDispatch, .packet,
      "{at} takes {obj} out of its queue, wherever it stands."),
    .init(
      848, 7, "MPCancelSendPackets", .down, .upToDispatch, .none,
      """
      NDIS asks {to} to cancel the sends with this cancel id. {to} has no queue of its own: it asks \
      the same of its lower binding with NdisCancelSendPackets.
      """),
  ]

  /// The functions of the capture driver that is a protocol (WinPcap).
  ///
  /// Their numbers begin at 846.
  private static let captureProtocol: [CallFacts] = [
    .init(
      846, 0, "NPF_tap", .up, .dispatch, .frame,
      """
      NDIS shows a frame to {to}. {to} runs its filter program over it, copies what is wanted into \
      its buffer, and answers NOT_ACCEPTED in any case; the frame itself goes its way.
      """),
    .init(
      846, 1, "NPF_Read", .none, .passive, .irp,
      "The program reads what {to} has captured. Everything in the buffer goes up in one call."),
    .init(
      846, 2, "NPF_Write", .none, .passive, .irp, completion: "IoCompleteRequest",
      "The program sends a frame of its own through {to}, beside all protocols."),
    .init(
      846, 3, "NPF_IoControl", .none, .passive, .irp,
      "The program sets a filter program or the packet filter of {to}."),
    .init(
      846, 4, "NPF_BindAdapter", .up, .passive, .none, completion: "NdisCompleteBindAdapter",
      "NDIS offers {to} an adapter, and {to} opens it."),
    .init(
      846, 5, "NPF_UnbindAdapter", .up, .passive, .none, completion: "NdisCompleteUnbindAdapter",
      "NDIS takes the adapter away from {to}. Waiting reads end, then {to} closes the adapter."),
    .init(
      846, 6, "NPF_OpenAdapterComplete", .up, .passive, .none,
      "NDIS tells {to} that the adapter is open. This comes only after PENDING."),
    .init(
      846, 7, "NPF_CloseAdapterComplete", .up, .passive, .none,
      "NDIS tells {to} that the adapter is closed. This comes only after PENDING."),
    .init(
      846, 8, "NPF_SendComplete", .up, .upToDispatch, .packet,
      "{at} gets {obj} back, and is to free it and to complete the write of the program."),
    .init(
      846, 9, "NPF_RequestComplete", .up, .upToDispatch, .request,
      "{at} gets {obj} back with {st}, and is to free it."),
    .init(
      846, 10, "NPF_TransferDataComplete", .up, .upToDispatch, .packet,
      "{at} has the rest of the frame in {obj}. Now it is in the buffer as a whole.",
      instead: [
        .failure: """
        {at} has {obj} back with {st}: the rest of the frame is not in it. It is to free {obj}.
        """
      ]),
    .init(
      846, 11, "NPF_ReceiveComplete", .up, .dispatch, .none,
      "NDIS tells {to} that the indications are over for now. {to} has nothing left to do."),
    .init(
      846, 12, "bpf_filter", .none, .upToDispatch, .frame,
      """
      {at} runs the filter program of the capture over the frame. The program answers how many \
      bytes are wanted; 0 means none.
      """),
    .init(
      846, 13, "NPF_Unload", .none, .passive, .none,
      "{to}, the capture driver, is unloaded. It has to give its bindings back and to deregister."),
    .init(
      846, 14, "NPF_Status", .up, .upToDispatch, .status,
      "NDIS tells {to} about a change of state of the adapter: {st}. {to} does nothing about it."),
    .init(
      846, 15, "NPF_StatusComplete", .up, .upToDispatch, .status,
      "NDIS tells {to} that all about this change of state has been said."),
  ]
}
