/// The NE2000 miniport with one broken handler.
protocol FaultyNE2000: FaultyPacketMiniport where Sound == NE2000Driver {}

extension FaultyNE2000 {
  var sound: NE2000Driver { NE2000Driver() }
}
