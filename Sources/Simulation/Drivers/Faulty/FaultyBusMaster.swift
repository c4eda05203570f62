/// The bus-master miniport with one broken handler.
protocol FaultyBusMaster: FaultyPacketMiniport where Sound == BusMasterDriver {}

extension FaultyBusMaster {
  var sound: BusMasterDriver { BusMasterDriver() }
}
