import Events

extension Injection {
  /// What can be done to a stack, one entry after the other from its top to its bottom; hosts at the far end come last.
  ///
  /// It may hold something that this stack refuses, such as a collision on a card whose chip does not tell of it.
  static func all(_ lexicon: Lexicon, in scenario: Scenario) -> [Injection] {
    let rawCount = rawCount(lexicon)
    let ofStack = lexicon.components.enumerated().flatMap { index, component in
      switch component.kind {
      case .app:
        index < rawCount
          ? application(component.id, component.title)
          : socket(component.id, component.title)
      case .nic: card(component.id, component.title)
      case .protocol, .tcpip: protocolDriver(component.id)
      case .im: protocolDriver(component.id)
      case .filter: filter(component.id)
      case .miniport where component.ndis == 6:
        listMiniport(component.id) + miniport(component.id)
      case .miniport: miniport(component.id)
      case .ndis: machine
      case .winsock, .afd, .wire, .netcx, .vmswitch, .other:
        [Injection]()
      }
    }
    let peers = scenario.stack.filter { $0.driver == "peer" }
    return ofStack + peers.flatMap { peer($0.id) }
  }

  /// How many applications use no sockets; they stand before the others.
  private static func rawCount(_ lexicon: Lexicon) -> Int {
    lexicon.components.count { $0.kind == .app }
      - lexicon.components.count { $0.kind == .winsock }
  }

  // MARK: - Numbers

  private static let frameBytes = Number(
    name: InjectionWords.bytes, standard: 60, range: 14...1_514)
  private static let arrivingBytes = Number(
    name: InjectionWords.bytes, standard: 60, range: 60...9_014)
  private static let datagramRange = 1...65_507

  private static func datagramBytes(_ standard: Int) -> Number {
    Number(name: InjectionWords.bytes, standard: standard, range: datagramRange)
  }

  private static func milliseconds(_ standard: Int) -> Number {
    Number(name: InjectionWords.milliseconds, standard: standard, range: 0...10_000)
  }

  // MARK: - Programs

  private static func application(_ id: String, _ name: String) -> [Injection] {
    [
      Injection(InjectionWords.writes(name), .write(app: id, bytes: 60), frameBytes),
      Injection(
        InjectionWords.writesSeveral(name),
        .writeArray(app: id, count: 3, bytes: 60),
        Number(name: InjectionWords.frames, standard: 3, range: 1...64)),
      Injection(
        InjectionWords.reads(name), .read(app: id, bytes: 1_514),
        Number(name: InjectionWords.bytes, standard: 1_514, range: 1...65_536)),
      Injection(InjectionWords.cancelsAll(name), .cancel(app: id)),
      Injection(InjectionWords.cancelsSends(name), .cancelSends(app: id)),
      Injection(
        InjectionWords.wantsAll(name), .setFilter(app: id, filter: ["PROMISCUOUS"])),
      Injection(
        InjectionWords.wantsOwn(name),
        .setFilter(app: id, filter: ["DIRECTED", "BROADCAST"])),
      Injection(InjectionWords.wantsNone(name), .setFilter(app: id, filter: [])),
      Injection(InjectionWords.asksForReset(name), .reset(layer: id)),
      Injection(InjectionWords.closesHandle(name), .close(app: id)),
    ]
  }

  private static func socket(_ id: String, _ name: String) -> [Injection] {
    let readBytes = Number(name: InjectionWords.bytes, standard: 1_500, range: 0...65_535)
    return [
      Injection(
        InjectionWords.sendsToPeer(name), .sendTo(socket: id, bytes: 600, to: ""),
        datagramBytes(600)),
      Injection(
        InjectionWords.asksForDatagram(name), .receiveFrom(socket: id, bytes: 1_500, waits: true),
        readBytes),
      Injection(
        InjectionWords.asksWithoutWaiting(name),
        .receiveFrom(socket: id, bytes: 1_500, waits: false), readBytes),
      Injection(
        InjectionWords.waitsInSelect(name), .select(socket: id, nanoseconds: 10_000_000),
        milliseconds(10)),
      Injection(InjectionWords.cancelsAll(name), .cancel(app: id)),
      Injection(InjectionWords.closesSocket(name), .close(app: id)),
    ]
  }

