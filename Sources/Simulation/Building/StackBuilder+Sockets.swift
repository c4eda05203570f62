import Events
import Frames

extension StackBuilder {
  /// Every program with a socket has msafd in its own address space.
  mutating func declareWinsock() {
    for number in indices(of: .socket).indices {
      lexicon.declare(
        Component(
          id: StackBuilder.winsockID(number), kind: .winsock, name: "msafd.dll"))
    }
  }

  private static func winsockID(_ number: Int) -> String {
    number == 0 ? "msafd" : "msafd\(number + 1)"
  }

  mutating func addTransports(to world: inout World) {
    for index in indices(of: .transport) {
      layers[index].index = world.transports.count
      let built = layers[index]
      let binding = addBinding(built, to: &world)
      let driver = TcpipDriver()
      world.protocols.append(
        ProtocolBlock(
          component: built.component, driver: driver, adapter: layers[built.below].index,
          binding: binding))
      addInterface(built, binding, driver, to: &world)
    }
  }

  private func addInterface(
    _ built: BuiltLayer, _ binding: Int, _ driver: any TransportDriver, to world: inout World
  ) {
    let settings = built.settings
    let owner = PlaceOwner.component(built.component)
    let nic = card(below: built)
    let size = settings.integer("pool")
    let places = TcpipDevice.Places(
      waiting: world.place("Nce", .queue, of: owner),
      fragments: world.place("Frag", .queue, of: owner),
      work: world.place("Work", .queue, of: owner))
    let pool = world.place("packets", .pool, of: owner, bound: size)
    let device = TcpipDevice(
      component: built.component, binding: binding, nic: nic,
      packetPool: world.pool(pool, size: size),
      station: Station(world.hardwareAddress(of: nic), settings.address("address")),
      prefix: settings.integer("prefix"), gateway: settings.address("gateway"),
      linkBytes: settings.integer("mtu"), usesWorker: settings.word("receive") == "worker",
      workerCPU: min(settings.integer("worker_cpu"), world.worker),
      tick: max(Int64(settings.integer("tick")), 1_000),
      neighbourTicks: settings.integer("arp_ticks"),
      reassemblyTicks: settings.integer("reassembly_ticks"), adapterEvent: world.makeEvent(),
      drainEvent: world.makeEvent(), places: places)
    world.transports.append(
      TcpipInterface(
        device: device, driver: driver, neighbours: neighbours(of: built, device, in: &world)))
  }

  /// The card at the end of the chain of drivers below a layer.
  private func card(below built: BuiltLayer) -> Int {
    var below = built.below
    while below >= 0, layers[below].facts.role != .miniport { below = layers[below].below }
    return below < 0 ? 0 : layers[below].index
  }

  /// The entries of the neighbour cache whose state a scenario can see.
  ///
  /// They are the peers on the cable, the gateway, and those who are sent to.
  private func neighbours(
    of built: BuiltLayer, _ device: TcpipDevice, in world: inout World
  ) -> [Neighbour] {
    var loopback = Neighbour(address: IPv4Address(127, 0, 0, 1), place: .none)
    loopback.exists = true
    loopback.isLoopback = true
    let isKnown = built.settings.word("arp") == "known"
    var known: [IPv4Address: MACAddress] = [:]
    for (number, index) in indices(of: .peer).enumerated()
    where layers[layers[index].below].index == device.nic {
      known[layers[index].settings.address("address")] = StackBuilder.hardwareAddress(
        ofPeer: number)
    }
    return [loopback]
      + awaitedAddresses(device).map { address in
        let knows = isKnown && known[address] != nil
        let place = world.place(
          address.description, .machine, of: .component(built.component),
          initial: knows ? Word.State.reachable : Word.State.none)
        var neighbour = Neighbour(address: address, place: place)
        neighbour.exists = knows
        neighbour.hardwareAddress = knows ? known[address] : nil
        return neighbour
      }
  }

