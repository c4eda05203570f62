import Events

extension StackBuilder {
  mutating func addAdapters(to world: inout World) {
    for (number, index) in indices(of: .miniport).enumerated() {
      layers[index].index = number
      addCard(layers[index], number, to: &world)
      addAdapter(layers[index], number, to: &world)
    }
  }

  func addCard(_ built: BuiltLayer, _ number: Int, to world: inout World) {
    let id = StackBuilder.cardID(number)
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
          ? .ne2000(PageRing(pages: built.settings.integer("ring")))
          : .busMaster(descriptors: built.settings.integer("descriptors")),
        megabits: Int64(built.settings.integer("megabits")),
        transmitSlots: slots))
  }

  func addAdapter(_ built: BuiltLayer, _ number: Int, to world: inout World) {
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

  func addListAdapter(
    _ built: BuiltLayer, _ number: Int, _ adapter: Int, to world: inout World
  ) {
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
        device: NetvminiDevice(
          component: built.component, adapter: number, nic: number,
          receivePool: world.pool(pool, size: descriptors),
          lowWater: built.settings.integer("low_water"),
          batchBound: built.settings.integer("batch"), transmitQueue: queue)))
    let driver = NetvminiDriver()
    world.adapters.append(
      AdapterBlock(
        component: built.component, driver: driver, lists: driver,
        context: world.netvminis.count - 1, nic: number,
        site: world.history.lexicon.site(Site(adapter: adapter)) ?? .none, places: places,
        isSerialized: false, hasSendPackets: false, requestsISR: true,
        interruptCPU: UInt8(min(built.settings.integer("interrupt_cpu"), world.worker)),
        lookahead: 0))
  }

  typealias Miniport = (
    code: any MiniportDriver, context: Int, isSerialized: Bool, isBusMaster: Bool
  )

  func addMiniport(
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
      var adapter = NE2000Adapter(device: device)
      adapter.recovery =
        NE2000Adapter.Recovery(rawValue: built.settings.word("recovery")) ?? .dataSheet
      adapter.nanosecondsPerByte = Int64(built.settings.integer("pio"))
      world.ne2000s.append(adapter)
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

  /// Gives each adapter its spin lock, where locks are recorded.
  func addLocks(to world: inout World) {
    guard world.recordsLocks else { return }
    for adapter in world.adapters.indices {
      world.adapters[adapter].lock = world.numbers.next(.lock)
    }
  }
}