  // MARK: - The cable

  private static func card(_ id: String, _ name: String) -> [Injection] {
    func frame(
      _ title: String, _ destination: FrameRecipe.Destination, isIntact: Bool = true
    ) -> Injection {
      let recipe = FrameRecipe(bytes: 60, destination: destination, isIntact: isIntact)
      return Injection(title, .frame(nic: id, recipe), arrivingBytes)
    }
    return [
      frame(InjectionWords.frameArrives(name), .station),
      frame(InjectionWords.broadcastArrives(name), .broadcast),
      frame(InjectionWords.multicastArrives(name), .multicast),
      frame(InjectionWords.otherArrives(name), .other),
      frame(InjectionWords.damagedArrives(name), .station, isIntact: false),
      Injection(InjectionWords.unplugged(name), .unplug(nic: id)),
      Injection(InjectionWords.plugged(name), .plug(nic: id)),
      Injection(
        InjectionWords.busy(name), .busy(nic: id, nanoseconds: 2_000_000)),
      Injection(
        InjectionWords.occupied(name), .occupy(nic: id, nanoseconds: 100_000),
        Number(name: InjectionWords.microseconds, standard: 100, range: 1...10_000)),
      Injection(
        InjectionWords.collide(name), .collide(nic: id, count: 1),
        Number(name: InjectionWords.frames, standard: 1, range: 1...1_000)),
    ]
  }

  private static func peer(_ id: String) -> [Injection] {
    [
      Injection(
        InjectionWords.peerSends(id),
        .datagram(peer: id, DatagramRecipe(bytes: 600)), datagramBytes(600)),
      Injection(
        InjectionWords.peerSendsWrong(id),
        .datagram(peer: id, DatagramRecipe(bytes: 600, isIntact: false)), datagramBytes(600)),
      Injection(
        InjectionWords.peerLosesFragment(id),
        .datagram(peer: id, DatagramRecipe(bytes: 3_000, lostFragment: 2)), datagramBytes(3_000)),
      Injection(InjectionWords.peerPings(id), .ping(peer: id, bytes: 56), datagramBytes(56)),
    ]
  }

  // MARK: - Drivers

  private static func filter(_ id: String) -> [Injection] {
    [
      Injection(InjectionWords.takenOut(id), .remove(filter: id)),
      Injection(InjectionWords.putIn(id), .insert(filter: id)),
      Injection(InjectionWords.unloaded(id), .unload(protocolDriver: id)),
      Injection(InjectionWords.sendsOwn(id), .filterSend(filter: id, bytes: 60), frameBytes),
      Injection(
        InjectionWords.indicatesOwn(id), .filterReceive(filter: id, bytes: 60), frameBytes),
    ]
  }

  private static func listMiniport(_ id: String) -> [Injection] {
    [
      Injection(InjectionWords.paused(id), .pause(miniport: id)),
      Injection(InjectionWords.restarted(id), .restart(miniport: id)),
    ]
  }

  private static func miniport(_ id: String) -> [Injection] {
    [
      Injection(InjectionWords.hangs(id), .reset(layer: id)),
      Injection(InjectionWords.pulledOut(id), .surpriseRemove(miniport: id)),
    ]
  }

  private static let machine = [
    Injection(
      InjectionWords.allocationsFail, .emptyPools(count: 1),
      Number(name: InjectionWords.allocations, standard: 1, range: 1...1_000))
  ]

  private static func protocolDriver(_ id: String) -> [Injection] {
    [
      Injection(InjectionWords.unbinds(id), .unbind(protocolDriver: id)),
      Injection(InjectionWords.unloaded(id), .unload(protocolDriver: id)),
    ]
  }
}
