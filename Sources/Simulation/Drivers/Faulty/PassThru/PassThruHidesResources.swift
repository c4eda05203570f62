import Events

/// R23: a packet with status RESOURCES goes back by itself and is not returned.
///
/// PtReceive puts a packet of its own before the one that it was lent, and forgets to copy the status. The protocol above
/// takes it for one that may be kept; whether it keeps it or not, MPReturnPacket returns the original: bug check 0x7C (6).
/// Cure: NDIS_SET_PACKET_STATUS(own, RESOURCES), and free it after the indication.
///
/// Source: [NDIS_REFERENCE 6.2 R22, R23, S14, S08]
struct PassThruHidesResources: FaultyPassThru {
  static let bug = DriverBug(
    "hides-resources", "R23", of: "passthru",
    "The status RESOURCES is not copied to the packet that goes up.")

  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status {
    let device = world.adapts[context].device
    guard indication.packet.id != .none, world.adapts[context].isVirtualAdapterUp,
      let own = world.ndisAllocatePacket(
        device.receivePool, for: indication.packet.id, by: device.component)
    else { return sound.protocolReceive(&world, context, indication) }
    world.shareBuffers(of: indication.packet, with: own)
    world.packets[own.slot].status = .success
    world.ndisMIndicateReceivePacket(device.upper, [own])
    return .success
  }
}
