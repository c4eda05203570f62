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
    addVirtualAdapters(to: &world)
    addModules(to: &world)
    addProtocols(to: &world)
    addLowerEdges(to: &world)
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
      let needed = layers[index].facts.role.standsOn
      guard !needed.isEmpty else { continue }
      layers[index].below = try layerBelow(index, needed)
      try checkVersion(index)
    }
  }

  private func layerBelow(_ index: Int, _ needed: [DriverRole]) throws(SimulationError) -> Int {
    let layer = layers[index].layer
    if let wanted = layer.over.first {
      guard let below = layers.firstIndex(where: { $0.layer.id == wanted }) else {
        throw .noSuchLayer(wanted, needs: needed.title, at: layer.position)
      }
      guard needed.contains(layers[below].facts.role), below != index else {
        throw .wrongLayerBelow(layer.id, below: wanted, needs: needed.title, at: layer.position)
      }
      return below
    }
    let next = layers.indices.first { $0 > index && needed.contains(layers[$0].facts.role) }
    guard let next else { throw .nothingBelow(layer.id, needs: needed.title, at: layer.position) }
    return next
  }

  /// Drivers that stand on each other are of one NDIS version.
  ///
  /// Not modelled: the translation with which NDIS 6 serves drivers of NDIS 5.
  private func checkVersion(_ index: Int) throws(SimulationError) {
    let below = layers[layers[index].below]
    let version = layers[index].facts.ndis
    guard version == 0 || version == below.facts.ndis else {
      throw .otherVersion(
        layers[index].layer.id, below: below.layer.id, at: layers[index].layer.position)
    }
  }

  private func indices(of role: DriverRole) -> [Int] {
    layers.indices.filter { layers[$0].facts.role == role }
  }
}

extension DriverRole {
  /// What a driver of this role may stand on; nothing for a miniport, which stands on its card.
  var standsOn: [DriverRole] {
    switch self {
    case .application: [.protocolDriver]
    case .protocolDriver, .intermediate: [.intermediate, .miniport]
    case .filter: [.miniport]
    case .miniport: []
    }
  }
}

extension [DriverRole] {
  /// The roles as a sentence names them: `intermediate driver or miniport`.
  var title: String { map(\.rawValue).joined(separator: " or ") }
}

// MARK: - Declaring

