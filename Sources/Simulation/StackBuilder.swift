import Events

/// Builds the simulated machine of a scenario: topology, tables, hardware, plans.
///
/// Everything that a scenario can get wrong is found here, with the place in its text.
struct StackBuilder {
  private let scenario: Scenario
  private var lexicon = Lexicon()
  private var layers: [BuiltLayer] = []
  private let run: SettingReader

  /// A layer with its checked settings.
  struct BuiltLayer {
    let layer: Layer
    let facts: DriverFacts
    let settings: SettingReader
    var component = ComponentID.none
    /// The index of the layer that it stands on.
    var below = -1
    /// The index of its adapter, binding or application.
    var index = -1
  }

  /// Checks the scenario.
  init(_ scenario: Scenario) throws(SimulationError) {
    self.scenario = scenario
    run = try SettingReader(scenario.parameters, DriverCatalog.run, owner: "params")
    try readLayers()
    try connectLayers()
  }

  /// The machine, brought up as far as the scenario wants, with its actions planned.
  mutating func build(seed: UInt64?) throws(SimulationError) -> World {
    declareComponents()
    var world = World(
      lexicon: lexicon, choices: Choices(rules: scenario.choices, seed: seed ?? scenario.seed),
      processorCount: run.integer("cpus"))
    world.keepsBytes = run.isOn("bytes")
    addComponents(to: &world)
    addAdapters(to: &world)
    addProtocols(to: &world)
    addApplications(to: &world)
    lexicon = world.history.lexicon
    try checkActions(in: lexicon)
    bringUp(&world)
    try planActions(in: &world)
    return world
  }
}

// MARK: - Reading the stack

extension StackBuilder {
  private mutating func readLayers() throws(SimulationError) {
    for layer in scenario.stack {
      guard let facts = DriverCatalog.driver(named: layer.driver) else {
        throw .unknownDriver(layer.driver, at: layer.position)
      }
      let settings = try SettingReader(layer.settings, facts.settings, owner: facts.name)
      if layers.contains(where: { $0.layer.id == layer.id })
        || StackBuilder.reservedIDs.contains(layer.id)
      {
        throw .duplicateID(layer.id, at: layer.position)
      }
      layers.append(BuiltLayer(layer: layer, facts: facts, settings: settings))
    }
  }

  /// The ids of what is always there.
  private static let reservedIDs: Set<String> = ["ndis", "wire", "card", "io"]

  /// Finds what each layer stands on.
  private mutating func connectLayers() throws(SimulationError) {
    for index in layers.indices {
      guard let needed = layers[index].facts.role.standsOn else { continue }
      layers[index].below = try layerBelow(index, needed)
    }
  }

  private func layerBelow(_ index: Int, _ needed: DriverRole) throws(SimulationError) -> Int {
    let layer = layers[index].layer
    if let wanted = layer.over.first {
      guard let below = layers.firstIndex(where: { $0.layer.id == wanted }) else {
        throw .noSuchLayer(wanted, needs: needed.rawValue, at: layer.position)
      }
      guard layers[below].facts.role == needed else {
        throw .wrongLayerBelow(layer.id, below: wanted, needs: needed, at: layer.position)
      }
      return below
    }
    let next = layers.indices.first { $0 > index && layers[$0].facts.role == needed }
    guard let next else { throw .nothingBelow(layer.id, needs: needed, at: layer.position) }
    return next
  }

  private func indices(of role: DriverRole) -> [Int] {
    layers.indices.filter { layers[$0].facts.role == role }
  }
}

extension DriverRole {
  /// What a driver of this role stands on; `nil` for a miniport, which stands on its card.
  var standsOn: DriverRole? {
    switch self {
    case .application: .protocolDriver
    case .protocolDriver: .miniport
    case .miniport: nil
    }
  }
}

// MARK: - Declaring

extension StackBuilder {
  /// Declares the components from the application to the cable; the library stands between
  /// protocols and miniports.
  private mutating func declareComponents() {
    for role in DriverRole.allCases {
      if role == .miniport {
        lexicon.declare(
          Component(
            id: "ndis", kind: .ndis, name: "NDIS", description: "the library ndis.sys", ndis: 5))
      }
      for index in indices(of: role) { declare(layer: index) }
    }
    for (number, index) in indices(of: .miniport).enumerated() {
      let isFirst = number == 0
      lexicon.declare(
        Component(
          id: isFirst ? "card" : "card\(number + 1)", kind: .nic,
          name: layers[index].facts.name == "ne2000" ? "NE2000 card" : "DMA card"))
    }
    lexicon.declare(Component(id: "wire", kind: .wire, name: "wire"))
  }

