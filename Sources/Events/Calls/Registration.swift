extension CallCatalog {
  /// Loading, registering and unloading (NDIS_REFERENCE 2.1).
  static let registration: [CallFacts] = [
    .init(
      1, 0, "DriverEntry", .none, .passive, .none,
      """
      The I/O manager loads {to} and runs its DriverEntry. Here a driver registers its handlers; \
      before that NDIS does not know it.
      """),
    .init(
      2, 0, "NdisRegisterProtocol", .none, .passive, .none,
      """
      {from} registers itself and its handlers as a protocol. NDIS puts it on its list of \
      protocols and then binds it to the adapters that exist already.
      """),
    .init(
      3, 0, "NdisMInitializeWrapper", .none, .passive, .none,
      """
      {from} asks NDIS for the NdisWrapperHandle, which stands for the driver. The registration of \
      the miniport handlers needs it.
      """),
    .init(
      3, 1, "NdisMRegisterMiniport", .none, .passive, .none,
      """
      {from} registers its miniport handlers. NDIS puts it on its list of miniport drivers and \
      takes over AddDevice and the PnP dispatch of the driver.
      """),
    .init(
      4, 0, "NdisIMRegisterLayeredMiniport", .none, .passive, .none,
      """
      {from} registers its upper edge, the virtual miniport. PassThru does this before it \
      registers its lower edge as a protocol.
      """),
    .init(
      5, 0, "NdisIMAssociateMiniport", .none, .passive, .none,
      """
      {from} names its miniport handle and its protocol handle in one call. From here on NDIS \
      knows that the two edges are one driver.
      """),
    .init(
      6, 0, "NdisMRegisterUnloadHandler", .none, .passive, .none,
      """
      {from} names the handler that runs when it is unloaded. PassThru names PtUnload, which is \
      its very last code.
      """),
    .init(
      6, 1, "PtUnload", .none, .passive, .none,
      """
      {to} has to deregister its miniport edge; its protocol edge is gone already. This is the \
      last code of the driver.
      """),
    .init(
      7, 0, "NdisRegisterProtocolDriver", .none, .passive, .none,
      """
      {from} registers itself as an NDIS 6 protocol. NDIS puts it on its list of protocols and \
      then binds it to the adapters that exist already.
      """),
    .init(
      8, 0, "NdisMRegisterMiniportDriver", .none, .passive, .none,
      """
      {from} registers itself as an NDIS 6 miniport driver. NDIS takes over AddDevice and the PnP \
      dispatch of the driver.
      """),
    .init(
      9, 0, "NdisFRegisterFilterDriver", .none, .passive, .none,
      """
      {from} registers as a filter; where an optional handler is NULL, NDIS goes past it. Any \
      handler may be called at once, even before {from} sees the return.
      """),
    .init(
      10, 0, "NdisDeregisterProtocol", .none, .passive, .none,
      """
      {from} gives up its registration as a protocol. If bindings are still open, NDIS calls the \
      unbind handler for each of them before this call returns.
      """),
    .init(
      10, 1, "NdisDeregisterProtocolDriver", .none, .passive, .none,
      """
      {from} gives up its registration as an NDIS 6 protocol. If bindings are still open, NDIS \
      unbinds each of them before this call returns.
      """),
    .init(
      11, 0, "NdisFDeregisterFilterDriver", .none, .passive, .none,
      """
      {from} gives up its registration as a filter. NDIS calls FilterDetach for every module, so \
      the place for this call is the unload routine.
      """),
    .init(
      12, 0, "NdisMDeregisterMiniportDriver", .none, .passive, .none,
      """
      {from} gives up its registration as a miniport driver. The place for this call is \
      MiniportDriverUnload.
      """),
    .init(
      13, 0, "DriverUnload", .none, .passive, .none,
      """
      The I/O manager runs the unload routine of {to}, the last code of the driver. When it is over, \
      nothing may be outstanding: a late completion would run into unloaded code.
      """),
    .init(
      13, 1, "UnloadHandler", .none, .passive, .none,
      """
      The unload handler of {to} runs, because the driver is being unloaded. Nothing may be \
      outstanding when it returns.
      """),
    .init(
      13, 2, "MiniportDriverUnload", .none, .passive, .none,
      """
      {to} has to give up its registration as a miniport driver, because it is being unloaded. \
      This is its last code, and nothing may be outstanding.
      """),
    .init(
      13, 3, "PtUnloadProtocol", .none, .passive, .none,
      """
      {to} has to deregister its protocol edge, because the driver is being unloaded. Its last \
      lower binding is closed by now, and PtUnload follows.
      """),
    .init(
      14, 0, "ProtocolUninstall", .up, .passive, .none,
      "NDIS tells {to} that its component is being removed. The unload follows."),
  ]
}
