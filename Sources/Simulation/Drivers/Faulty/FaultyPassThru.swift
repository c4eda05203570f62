/// PassThru with one broken handler.
protocol FaultyPassThru: FaultyPacketProtocol, FaultyPacketMiniport where Sound == PassThruDriver {}

extension FaultyPassThru {
  var sound: PassThruDriver { PassThruDriver() }

  /// One DriverEntry for both edges.
  func driverEntry(_ world: inout World, _ driver: Int) { sound.driverEntry(&world, driver) }
}