  private mutating func declare(layer index: Int) {
    let built = layers[index]
    let kind: ComponentKind =
      switch built.facts.role {
      case .application: .app
      case .protocolDriver: .protocol
      case .miniport: .miniport
      }
    let name = built.settings.word("name")
    layers[index].component = lexicon.declare(
      Component(
        id: built.layer.id, kind: kind, name: name == built.layer.id ? "" : name,
        ndis: kind == .app ? 0 : 5))
  }

  private func addComponents(to world: inout World) {
    world.ndis = world.history.lexicon.component("ndis") ?? .none
    world.wire = world.history.lexicon.component("wire") ?? .none
  }
}

extension World {
  /// Declares a place under its owner.
  mutating func place(
    _ name: String, _ kind: PlaceKind, of owner: PlaceOwner, bound: Int = 0,
    initial: Word = .none
  ) -> PlaceID {
    let ownerID =
      switch owner {
      case .component(let id): history.lexicon.name(id)
      case .adapter(let index): history.lexicon.adapters[index].id
      case .binding(let index): history.lexicon.bindings[index].id
      case .module(let index): history.lexicon.modules[index].id
      }
    return history.lexicon.declare(
      Place(
        id: "\(ownerID).\(name)", kind: kind, bound: bound, initial: initial, owner: owner))
  }

  /// Makes a pool in a place.
  mutating func pool(_ place: PlaceID, size: Int) -> Int {
    pools.append(Pool(place: place, size: size))
    return pools.count - 1
  }
}

// MARK: - Adapters and cards

extension StackBuilder {
  private mutating func addAdapters(to world: inout World) {
    for (number, index) in indices(of: .miniport).enumerated() {
      layers[index].index = number
      addCard(layers[index], number, to: &world)
      addAdapter(layers[index], number, to: &world)
    }
  }

  private func addCard(_ built: BuiltLayer, _ number: Int, to world: inout World) {
    let id = number == 0 ? "card" : "card\(number + 1)"
    let component = world.history.lexicon.component(id) ?? .none
    let owner = PlaceOwner.component(component)
    let isNE2000 = built.facts.name == "ne2000"
    let slots = built.settings.integer("transmit_buffers")
    let places = NetworkCard.Places(
      isr: world.place("ISR", .register, of: owner), imr: world.place("IMR", .register, of: owner),
      rcr: world.place("RCR", .register, of: owner),
      received: world.place("Rx", .queue, of: owner),
      transmitting: world.place("Tx", .queue, of: owner, bound: slots),
      curr: isNE2000 ? world.place("CURR", .register, of: owner) : .none,
      bnry: isNE2000 ? world.place("BNRY", .register, of: owner) : .none)
    world.nics.append(
      NetworkCard(
        component: component, adapter: number, places: places,
        chip: isNE2000
          ? .ne2000(PageRing())
          : .busMaster(descriptors: built.settings.integer("descriptors")),
        nanosecondsPerByte: Int64(8_000 / built.settings.integer("megabits")),
        transmitSlots: slots))
  }

  private func addAdapter(_ built: BuiltLayer, _ number: Int, to world: inout World) {
    let isCold = run.word("start") == "cold"
    let adapter = world.history.lexicon.declare(
      Adapter(id: "a\(number + 1)", miniport: built.component))
    let owner = PlaceOwner.adapter(adapter)
    let places = AdapterBlock.Places(
      state: world.place(
        "state", .machine, of: owner,
        initial: isCold ? Word.State.added : Word.State.initialized),
      sendQueue: world.place("NdisSend", .queue, of: owner),
      requestQueue: world.place("Oid", .queue, of: owner))
    let driver = addMiniport(built, number, to: &world)
    world.adapters.append(
      AdapterBlock(
        component: built.component, driver: driver.code, context: driver.context, nic: number,
        site: world.history.lexicon.site(Site(adapter: adapter)) ?? .none, places: places,
        isSerialized: driver.isSerialized, hasSendPackets: driver.isBusMaster,
        requestsISR: driver.isBusMaster,
        interruptCPU: UInt8(min(built.settings.integer("interrupt_cpu"), world.worker)),
        lookahead: driver.isBusMaster ? 0 : built.settings.integer("lookahead")))
  }

