extension CallCatalog {
  /// Device instances of an intermediate driver (NDIS_REFERENCE 2.4).
  static let intermediate: [CallFacts] = [
    .init(
      60, 0, "NdisIMInitializeDeviceInstanceEx", .none, .passive, .none,
      """
      {from} permits its virtual miniport to start. MPInitialize runs when PnP starts the virtual \
      device: inside this call, later, or never.
      """),
    .init(
      60, 1, "MPInitialize", .down, .passive, .none,
      """
      NDIS asks {to} to initialize its virtual adapter. {to} finds its ADAPT, sets the attributes \
      and makes the control device; then protocols bind above it.
      """),
    .init(
      61, 0, "NdisIMGetDeviceContext", .none, .passive, .none,
      """
      {at} asks for the context behind the handle of its virtual miniport. PassThru gets its \
      ADAPT, which knows both edges.
      """),
    .init(
      61, 1, "NdisIMGetBindingContext", .none, .passive, .none,
      """
      {at} asks for the context that the intermediate driver below has given its virtual miniport, \
      by the handle of its binding to it. A filter pair finds its other half so.
      """),
    .init(
      62, 0, "NdisIMCancelInitializeDeviceInstance", .none, .passive, .none,
      """
      {from} takes back the start of its virtual miniport, which has not come yet. If this fails, \
      MPInitialize is on its way and {from} waits for it.
      """),
    .init(
      63, 0, "NdisIMDeInitializeDeviceInstance", .none, .passive, .none,
      """
      {from} takes its virtual adapter down. NDIS first unbinds the protocols above it and then \
      calls MPHalt.
      """),
    .init(
      63, 1, "MPHalt", .down, .passive, .none,
      """
      NDIS halts the virtual adapter of {to}. Here {to} has to close its lower binding and to free \
      its pools and its ADAPT.
      """),
    .init(
      64, 0, "NdisIMNotifyPnPEvent", .up, .passive, .none,
      """
      {from} passes a PnP event of its lower edge on. The protocols bound above its virtual \
      adapter get it.
      """),
    .init(
      65, 0, "NdisIMDeregisterLayeredMiniport", .none, .passive, .none,
      """
      {from} gives up the registration of its miniport edge. PassThru does so in PtUnload, its \
      last code.
      """),
    .init(
      65, 1, "NdisTerminateWrapper", .none, .passive, .none,
      """
      {from} gives its NdisWrapperHandle back, because DriverEntry has failed. After a DriverEntry \
      that succeeded nobody calls this.
      """),
    .init(
      66, 0, "NdisIMCopySendPerPacketInfo", .none, .upToDispatch, .packet,
      """
      {at} copies the out-of-band data of the original packet to its own. The layer below looks \
      only at the packet that it gets.
      """),
    .init(
      66, 1, "NdisIMCopySendCompletePerPacketInfo", .none, .upToDispatch, .packet,
      """
      {at} copies the out-of-band data of its own packet back to the original. Then it has to free \
      its own and to complete the original.
      """),
    .init(
      66, 2, "NdisIMGetCurrentPacketStack", .none, .upToDispatch, .packet,
      """
      {at} looks for a free slot on the packet stack of {obj}. StacksRemaining is TRUE if there is \
      one: then it may pass {obj} itself on. With FALSE it takes a packet of its own.
      """),
  ]
}
