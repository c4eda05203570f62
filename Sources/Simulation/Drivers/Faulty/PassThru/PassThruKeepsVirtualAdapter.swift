import Events

/// R64: every virtual adapter that was made is taken down.
///
/// PtUnbindAdapter closes the lower binding and frees the ADAPT, but does not call NdisIMDeInitializeDeviceInstance. The
/// virtual adapter is still there, and the protocols above are bound to it: the next send reaches MPSendPackets with a
/// context that is freed memory. Cure: take the virtual adapter down first.
///
/// Source: [NDIS_REFERENCE 6.5 R64, S17]
struct PassThruKeepsVirtualAdapter: FaultyPassThru {
  static let bug = DriverBug(
    "keeps-virtual-adapter", "R64", of: "passthru",
    "The lower binding is closed, and the virtual adapter is left alone.")

  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status {
    world.adapts[context].isUnbinding = true
    sound.closeLower(&world, context)
    return .success
  }

  func miniportSendPackets(_ world: inout World, _ context: Int, _ packets: [PacketHandle]) {
    let device = world.adapts[context].device
    guard !world.adapts[context].isUnbinding else {
      return world.stop(
        BugCheckCode.driverIRQLNotLessOrEqual, over: device.memory, by: device.component)
    }
    sound.miniportSendPackets(&world, context, packets)
  }
}