  private typealias Miniport = (
    code: any MiniportDriver, context: Int, isSerialized: Bool, isBusMaster: Bool
  )

  private func addMiniport(
    _ built: BuiltLayer, _ number: Int, to world: inout World
  ) -> Miniport {
    let owner = PlaceOwner.component(built.component)
    let bound = built.settings.integer("transmit_queue")
    let isSerialized = built.facts.name == "ne2000" || built.settings.isOn("serialized")
    let queue = world.place("MpTx", .queue, of: owner, bound: isSerialized ? bound : 0)
    let device = MiniportDevice(
      component: built.component, adapter: number, nic: number, transmitQueue: queue,
      transmitQueueBound: bound)
    guard built.facts.name == "busmaster" else {
      world.ne2000s.append(NE2000Adapter(device: device))
      return (NE2000Driver(), world.ne2000s.count - 1, true, false)
    }
    let descriptors = built.settings.integer("descriptors")
    let place = world.place("RxPackets", .pool, of: owner, bound: descriptors)
    world.busMasters.append(
      BusMasterAdapter(
        device: device, receivePool: world.pool(place, size: descriptors),
        lowWater: built.settings.integer("low_water"),
        batchBound: built.settings.integer("batch")))
    return (BusMasterDriver(), world.busMasters.count - 1, isSerialized, true)
  }
}

// MARK: - Protocols and applications

extension StackBuilder {
  private mutating func addProtocols(to world: inout World) {
    for (number, index) in indices(of: .protocolDriver).enumerated() {
      layers[index].index = number
      let built = layers[index]
      let adapter = layers[built.below].index
      let isCold = run.word("start") == "cold"
      let isDeaf = built.settings.words("filter").isEmpty
      let binding = world.history.lexicon.declare(
        Binding(id: "b\(number + 1)", protocolDriver: built.component, adapter: adapter))
      let state = world.place(
        "state", .machine, of: .binding(binding),
        initial: isCold ? Word.State.none : isDeaf ? Word.State.open : Word.State.receiving)
      world.bindings.append(
        BindingBlock(
          protocolDriver: number, adapter: adapter,
          site: world.history.lexicon.site(Site(binding: binding)) ?? .none,
          places: .init(state: state)))
      world.protocols.append(
        ProtocolBlock(
          component: built.component, driver: PacketDriver(), adapter: adapter, binding: binding))
      addOpenInstance(built, binding, to: &world)
    }
  }

  private func addOpenInstance(_ built: BuiltLayer, _ binding: Int, to world: inout World) {
    let options = PacketOptions(built.settings)
    let owner = PlaceOwner.binding(binding)
    let bound = options.read == .bounded ? options.queueBound : 0
    let places = PacketDevice.Places(
      io: world.place("io", .counter, of: owner),
      received: world.place("RcvPackets", .queue, of: owner, bound: bound),
      readIRPs: world.place("ReadIrps", .queue, of: owner))
    let packets = world.place("packets", .pool, of: owner, bound: options.poolSize)
    let buffers = world.place("buffers", .pool, of: owner, bound: options.poolSize)
    let device = PacketDevice(
      binding: binding, component: built.component, options: options, places: places,
      memory: world.numbers.next(.memory), cleanupEvent: world.makeEvent(),
      adapterEvent: world.makeEvent(), packetPool: world.pool(packets, size: options.poolSize),
      bufferPool: world.pool(buffers, size: options.poolSize))
    world.packetOpens.append(OpenInstance(device: device))
  }

  private mutating func addApplications(to world: inout World) {
    for (number, index) in indices(of: .application).enumerated() {
      layers[index].index = number
      let built = layers[index]
      world.apps.append(
        Application(
          component: built.component, protocolDriver: layers[built.below].index,
          readInterval: Int64(built.settings.integer("reads_every")),
          readBytes: built.settings.integer("read_bytes")))
    }
  }
}

extension PacketOptions {
  /// The options that the settings of a layer ask for.
  init(_ settings: SettingReader) {
    self.init()
    read = Read(rawValue: settings.word("read")) ?? .drain
    receive = Receive(rawValue: settings.word("receive")) ?? .copy
    fetch = Fetch(rawValue: settings.word("fetch")) ?? .offsetBuffer
    filter = PacketFilter(names: settings.words("filter"))
    poolSize = settings.integer("pool")
    queueBound = settings.integer("queue")
    bugs = settings.word("variant") == "seed" ? .ofTheSeed : []
    for entry in SeedBugs.catalog where settings.words("bugs").contains(entry.word) {
      bugs.insert(entry.bug)
    }
  }
}

