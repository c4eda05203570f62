import Events

/// R79: what waits for a neighbour waits for a while, and is then given up.
///
/// IPTimeout looks after fragments and forgets the neighbours. A neighbour that does not answer is not asked again and
/// not given up: what is sent to it piles up in its queue, and the packets are missing elsewhere. Cure: NBTimeout in
/// every IPTimeout: ask again, then flush the queue.
///
/// Source: [NDIS_REFERENCE 6.5 R79, 4.9]
struct TcpipNeverGivesUp: FaultyTcpip {
  static let bug = DriverBug(
    "never-gives-up", "R79", of: "tcpip",
    "A neighbour that does not answer is asked once, and its packets wait for ever.")

  func ipTimeout(_ world: inout World, _ context: Int, cause: UInt32) {
    let device = world.transports[context].device
    world.transports[context].isTimerPlanned = false
    guard world.transports[context].isBound else { return }
    world.cpu = UInt8(device.workerCPU)
    world.interrupt(.iPTimeout, at: device.component, irql: .dispatch, cause: cause)
    world.act(.iPDatagramReassemblyTimeout, at: device.component)
    sound.ageFragments(&world, context)
    if !world.transports[context].fragments.isEmpty { sound.planTimer(&world, context) }
    world.leave(.iPTimeout)
  }
}