extension StackBuilder {
  /// Declares the components from the application to the cable; the library stands between
  /// protocols and miniports.
  private mutating func declareComponents() {
    for role in DriverRole.allCases {
      if role == .intermediate {
        lexicon.declare(
          Component(
            id: "ndis", kind: .ndis, name: "NDIS", description: "the library ndis.sys",
            ndis: layers.map(\.facts.ndis).max() ?? 5))
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
      case .intermediate: .im
      case .filter: .filter
      case .miniport: .miniport
      }
    let isNamed =
      built.facts.role == .application || built.layer.settings.contains { $0.name == "name" }
    let name = isNamed ? built.settings.word("name") : built.layer.id
    layers[index].component = lexicon.declare(
      Component(
        id: built.layer.id, kind: kind, name: name == built.layer.id ? "" : name,
        ndis: built.facts.ndis))
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
    guard built.facts.ndis == 5 else {
      return addListAdapter(built, number, adapter, to: &world)
    }
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

  private func addListAdapter(
    _ built: BuiltLayer, _ number: Int, _ adapter: Int, to world: inout World
  ) {
    let isCold = run.word("start") == "cold"
    let owner = PlaceOwner.adapter(adapter)
    let places = AdapterBlock.Places(
      state: world.place(
        "state", .machine, of: owner,
        initial: isCold ? Word.State.halted : Word.State.running),
      sendQueue: .none, requestQueue: world.place("Oid", .queue, of: owner))
    let own = PlaceOwner.component(built.component)
    let queue = world.place("MpTx", .queue, of: own)
    let descriptors = built.settings.integer("descriptors")
    let pool = world.place("RxLists", .pool, of: own, bound: descriptors)
    world.netvminis.append(
      NetvminiAdapter(
        component: built.component, adapter: number, nic: number,
        receivePool: world.pool(pool, size: descriptors),
        lowWater: built.settings.integer("low_water"),
        batchBound: built.settings.integer("batch"), transmitQueue: queue))
    world.adapters.append(
      AdapterBlock(
        component: built.component, driver: NetvminiDriver(), lists: NetvminiDriver(),
        context: world.netvminis.count - 1, nic: number,
        site: world.history.lexicon.site(Site(adapter: adapter)) ?? .none, places: places,
        isSerialized: false, hasSendPackets: false, requestsISR: true,
        interruptCPU: UInt8(min(built.settings.integer("interrupt_cpu"), world.worker)),
        lookahead: 0))
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

// MARK: - Filters

extension StackBuilder {
  /// The filter modules of all adapters, in the order of the text from the protocols to the miniport.
  private mutating func addModules(to world: inout World) {
    let isCold = run.word("start") == "cold"
    for index in indices(of: .filter) {
      let built = layers[index]
      let adapter = layers[built.below].index
      let below = indices(of: .filter).filter { $0 > index && layers[$0].below == built.below }
      let module = world.history.lexicon.declare(
        Module(
          id: "m\(world.modules.count + 1)", filter: built.component, adapter: adapter,
          position: below.count + 1))
      layers[index].index = module
      let isAttached = built.settings.isOn("attached")
      let state = world.place(
        "state", .machine, of: .module(module),
        initial: isCold || !isAttached ? Word.State.detached : Word.State.running)
      world.modules.append(
        ModuleBlock(
          component: built.component, driver: NdislwfDriver(), context: world.filters.count,
          adapter: adapter, site: world.history.lexicon.site(Site(module: module)) ?? .none,
          state: state, handlers: FilterHandlers(words: built.settings.words("handlers")),
          isInStack: isAttached))
      world.adapters[adapter].modules.append(module)
      addFilterModule(built, to: &world)
    }
  }

  private func addFilterModule(_ built: BuiltLayer, to world: inout World) {
    let owner = PlaceOwner.component(built.component)
    let size = built.settings.integer("pool")
    let options = FilterOptions(
      isTracking: built.settings.isOn("track"),
      drop: FilterOptions.Drop(rawValue: built.settings.word("drop")) ?? .none,
      copy: FilterOptions.Copy(rawValue: built.settings.word("copy")) ?? .none)
    let sends = world.place("OutSends", .counter, of: owner)
    let receives = world.place("OutRcvs", .counter, of: owner)
    let pool = world.place("lists", .pool, of: owner, bound: size)
    world.filters.append(
      FilterModule(
        device: FilterDevice(
          component: built.component, options: options, pool: world.pool(pool, size: size),
          sends: sends, receives: receives)))
  }
}

extension FilterHandlers {
  /// The handlers that a scenario names.
  init(words: [String]) {
    self = []
    if words.contains("send") { insert(.send) }
    if words.contains("receive") { insert(.receive) }
  }
}

// MARK: - Intermediate drivers

extension StackBuilder {
  /// The upper edges of the intermediate drivers, from the lowest to the highest.
  private mutating func addVirtualAdapters(to world: inout World) {
    for (context, index) in indices(of: .intermediate).reversed().enumerated() {
      let built = layers[index]
      let isCold = run.word("start") == "cold"
      let adapter = world.history.lexicon.declare(
        Adapter(id: "a\(world.adapters.count + 1)", miniport: built.component))
      layers[index].index = adapter
      let owner = PlaceOwner.adapter(adapter)
      let places = AdapterBlock.Places(
        state: world.place(
          "state", .machine, of: owner,
          initial: isCold ? Word.State.added : Word.State.initialized),
        sendQueue: .none, requestQueue: world.place("Oid", .queue, of: owner))
      world.adapters.append(
        AdapterBlock(
          component: built.component, driver: PassThruDriver(), names: PassThruDriver.names,
          context: context, nic: nil,
          site: world.history.lexicon.site(Site(adapter: adapter)) ?? .none, places: places,
          isSerialized: false, hasSendPackets: true, requestsISR: false, interruptCPU: 0,
          lookahead: 0))
    }
  }

  /// The lower edges, with what the drivers know about both.
  private mutating func addLowerEdges(to world: inout World) {
    for index in indices(of: .intermediate).reversed() {
      let built = layers[index]
      let binding = addBinding(built, to: &world)
      world.protocols.append(
        ProtocolBlock(
          component: built.component, driver: PassThruDriver(), names: PassThruDriver.names,
          adapter: layers[built.below].index, binding: binding))
      addAdapt(built, lower: binding, to: &world)
    }
  }

  private func addAdapt(_ built: BuiltLayer, lower binding: Int, to world: inout World) {
    let owner = PlaceOwner.component(built.component)
    let isCold = run.word("start") == "cold"
    let sends = built.settings.integer("send_pool")
    let receives = built.settings.integer("receive_pool")
    let sendPool = world.pool(world.place("SendPool", .pool, of: owner, bound: sends), size: sends)
    let receivePool = world.pool(
      world.place("RecvPool", .pool, of: owner, bound: receives), size: receives)
    let places = AdaptDevice.Places(
      state: world.place(
        "state", .machine, of: owner, initial: isCold ? Word.State.idle : Word.State.up),
      sends: world.place("OutstandingSends", .counter, of: owner),
      requests: world.place("OutstandingRequests", .counter, of: owner))
    world.adapts.append(
      Adapt(
        device: AdaptDevice(
          component: built.component, lower: binding, upper: built.index, sendPool: sendPool,
          receivePool: receivePool, stacks: built.settings.isOn("stacking"),
          memory: world.numbers.next(.memory), event: world.makeEvent(),
          miniportInitEvent: world.makeEvent(), places: places)))
  }
}

// MARK: - Protocols and applications

extension StackBuilder {
  private mutating func addProtocols(to world: inout World) {
    for index in indices(of: .protocolDriver) {
      layers[index].index = world.protocols.count
      let built = layers[index]
      let binding = addBinding(built, to: &world)
      if built.facts.ndis == 6 {
        world.protocols.append(
          ProtocolBlock(
            component: built.component, driver: NdisprotDriver(), lists: NdisprotDriver(),
            device: NdisprotDriver(), adapter: layers[built.below].index, binding: binding))
        addNdisprotOpen(built, binding, to: &world)
      } else {
        world.protocols.append(
          ProtocolBlock(
            component: built.component, driver: PacketDriver(), device: PacketDriver(),
            adapter: layers[built.below].index, binding: binding))
        addOpenInstance(built, binding, to: &world)
      }
    }
  }

  /// Declares the binding of the next protocol, or of the lower edge of an intermediate driver.
  private func addBinding(_ built: BuiltLayer, to world: inout World) -> Int {
    let adapter = layers[built.below].index
    let isCold = run.word("start") == "cold"
    let isDeaf = built.facts.ndis == 5 && built.settings.words("filter").isEmpty
    let binding = world.history.lexicon.declare(
      Binding(
        id: "b\(world.bindings.count + 1)", protocolDriver: built.component, adapter: adapter))
    let state = world.place(
      "state", .machine, of: .binding(binding),
      initial: built.facts.ndis == 6
        ? (isCold ? Word.State.unbound : Word.State.running)
        : (isCold ? Word.State.none : isDeaf ? Word.State.open : Word.State.receiving))
    world.bindings.append(
      BindingBlock(
        protocolDriver: world.protocols.count, adapter: adapter,
        site: world.history.lexicon.site(Site(binding: binding)) ?? .none,
        places: .init(state: state)))
    return binding
  }

  private func addNdisprotOpen(_ built: BuiltLayer, _ binding: Int, to world: inout World) {
    let owner = PlaceOwner.binding(binding)
    let queue = built.settings.integer("queue")
    let size = built.settings.integer("pool")
    let sends = world.place("sends", .counter, of: owner)
    let received = world.place("RecvLists", .queue, of: owner, bound: queue)
    let reads = world.place("ReadIrps", .queue, of: owner)
    let pool = world.place("lists", .pool, of: owner, bound: size)
    world.ndisprots.append(
      NdisprotOpen(
        device: NdisprotDevice(
          binding: binding, component: built.component,
          filter: PacketFilter(names: built.settings.words("filter")),
          pool: world.pool(pool, size: size), queueBound: queue, sends: sends, received: received,
          readIRPs: reads)))
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
      for adapter in world.adapters.indices where world.adapters[adapter].nic != nil {
        world.adapters[adapter].driver.driverEntry(&world, adapter)
        if world.adapters[adapter].lists == nil {
          world.startAdapter(adapter)
        } else {
          world.startListAdapter(adapter)
        }
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
    let (id, roles): (String, [DriverRole]) =
      switch action.stimulus {
      case .write(let app, _), .writeArray(let app, _, _), .read(let app, _), .cancel(let app),
        .close(let app), .setFilter(let app, _):
        (app, [.application])
      case .unbind(let driver), .unload(let driver): (driver, [.protocolDriver, .intermediate])
      case .pause(let miniport), .restart(let miniport): (miniport, [.miniport])
      case .insert(let filter), .remove(let filter): (filter, [.filter])
      case .frame(let nic, _): (nic, [])
      }
    guard !roles.isEmpty else {
      let cards = indices(of: .miniport).indices.map { $0 == 0 ? "card" : "card\($0 + 1)" }
      guard cards.contains(id) else { throw .noSuchLayer(id, needs: "card", at: action.position) }
      return
    }
    guard layers.contains(where: { $0.layer.id == id && roles.contains($0.facts.role) })
    else {
      throw .noSuchLayer(id, needs: roles.title, at: action.position)
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
    case .cancel, .close, .unbind, .unload, .pause, .restart, .insert, .remove: break
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
