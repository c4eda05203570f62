import Events

/// R65: MPHalt ends what MPInitialize began, once.
///
/// PtUnbindAdapter closes the lower binding and frees the ADAPT before it takes the virtual adapter down. MPHalt comes
/// later, finds freed memory, and closes the binding once more: the machine stops. Cure: MPHalt cleans up, and nobody else.
///
/// Source: [NDIS_REFERENCE 6.5 R65, S17]
struct PassThruHaltsTwice: FaultyPassThru {
  static let bug = DriverBug(
    "halts-twice", "R65", of: "passthru", "The ADAPT is freed before MPHalt, which frees it again.")

  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status {
    world.adapts[context].isUnbinding = true
    sound.closeLower(&world, context)
    world.ndisIMDeInitializeDeviceInstance(world.adapts[context].device.upper)
    return .success
  }

  func miniportHalt(_ world: inout World, _ context: Int) {
    let device = world.adapts[context].device
    world.touch(device.memory, Word.Memory.read, by: device.component)
    sound.miniportHalt(&world, context)
  }
}
