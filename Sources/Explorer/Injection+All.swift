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

  private static let frameBytes = Number(name: "bytes", standard: 60, range: 14...1_514)
  private static let arrivingBytes = Number(name: "bytes", standard: 60, range: 60...9_014)
  private static let datagramRange = 1...65_507

  private static func datagramBytes(_ standard: Int) -> Number {
    Number(name: "bytes", standard: standard, range: datagramRange)
  }

  private static func milliseconds(_ standard: Int) -> Number {
    Number(name: "milliseconds", standard: standard, range: 0...10_000)
  }

  // MARK: - Programs

  private static func application(_ id: String, _ name: String) -> [Injection] {
    [
      Injection("\(name) writes a frame", .write(app: id, bytes: 60), frameBytes),
      Injection(
        "\(name) writes several frames of 60 bytes at once",
        .writeArray(app: id, count: 3, bytes: 60),
        Number(name: "frames", standard: 3, range: 1...64)),
      Injection(
        "\(name) reads", .read(app: id, bytes: 1_514),
        Number(name: "bytes", standard: 1_514, range: 1...65_536)),
      Injection("\(name) cancels what is outstanding", .cancel(app: id)),
      Injection("\(name) cancels its sends", .cancelSends(app: id)),
      Injection(
        "\(name) wants all frames (PROMISCUOUS)", .setFilter(app: id, filter: ["PROMISCUOUS"])),
      Injection(
        "\(name) wants its own frames and broadcasts",
        .setFilter(app: id, filter: ["DIRECTED", "BROADCAST"])),
      Injection("\(name) wants no frames", .setFilter(app: id, filter: [])),
      Injection("\(name) asks for a reset", .reset(layer: id)),
      Injection("\(name) closes its handle", .close(app: id)),
    ]
  }

  private static func socket(_ id: String, _ name: String) -> [Injection] {
    let readBytes = Number(name: "bytes", standard: 1_500, range: 0...65_535)
    return [
      Injection(
        "\(name) sends a datagram to the first peer", .sendTo(socket: id, bytes: 600, to: ""),
        datagramBytes(600)),
      Injection(
        "\(name) asks for a datagram", .receiveFrom(socket: id, bytes: 1_500, waits: true),
        readBytes),
      Injection(
        "\(name) asks for a datagram without waiting",
        .receiveFrom(socket: id, bytes: 1_500, waits: false), readBytes),
      Injection(
        "\(name) waits in select", .select(socket: id, nanoseconds: 10_000_000),
        milliseconds(10)),
      Injection("\(name) cancels what is outstanding", .cancel(app: id)),
      Injection("\(name) closes its socket", .close(app: id)),
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
      frame("a frame for \(name) arrives", .station),
      frame("a broadcast arrives at \(name)", .broadcast),
      frame("a multicast arrives at \(name)", .multicast),
      frame("a frame for somebody else arrives at \(name)", .other),
      frame("a damaged frame arrives at \(name)", .station, isIntact: false),
      Injection("the cable is pulled out of \(name)", .unplug(nic: id)),
      Injection("the cable is put back into \(name)", .plug(nic: id)),
      Injection(
        "the cable of \(name) is busy for 2 ms", .busy(nic: id, nanoseconds: 2_000_000)),
      Injection(
        "another device keeps the processor of \(name)", .occupy(nic: id, nanoseconds: 100_000),
        Number(name: "microseconds", standard: 100, range: 1...10_000)),
      Injection(
        "the next frames of \(name) collide", .collide(nic: id, count: 1),
        Number(name: "frames", standard: 1, range: 1...1_000)),
    ]
  }

  private static func peer(_ id: String) -> [Injection] {
    [
      Injection(
        "\(id) sends a datagram to the first socket",
        .datagram(peer: id, DatagramRecipe(bytes: 600)), datagramBytes(600)),
      Injection(
        "\(id) sends a datagram with a wrong checksum",
        .datagram(peer: id, DatagramRecipe(bytes: 600, isIntact: false)), datagramBytes(600)),
      Injection(
        "\(id) sends a datagram whose second fragment is lost",
        .datagram(peer: id, DatagramRecipe(bytes: 3_000, lostFragment: 2)), datagramBytes(3_000)),
      Injection("\(id) sends an echo request", .ping(peer: id, bytes: 56), datagramBytes(56)),
    ]
  }

  // MARK: - Drivers

  private static func filter(_ id: String) -> [Injection] {
    [
      Injection("\(id) is taken out of the stack", .remove(filter: id)),
      Injection("\(id) is put into the stack", .insert(filter: id)),
      Injection("\(id) is unloaded", .unload(protocolDriver: id)),
      Injection("\(id) sends a frame of its own", .filterSend(filter: id, bytes: 60), frameBytes),
      Injection(
        "\(id) indicates a frame of its own", .filterReceive(filter: id, bytes: 60), frameBytes),
    ]
  }

  private static func listMiniport(_ id: String) -> [Injection] {
    [
      Injection("the stack of \(id) is paused", .pause(miniport: id)),
      Injection("the stack of \(id) is restarted", .restart(miniport: id)),
    ]
  }

  private static func miniport(_ id: String) -> [Injection] {
    [
      Injection("\(id) seems to hang and is reset", .reset(layer: id)),
      Injection("the card of \(id) is pulled out", .surpriseRemove(miniport: id)),
    ]
  }

  private static let machine = [
    Injection(
      "the next allocations fail", .emptyPools(count: 1),
      Number(name: "allocations", standard: 1, range: 1...1_000))
  ]

  private static func protocolDriver(_ id: String) -> [Injection] {
    [
      Injection("\(id) is told to unbind", .unbind(protocolDriver: id)),
      Injection("\(id) is unloaded", .unload(protocolDriver: id)),
    ]
  }
}
