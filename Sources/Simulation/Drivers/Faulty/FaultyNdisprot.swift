import Events

/// The NDIS 6 protocol with one broken handler.
protocol FaultyNdisprot: FaultyDevice, ListProtocolDriver where Sound == NdisprotDriver {}

extension FaultyNdisprot {
  var sound: NdisprotDriver { NdisprotDriver() }

  func protocolSendNetBufferListsComplete(
    _ world: inout World, _ context: Int, _ chain: [ListHandle]
  ) {
    sound.protocolSendNetBufferListsComplete(&world, context, chain)
  }
  func protocolReceiveNetBufferLists(
    _ world: inout World, _ context: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    sound.protocolReceiveNetBufferLists(&world, context, chain, canPend: canPend)
  }
  func protocolPause(_ world: inout World, _ context: Int) -> Status {
    sound.protocolPause(&world, context)
  }
  func protocolRestart(_ world: inout World, _ context: Int) -> Status {
    sound.protocolRestart(&world, context)
  }
}