// MARK: - Bringing up

extension StackBuilder {
  /// Loads the drivers: recorded if the scenario starts cold, else silently, so that the run begins
  /// with a bound stack.
  private func bringUp(_ world: inout World) {
    world.isRecording = run.word("start") == "cold"
    let number = world.history.lexicon.thread("pnp") ?? 0
    world.asThread(number, on: world.worker) { world in
      for driver in world.protocols.indices {
        world.protocols[driver].driver.driverEntry(&world, driver)
      }
      for adapter in world.adapters.indices {
        world.adapters[adapter].driver.driverEntry(&world, adapter)
        world.startAdapter(adapter)
      }
    }
    if !world.isRecording { beginRecording(&world) }
    world.cpu = 0
    world.thread = 0
  }

  /// What was brought up silently is where the recorded history begins: the header says with which
  /// values.
  private func beginRecording(_ world: inout World) {
    world.isRecording = true
    world.now = 0
    world.numbers.restart(.request)
    for nic in world.nics {
      let places = nic.places
      world.history.lexicon.setInitialValue(Int(nic.imr), of: places.imr)
      world.history.lexicon.setInitialValue(nic.filter.rawValue, of: places.rcr)
      guard case .ne2000(let ring) = nic.chip else { continue }
      world.history.lexicon.setInitialValue(Int(ring.curr), of: places.curr)
      world.history.lexicon.setInitialValue(Int(ring.bnry), of: places.bnry)
    }
  }

  /// Checks the ids, numbers and patterns of the actions.
  func checkActions(in lexicon: Lexicon) throws(SimulationError) {
    for action in scenario.actions {
      try checkLayer(action)
      try checkNumbers(action)
      if case .on(let pattern, _, _) = action.occasion,
        CompiledPattern(pattern, in: lexicon) == nil
      {
        throw .unknownPattern(pattern.description, at: action.position)
      }
    }
  }

  private func checkLayer(_ action: Action) throws(SimulationError) {
    let (id, role): (String, DriverRole?) =
      switch action.stimulus {
      case .write(let app, _), .writeArray(let app, _, _), .read(let app, _), .cancel(let app),
        .close(let app), .setFilter(let app, _):
        (app, .application)
      case .unbind(let driver), .unload(let driver): (driver, .protocolDriver)
      case .frame(let nic, _): (nic, nil)
      }
    guard let role else {
      let cards = indices(of: .miniport).indices.map { $0 == 0 ? "card" : "card\($0 + 1)" }
      guard cards.contains(id) else { throw .noSuchLayer(id, needs: "card", at: action.position) }
      return
    }
    guard layers.contains(where: { $0.layer.id == id && $0.facts.role == role }) else {
      throw .noSuchLayer(id, needs: role.rawValue, at: action.position)
    }
  }

  private func checkNumbers(_ action: Action) throws(SimulationError) {
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
    case .cancel, .close, .unbind, .unload: break
    }
    try check("times", action.count, 1...10_000_000, action)
    try checkTimes(action)
  }

  /// Nothing may lie so far in the future that the clock could overflow.
  private func checkTimes(_ action: Action) throws(SimulationError) {
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

  private func check(
    _ name: String, _ value: Int, _ range: ClosedRange<Int>, _ action: Action
  ) throws(SimulationError) {
    guard range.contains(value) else {
      throw .outOfRange(name, value: value, range: range, at: action.position)
    }
  }

  /// Puts the actions on the agenda, in the order of the text.
  private func planActions(in world: inout World) throws(SimulationError) {
    var previous = world.now
    for action in scenario.actions {
      world.actions.append(PlannedAction(action: action))
      let index = world.actions.count - 1
      switch action.occasion {
      case .at(let time): previous = time
      case .after(let delay):
        previous += delay
        try check("after", Int(previous), 0...Int(Limits.scenarioNanosecondsMax), action)
      case .on(let pattern, let count, let delay):
        guard let compiled = CompiledPattern(pattern, in: world.history.lexicon) else {
          throw .unknownPattern(pattern.description, at: action.position)
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
