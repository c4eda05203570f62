import Events

extension StackBuilder {
  /// Loads the drivers: recorded and with their bugs if the scenario starts cold, else silently and sound, so that the
  /// run begins with a stack that is bound as it should be.
  func bringUp(_ world: inout World) {
    if isCold {
      addBugs(to: &world)
      load(&world)
    } else {
      world.isRecording = false
      load(&world)
      beginRecording(&world)
      addBugs(to: &world)
    }
  }

  private func load(_ world: inout World) {
    let number = world.threadNumber("pnp")
    world.asThread(number, on: world.worker) { world in
      for module in world.modules.indices {
        world.modules[module].driver.driverEntry(&world, module)
      }
      for driver in world.protocols.indices {
        world.protocols[driver].driver.driverEntry(&world, driver)
      }
      for adapter in world.adapters.indices where world.adapters[adapter].nic != nil {
        world.adapters[adapter].driver.driverEntry(&world, adapter)
        world.act(.addDevice, at: world.ndis, site: world.adapters[adapter].site)
        if world.adapters[adapter].lists == nil {
          world.startAdapter(adapter)
        } else {
          world.startListAdapter(adapter)
        }
      }
    }
    world.cpu = 0
    world.thread = 0
  }

  /// What was brought up silently is where the recorded history begins: the header says with which
  /// values.
  func beginRecording(_ world: inout World) {
    world.isRecording = true
    world.now = 0
    world.numbers.restart(.request)
    for nic in world.nics {
      let places = nic.places
      world.history.lexicon.setInitialValue(Int(nic.imr), of: places.imr)
      guard case .ne2000(let ring) = nic.chip else {
        world.history.lexicon.setInitialValue(nic.filter.rawValue, of: places.rcr)
        continue
      }
      world.history.lexicon.setInitialValue(
        Int(nic.filter.receiveConfiguration), of: places.rcr)
      world.history.lexicon.setInitialValue(Int(ring.curr), of: places.curr)
      world.history.lexicon.setInitialValue(Int(ring.bnry), of: places.bnry)
    }
  }

  /// Checks the ids, numbers and patterns of the actions.
  func checkActions(in lexicon: Lexicon) throws(SimulationError) {
    for action in scenario.actions {
      try checkTarget(action, in: lexicon)
      try checkNumbers(action)
      if case .on(let pattern, _, _) = action.occasion,
        CompiledPattern(pattern, in: lexicon) == nil
      {
        throw .unknownPattern(pattern, at: action.position)
      }
    }
  }

  func checkNumbers(_ action: Action) throws(SimulationError) {
    let frame = Limits.ethernetHeaderBytes...Limits.frameBytesMax
    switch action.stimulus {
    case .write(_, let bytes): try check("write", bytes, frame, action)
    case .writeArray(_, let count, let bytes):
      try check("count", count, 1...64, action)
      try check("bytes", bytes, frame, action)
    case .read(_, let bytes): try check("read", bytes, 0...1_048_576, action)
    case .frame(_, let recipe):
      try check("frame", recipe.bytes, Limits.frameBytesMin...9_014, action)
    case .setFilter(_, let names):
      for name in names where !PacketFilter.names.contains(where: { $0.0 == name }) {
        throw .badValue(
          .word(name), setting: "filter", expected: .words(PacketFilter.names.map(\.0)),
          at: action.position)
      }
    case .busy(_, let time): try check("busy", Int(time), 1...10_000_000_000, action)
    case .occupy(_, let time): try check("occupy", Int(time), 1...10_000_000_000, action)
    case .collide(_, let count): try check("collide", count, 1...1_000, action)
    case .emptyPools(let count): try check("no_pool", count, 1...1_000_000, action)
    case .sendTo(_, let bytes, let receiver):
      try check("sendto", bytes, StackBuilder.datagram, action)
      try checkReceiver(receiver, action)
    case .receiveFrom(_, let bytes, _): try check("recvfrom", bytes, 0...65_535, action)
    case .select(_, let timeout):
      try check("select", Int(timeout), 0...Int(Limits.scenarioNanosecondsMax), action)
    case .ping(_, let bytes): try check("ping", bytes, StackBuilder.datagram, action)
    case .datagram(_, let recipe):
      try check("datagram", recipe.bytes, StackBuilder.datagram, action)
      try check("port", recipe.port, 0...65_535, action)
      try check("lost", recipe.lostFragment, 0...64, action)
    case .filterSend(_, let bytes): try check("filter_send", bytes, frame, action)
    case .filterReceive(_, let bytes): try check("filter_receive", bytes, frame, action)
    case .cancel, .close, .unbind, .unload, .pause, .restart, .insert, .remove, .unplug, .plug,
      .reset, .cancelSends, .surpriseRemove:
      break
    }
    try check("times", action.count, 1...10_000_000, action)
    try checkTimes(action)
  }

  /// The lengths that a datagram can have.
  static let datagram = 1...65_507

  /// A datagram needs an address and a port, or a peer that gets it.
  func checkReceiver(_ receiver: String, _ action: Action) throws(SimulationError) {
    if receiver.isEmpty {
      guard !indices(of: .peer).isEmpty else {
        throw .noSuchLayer("peer", needs: DriverRole.peer.rawValue, at: action.position)
      }
    } else if Endpoint(receiver) == nil {
      throw .badValue(.word(receiver), setting: "to", expected: .endpoint, at: action.position)
    }
  }

  /// Nothing may lie so far in the future that the clock could overflow.
  func checkTimes(_ action: Action) throws(SimulationError) {
    let legal = 0...Int(Limits.scenarioNanosecondsMax)
    switch action.occasion {
    case .at(let time): try check("at", Int(time), legal, action)
    case .after(let delay): try check("after", Int(delay), legal, action)
    case .on(_, let count, let delay):
      try check("nth", count, 1...Int.max, action)
      try check("delay", Int(delay), legal, action)
    }
    try check("every", Int(action.interval), 0...legal.upperBound / action.count, action)
  }

  func check(
    _ name: String, _ value: Int, _ range: ClosedRange<Int>, _ action: Action
  ) throws(SimulationError) {
    guard range.contains(value) else {
      throw .outOfRange(name, value: value, range: range, at: action.position)
    }
  }

  /// Puts the actions on the agenda, in the order of the text.
  func planActions(in world: inout World) throws(SimulationError) {
    var previous = world.now
    for (index, socket) in world.sockets.enumerated() where socket.device.wantedPort > 0 {
      world.agenda.plan(.bindSocket(Int32(index)), at: world.now)
    }
    for action in scenario.actions {
      world.actions.append(PlannedAction(action, in: world))
      let index = world.actions.count - 1
      switch action.occasion {
      case .at(let time): previous = time
      case .after(let delay):
        previous += delay
        guard previous <= Limits.scenarioNanosecondsMax else {
          throw .tooLate(after: delay, sum: previous, at: action.position)
        }
      case .on(let pattern, let count, let delay):
        guard let compiled = CompiledPattern(pattern, in: world.history.lexicon) else {
          throw .unknownPattern(pattern, at: action.position)
        }
        world.triggers.arm(
          .init(pattern: compiled, remaining: count, action: index, delay: delay))
        continue
      }
      world.plan(action: index, at: previous)
    }
    for (index, app) in world.apps.enumerated() where app.readInterval > 0 {
      world.agenda.plan(.readAgain(app: Int32(index)), at: app.readInterval)
    }
  }
}
