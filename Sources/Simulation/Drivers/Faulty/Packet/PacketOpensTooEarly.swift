import Events

/// R70: NdisOpenAdapter is called inside ProtocolBindAdapter only.
///
/// DriverEntry opens the adapter by its name, as was done before plug and play, and PacketBindAdapter has nothing left to
/// do. NDIS refuses the open: the driver is loaded and bound to nothing. Cure: open in PacketBindAdapter.
///
/// Source: [NDIS_REFERENCE 6.5 R70, E042]
struct PacketOpensTooEarly: FaultyPacket {
  static let bug = DriverBug(
    "opens-too-early", "R70", of: "packet", "NdisOpenAdapter is called by DriverEntry.",
    when: .loading)

  func driverEntry(_ world: inout World, _ driver: Int) {
    let block = world.protocols[driver]
    world.enter(.driverEntry, to: block.component, irql: .passive)
    world.ndisRegisterProtocol(driver)
    _ = world.ndisOpenAdapter(block.binding, context: -1)
    world.leave(.driverEntry, status: .statusSuccess)
  }

  func protocolBindAdapter(_ world: inout World, _ driver: Int) -> Status { .success }
}
