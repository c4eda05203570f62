/// tcpip with one broken handler.
protocol FaultyTcpip: FaultyPacketProtocol, TransportDriver where Sound == TcpipDriver {}

extension FaultyTcpip {
  var sound: TcpipDriver { TcpipDriver() }

  func ipTimeout(_ world: inout World, _ context: Int, cause: UInt32) {
    sound.ipTimeout(&world, context, cause: cause)
  }
}