  /// The addresses on the cable that a scenario names, each once, in its order.
  private func awaitedAddresses(_ device: TcpipDevice) -> [IPv4Address] {
    var addresses = indices(of: .peer).filter { layers[layers[$0].below].index == device.nic }
      .map { layers[$0].settings.address("address") }
    if run.word("cable") == "shared" {
      addresses += indices(of: .transport).map { layers[$0].settings.address("address") }
    }
    addresses.append(device.gateway)
    for action in scenario.actions {
      if case .sendTo(_, _, let receiver) = action.stimulus, let endpoint = Endpoint(receiver) {
        addresses.append(endpoint.address)
      }
    }
    var seen: Set<IPv4Address> = []
    return addresses.filter { address in
      device.isOnLink(address) && !device.isOwn(address) && !device.isBroadcast(address)
        && seen.insert(address).inserted
    }
  }

  mutating func addSockets(to world: inout World) {
    for (number, index) in indices(of: .socket).enumerated() {
      layers[index].index = number
      let built = layers[index]
      let afd = layers[built.below]
      let transport = layers[afd.below]
      let first = indices(of: .socket).first { layers[$0].below == built.below } ?? index
      let suffix = suffix(ofSocket: index) { layers[$0].below == built.below }
      let onTransport = self.suffix(ofSocket: index) {
        layers[layers[$0].below].below == afd.below
      }
      let owner = PlaceOwner.component(afd.component)
      let places = SocketDevice.Places(
        state: world.place("socket\(suffix)", .machine, of: owner, initial: Word.State.created),
        stored: world.place("Dgram\(suffix)", .queue, of: owner),
        reads: world.place("AfdIrp\(suffix)", .queue, of: owner),
        receives: world.place(
          "AddrRecv\(onTransport)", .queue, of: .component(transport.component)),
        polls: first == index
          ? world.place("Polls", .queue, of: owner)
          : world.sockets[layers[first].index].device.places.polls)
      let winsock = world.history.lexicon.component(StackBuilder.winsockID(number)) ?? .none
      world.sockets.append(
        DatagramSocket(
          device: SocketDevice(
            application: built.component, winsock: winsock, afd: afd.component,
            transport: transport.index, wantedPort: built.settings.integer("port"),
            cpu: min(built.settings.integer("cpu"), world.worker),
            options: AfdOptions(afd.settings), event: world.makeEvent(), places: places)))
    }
  }

  /// What stands behind the names of the places of a socket: nothing for the first of its fellows, then 2, 3 and so on.
  private func suffix(ofSocket index: Int, among isFellow: (Int) -> Bool) -> String {
    let place = indices(of: .socket).filter { $0 < index && isFellow($0) }.count
    return place == 0 ? "" : "\(place + 1)"
  }

  mutating func addPeers(to world: inout World) {
    for (number, index) in indices(of: .peer).enumerated() {
      let built = layers[index]
      let answers = built.settings.words("answers")
      world.peers.append(
        Peer(
          id: built.layer.id,
          station: Station(
            StackBuilder.hardwareAddress(ofPeer: number), built.settings.address("address")),
          nic: layers[built.below].index, delay: Int64(built.settings.integer("delay")),
          answersARP: answers.contains("arp"), answersICMP: answers.contains("icmp"),
          answersUDP: answers.contains("udp")))
    }
  }

  /// The address of the card of a peer.
  private static func hardwareAddress(ofPeer number: Int) -> MACAddress {
    MACAddress(rawValue: World.farEnd.hardwareAddress.rawValue + UInt64(number))
  }
}

extension AfdOptions {
  /// The options that the settings of a layer ask for.
  init(_ settings: SettingReader) {
    self.init()
    usesEvents = settings.word("receive") == "events"
    windowBytes = settings.integer("window")
    bufferBytes = settings.integer("rcvbuf")
    lockWait = Int64(settings.integer("lock_wait"))
  }
}
