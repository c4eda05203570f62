import Events

extension StackBuilder {
  /// The filter modules of all adapters, in the order of the text from the protocols to the miniport.
  mutating func addModules(to world: inout World) {
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
      let isCapture = built.facts.name == "npcap"
      world.modules.append(
        ModuleBlock(
          component: built.component,
          driver: isCapture
            ? NpcapDriver() : NdislwfDriver(),
          context: isCapture ? world.npcaps.count : world.filters.count,
          adapter: adapter, site: world.history.lexicon.site(Site(module: module)) ?? .none,
          state: state,
          handlers: isCapture
            ? [.send, .receive] : FilterHandlers(words: built.settings.words("handlers")),
          isInStack: isAttached))
      world.adapters[adapter].modules.append(module)
      if isCapture { addCapture(built, to: &world) } else { addFilterModule(built, to: &world) }
    }
  }

  func addCapture(_ built: BuiltLayer, to world: inout World) {
    let buffer = world.captureBuffer(of: built, .component(built.component))
    world.npcaps.append(
      NpcapModule(
        device: NpcapDevice(component: built.component, buffer: buffer),
        program: program(of: built)))
  }

  func addFilterModule(_ built: BuiltLayer, to world: inout World) {
    let owner = PlaceOwner.component(built.component)
    let size = built.settings.integer("pool")
    let options = FilterOptions(
      isTracking: built.settings.isOn("track"),
      drop: FilterOptions.Drop(rawValue: built.settings.word("drop")) ?? .none,
      copy: FilterOptions.Copy(rawValue: built.settings.word("copy")) ?? .none,
      delay: Int64(built.settings.integer("delay")), changesInPlace: built.settings.isOn("in_place")
    )
    let sends = world.place("OutSends", .counter, of: owner)
    let receives = world.place("OutRcvs", .counter, of: owner)
    let delayed =
      options.delay > 0 ? world.place("Delayed", .queue, of: owner) : PlaceID.none
    let pool = world.place("lists", .pool, of: owner, bound: size)
    world.filters.append(
      FilterModule(
        device: FilterDevice(
          component: built.component, options: options, pool: world.pool(pool, size: size),
          sends: sends, receives: receives, delayed: delayed)))
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
