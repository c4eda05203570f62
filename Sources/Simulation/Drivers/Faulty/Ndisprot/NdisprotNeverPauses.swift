import Events

/// R41: every pause completes.
///
/// The protocol answers PENDING to NetEventPause and never calls NdisCompleteNetPnPEvent. NDIS cannot pause anything below
/// it: the watchdog, bug check 0x7C (0x25, 1). Cure: complete the event when the last send is back.
///
/// Source: [NDIS_REFERENCE 6.3 R41, E049]
struct NdisprotNeverPauses: FaultyNdisprot {
  static let bug = DriverBug(
    "never-pauses", "R41", of: "ndisprot",
    "NetEventPause is answered PENDING, and NdisCompleteNetPnPEvent is never called.")

  func protocolPause(_ world: inout World, _ context: Int) -> Status {
    _ = sound.protocolPause(&world, context)
    world.ndisprots[context].isPausing = false
    return .pending
  }
}
