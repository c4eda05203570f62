import Events
import Frames

extension StackBuilder {
  mutating func addProtocols(to world: inout World) {
    for index in indices(of: .protocolDriver) {
      layers[index].index = world.protocols.count
      let built = layers[index]
      let binding = addBinding(built, to: &world)
      if built.facts.name == "npf" {
        world.protocols.append(
          ProtocolBlock(
            component: built.component, driver: NpfDriver(), names: NpfDriver.names,
            device: NpfDriver(), adapter: layers[built.below].index, binding: binding))
        addNpfOpen(built, binding, to: &world)
      } else if built.facts.ndis == 6 {
        let driver = NdisprotDriver()
        world.protocols.append(
          ProtocolBlock(
            component: built.component, driver: driver, lists: driver, device: driver,
            adapter: layers[built.below].index, binding: binding))
        addNdisprotOpen(built, binding, to: &world)
      } else {
        let driver = PacketDriver()
        world.protocols.append(
          ProtocolBlock(
            component: built.component, driver: driver, device: driver,
            adapter: layers[built.below].index, binding: binding))
        addOpenInstance(built, binding, to: &world)
      }
    }
  }

  /// Declares the binding of the next protocol, or of the lower edge of an intermediate driver.
  func addBinding(_ built: BuiltLayer, to world: inout World) -> Int {
    let adapter = layers[built.below].index
    let isDeaf = built.facts.name == "packet" && built.settings.words("filter").isEmpty
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

  func addNpfOpen(_ built: BuiltLayer, _ binding: Int, to world: inout World) {
    let owner = PlaceOwner.binding(binding)
    let size = built.settings.integer("pool")
    let buffer = world.captureBuffer(of: built, owner)
    let pool = world.place("packets", .pool, of: owner, bound: size)
    let device = NpfDevice(
      binding: binding, component: built.component,
      filter: PacketFilter(names: built.settings.words("filter")),
      buffer: buffer, packetPool: world.pool(pool, size: size),
      adapterEvent: world.makeEvent(), cleanupEvent: world.makeEvent())
    world.npfs.append(NpfOpen(device: device, program: program(of: built)))
  }

  /// The capture program of a layer, which was checked when the layer was read.
  func program(of built: BuiltLayer) -> CaptureProgram {
    (try? CaptureProgram(text: built.settings.word("program"))) ?? .everything
  }

  func addNdisprotOpen(_ built: BuiltLayer, _ binding: Int, to world: inout World) {
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

  func addOpenInstance(_ built: BuiltLayer, _ binding: Int, to world: inout World) {
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

  mutating func addApplications(to world: inout World) {
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

extension World {
  /// Makes the kernel buffer of a capture driver; its places belong to `owner`.
  mutating func captureBuffer(of built: StackBuilder.BuiltLayer, _ owner: PlaceOwner) -> Int {
    let places = CaptureBuffer.Places(
      buffer: place("Buffer", .queue, of: owner),
      received: place("received", .counter, of: owner),
      dropped: place("dropped", .counter, of: owner))
    captureBuffers.append(
      CaptureBuffer(
        component: built.component, byteCount: built.settings.integer("buffer"), places: places))
    return captureBuffers.count - 1
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
  }
}
