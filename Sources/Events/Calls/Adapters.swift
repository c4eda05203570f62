extension CallCatalog {
  /// Starting and stopping an adapter (NDIS_REFERENCE 2.2).
  static let adapters: [CallFacts] = [
    .init(
      20, 0, "AddDevice", .none, .passive, .none,
      """
      The PnP manager tells NDIS about a new device. NDIS creates the device object and attaches \
      it; the miniport driver does not see this call.
      """),
    .init(
      21, 0, "IRP_MN_START_DEVICE", .none, .passive, .irp, completion: "IoCompleteRequest",
      """
      The PnP manager starts the device with its resources. NDIS passes the IRP to the bus driver \
      and then lets the miniport initialize the adapter.
      """),
    .init(
      22, 0, "MiniportInitialize", .down, .passive, .none,
      """
      NDIS asks {to} to initialize the adapter. After SUCCESS an NDIS 5 adapter is usable at once, \
      and the protocols are offered it.
      """),
    .init(
      23, 0, "MiniportInitializeEx", .down, .passive, .none,
      """
      NDIS asks {to} to initialize the adapter. SUCCESS leads to Paused, not to Running; only \
      MiniportRestart makes the adapter run.
      """),
    .init(
      24, 0, "NdisMSetAttributes", .none, .passive, .none,
      """
      {from} gives NDIS its context for the adapter. NDIS passes it to every later handler of this \
      miniport.
      """),
    .init(
      24, 1, "NdisMSetAttributesEx", .none, .passive, .none,
      """
      {from} gives NDIS its context for the adapter, and flags. With DESERIALIZE it takes its own \
      locks; without it NDIS runs one handler at a time.
      """),
    .init(
      24, 2, "NdisMSetMiniportAttributes", .none, .passive, .none,
      """
      {from} tells NDIS the attributes of the adapter: the registration attributes first, then the \
      general ones. They have to come before {from} claims any hardware.
      """),
    .init(
      25, 0, "NdisMRegisterInterrupt", .none, .passive, .none,
      """
      {from} registers its interrupt. Interrupts are possible from here on; RequestIsr decides \
      whether MiniportISR or MiniportDisableInterrupt runs.
      """),
    .init(
      25, 1, "NdisMRegisterInterruptEx", .none, .passive, .none,
      """
      {from} registers its interrupt. Interrupts are possible from here on, and they run \
      MiniportInterrupt.
      """),
    .init(
      26, 0, "MiniportHalt", .down, .passive, .none,
      """
      NDIS halts the adapter, and {to} has to free everything that belongs to it. NDIS does not \
      call this while requests or sends are outstanding.
      """),
    .init(
      26, 1, "MiniportHaltEx", .down, .passive, .none,
      """
      NDIS halts the adapter, and {to} has to free everything that belongs to it. The adapter is \
      Paused before, so nothing of it is on its way any more.
      """),
    .init(
      27, 0, "MiniportShutdown", .down, .any, .none,
      """
      NDIS asks {to} to quiet its hardware. {to} may do nothing else: after a bug check this may \
      run at any level.
      """),
    .init(
      27, 1, "MiniportShutdownEx", .down, .any, .none,
      """
      NDIS asks {to} to quiet its hardware, whatever state the adapter is in. {to} may do nothing \
      else: after a bug check this may run at any level.
      """),
    .init(
      28, 0, "MiniportPause", .down, .passive, .none, completion: "NdisMPauseComplete",
      """
      NDIS asks {to} to pause the adapter. {to} has to reject new sends with PAUSED and to wait \
      until all its lists are back; a pause may not fail, only last.
      """,
      instead: [
        .success: "{at} says that it is paused: all its lists have to be back."
      ]),
    .init(
      28, 1, "NdisMPauseComplete", .up, .upToDispatch, .none,
      """
      {from} says that everything is back, so the adapter is Paused. Now bindings and filters may \
      change.
      """),
    .init(
      29, 0, "MiniportRestart", .down, .passive, .none, completion: "NdisMRestartComplete",
      """
      NDIS asks {to} to let the adapter run. {to} may indicate receives already while it is \
      Restarting; the filters and protocols above follow later.
      """,
      instead: [
        .success: "{at} says that it runs."
      ]),
    .init(
      29, 1, "NdisMRestartComplete", .up, .upToDispatch, .none,
      """
      {from} ends its pended restart with {st}. After SUCCESS the adapter is Running; otherwise it \
      is Paused again.
      """),
    .init(
      30, 0, "MiniportCheckForHang", .down, .dispatch, .none,
      """
      NDIS asks {to} whether the adapter hangs, by default every two seconds. The answer TRUE \
      leads to a reset.
      """),
    .init(
      30, 1, "MiniportCheckForHangEx", .down, .passive, .none,
      """
      NDIS asks {to} whether the adapter hangs, by default every two seconds. The answer TRUE \
      leads to MiniportResetEx.
      """),
    .init(
      31, 0, "MiniportReset", .down, .upToDispatch, .none, completion: "NdisMResetComplete",
      """
      NDIS asks {to} to reset the adapter. NDIS gives the pending sends back with a bad status; if \
      AddressingReset is TRUE it sets filter and addresses again.
      """),
    .init(
      31, 1, "MiniportResetEx", .down, .upToDispatch, .none, completion: "NdisMResetComplete",
      """
      NDIS asks {to} to reset the adapter. NDIS 6 aborts nothing by itself: the pending sends and \
      requests are for {to} to complete.
      """),
    .init(
      31, 2, "NdisReset", .down, .upToDispatch, .none, completion: "ProtocolResetComplete",
      """
      {from} asks NDIS to reset the adapter. ProtocolResetComplete follows only if the answer is \
      PENDING.
      """),
    .init(
      31, 3, "NdisMResetComplete", .up, .upToDispatch, .none,
      """
      {from} ends the reset that it pended, with {st}. Now NDIS tells the bindings that the reset \
      is over.
      """),
    .init(
      31, 4, "ProtocolResetComplete", .up, .upToDispatch, .none,
      """
      NDIS tells {to} that the reset it asked for is over, with {st}. This comes only if NdisReset \
      answered PENDING.
      """),
    .init(
      32, 0, "NdisMRegisterDevice", .none, .passive, .none,
      """
      {from} creates a control device for user mode. It is no part of the data path; PassThru \
      creates it only once, with its first adapter.
      """),
    .init(
      32, 1, "NdisRegisterDeviceEx", .none, .passive, .none,
      """
      {from} creates a control device for user mode. It is no part of the data path: packets do \
      not pass through it.
      """),
    .init(
      32, 2, "NdisMDeregisterDevice", .none, .passive, .none,
      "{from} deletes its control device. PassThru does so when its last adapter goes."),
    .init(
      32, 3, "NdisDeregisterDeviceEx", .none, .passive, .none,
      "{from} deletes its control device. User mode has no way to the driver any more."),
    .init(
      33, 0, "MiniportDevicePnPEventNotify", .down, .passive, .none,
      """
      NDIS tells {to} that its device was removed by surprise or that the power profile changed. \
      After a surprise removal nobody may touch the hardware.
      """),
    .init(
      33, 1, "FilterDevicePnPEventNotify", .down, .passive, .none,
      """
      NDIS tells {to}, a filter, about its device below: removed by surprise, or the power \
      profile changed. It has to pass that on with NdisFDevicePnPEventNotify.
      """),
  ]
}
