import Events

/// The NDIS 6 miniport with one broken handler.
protocol FaultyNetvmini: FaultyMiniport, ListMiniportDriver where Sound == NetvminiDriver {}

extension FaultyNetvmini {
  var sound: NetvminiDriver { NetvminiDriver() }

  func miniportSendNetBufferLists(_ world: inout World, _ context: Int, _ chain: [ListHandle]) {
    sound.miniportSendNetBufferLists(&world, context, chain)
  }
  func miniportReturnNetBufferLists(_ world: inout World, _ context: Int, _ chain: [ListHandle]) {
    sound.miniportReturnNetBufferLists(&world, context, chain)
  }
  func miniportPause(_ world: inout World, _ context: Int) -> Status {
    sound.miniportPause(&world, context)
  }
  func miniportRestart(_ world: inout World, _ context: Int) -> Status {
    sound.miniportRestart(&world, context)
  }
  func miniportCancelSend(_ world: inout World, _ context: Int, cancelID: Int) {
    sound.miniportCancelSend(&world, context, cancelID: cancelID)
  }
}
