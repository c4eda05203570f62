import Events

extension StackBuilder {
  /// The upper edges of the intermediate drivers, from the lowest to the highest.
  mutating func addVirtualAdapters(to world: inout World) {
    for (context, index) in indices(of: .intermediate).reversed().enumerated() {
      let built = layers[index]
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
          component: built.component,
          driver: PassThruDriver(),
          names: PassThruDriver.names,
          context: context, nic: nil,
          site: world.history.lexicon.site(Site(adapter: adapter)) ?? .none, places: places,
          isSerialized: false, hasSendPackets: true, requestsISR: false, interruptCPU: 0,
          lookahead: 0))
    }
  }

  /// The lower edges, with what the drivers know about both.
  mutating func addLowerEdges(to world: inout World) {
    for index in indices(of: .intermediate).reversed() {
      let built = layers[index]
      let binding = addBinding(built, to: &world)
      world.protocols.append(
        ProtocolBlock(
          component: built.component,
          driver: PassThruDriver(),
          names: PassThruDriver.names,
          adapter: layers[built.below].index, binding: binding))
      addAdapt(built, lower: binding, to: &world)
    }
  }

  func addAdapt(_ built: BuiltLayer, lower binding: Int, to world: inout World) {
    let owner = PlaceOwner.component(built.component)
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
