import Events

/// PassThru, the intermediate driver of the DDK: a protocol to the adapter below it, a virtual miniport to what is above.
///
/// The two edges are two handles of NDIS and one driver, joined by NdisIMAssociateMiniport. Nothing that passes is changed;
/// what the driver adds is a packet of its own where it must not pass on the packet of another.
///
/// Not modelled: the overflow of its packet pools, the chain of buffers that two packets share (it is not an event),
/// NdisOpenProtocolConfiguration, power states, NdisMRegisterDevice beyond its event, several adapters of one driver; the
/// last media status while the virtual adapter is not up.
/// Source: [Seed 003, Seed 004], [DDK sample passthru], [NDIS_REFERENCE 4.6, S13-S17, S32]
struct PassThruDriver: ProtocolDriver, MiniportDriver {
  /// The names of the sample.
  static let names = HandlerNames([
    .protocolBindAdapter: .ptBindAdapter, .protocolUnbindAdapter: .ptUnbindAdapter,
    .protocolSendComplete: .ptSendComplete, .protocolReceive: .ptReceive,
    .protocolReceivePacket: .ptReceivePacket, .protocolReceiveComplete: .ptReceiveComplete,
    .protocolTransferDataComplete: .ptTransferDataComplete,
    .protocolRequestComplete: .ptRequestComplete, .protocolStatus: .ptStatus,
    .protocolStatusComplete: .ptStatusComplete,
    .miniportInitialize: .mpInitialize, .miniportHalt: .mpHalt,
    .miniportSendPackets: .mpSendPackets, .miniportReturnPacket: .mpReturnPacket,
    .miniportTransferData: .mpTransferData, .miniportSetInformation: .mpSetInformation,
    .miniportCancelSendPackets: .mpCancelSendPackets,
  ])

  func hasReceivePacketHandler(_ world: World, _ context: Int) -> Bool { true }

  /// DriverEntry: the miniport edge is registered first, then the protocol edge, then both are joined.
  ///
  /// Source: [NDIS_REFERENCE S16 step 1]
  func driverEntry(_ world: inout World, _ driver: Int) {
    let component = world.protocols[driver].component
    world.enter(.driverEntry, to: component, irql: .passive)
    world.act(.ndisMInitializeWrapper, at: component)
    world.ndisCall(.ndisIMRegisterLayeredMiniport)
    world.act(.ndisMRegisterUnloadHandler, at: component)
    world.ndisRegisterProtocol(driver)
    world.ndisCall(.ndisIMAssociateMiniport, status: .none)
    world.leave(.driverEntry, status: .statusSuccess)
  }

  /// PtStatus: what the lower adapter reports is reported above.
  ///
  /// Source: [DDK sample passthru], [NDIS_REFERENCE S32]
  func protocolStatus(_ world: inout World, _ context: Int, _ status: Status) {
    guard world.adapts[context].isVirtualAdapterUp else { return }
    world.ndisMIndicateStatus(world.adapts[context].device.upper, status)
  }

  /// PtStatusComplete.
  func protocolStatusComplete(_ world: inout World, _ context: Int) {
    guard world.adapts[context].isVirtualAdapterUp else { return }
    world.ndisMIndicateStatusComplete(world.adapts[context].device.upper)
  }

  /// The driver goes: NDIS unbinds it, then PtUnloadProtocol and PtUnload take away one edge each.
  ///
  /// PtUnload is the driver's last code; by then its bindings are closed and its protocol edge is gone.
  ///
  /// Source: [NDIS_REFERENCE S17, E013]
  func driverUnload(_ world: inout World, _ driver: Int) {
    let component = world.protocols[driver].component
    world.unbindBeforeUnload(driver)
    guard !world.isHalted else { return }
    world.enter(.ptUnloadProtocol, to: component, irql: .passive)
    world.attach(.from, world.ndis)
    world.ndisDeregisterProtocol(driver)
    world.leave(.ptUnloadProtocol)
    world.enter(.ptUnload, to: component, irql: .passive)
    world.attach(implements: .driverUnload)
    world.ndisCall(.ndisIMDeregisterLayeredMiniport, status: .none)
    world.leave(.ptUnload)
  }
}

extension World {
  /// PassThru counts packets that its lower edge has sent.
  mutating func countSends(_ context: Int, _ change: Int) {
    adapts[context].sendCount += change
    let device = adapts[context].device
    act(
      change > 0 ? .ndisInterlockedIncrement : .ndisInterlockedDecrement, at: device.component,
      place: device.places.sends, value: adapts[context].sendCount)
  }
}
