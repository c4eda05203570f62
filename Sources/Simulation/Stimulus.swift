import Events
import Frames

/// An action of the scenario, or one that a user injected, ready to be planned.
struct PlannedAction: Sendable {
  let action: Action
  /// When it is done for the first time, in nanoseconds.
  var start: Int64 = 0
  /// How many items of the agenda had been run when a user did it; `nil` for the scenario's own.
  var turn: Int?
  /// Whether an application's thread does it.
  var isOfAThread: Bool {
    switch action.stimulus {
    case .write, .writeArray, .read, .cancel, .close, .setFilter, .cancelSends, .sendTo,
      .receiveFrom:
      true
    case .frame, .unbind, .unload, .pause, .restart, .insert, .remove, .busy, .occupy, .collide,
      .unplug, .plug, .reset, .emptyPools, .surpriseRemove, .filterSend, .filterReceive, .ping,
      .datagram:
      false
    }
  }

  /// Whether the plug and play manager does it.
  var isOfPnP: Bool {
    switch action.stimulus {
    case .unbind, .unload, .pause, .restart, .insert, .remove, .surpriseRemove, .filterSend,
      .filterReceive:
      true
    case .write, .writeArray, .read, .cancel, .close, .setFilter, .frame, .busy, .occupy, .collide,
      .unplug, .plug, .reset, .cancelSends, .emptyPools, .sendTo, .receiveFrom, .ping, .datagram:
      false
    }
  }
}

/// What an `inject` event says of a user.
struct InjectionMark: Sendable {
  /// How many items of the agenda had been run when it was done.
  let turn: Int
  /// What was done, as a scenario says it.
  let words: String

  /// What is said of an action; `nil` for the scenario's own.
  init?(_ planned: PlannedAction) {
    guard let turn = planned.turn else { return nil }
    self.turn = turn
    words = planned.action.stimulus.description
  }
}

/// The actions that wait for an event.
struct Triggers: Sendable {
  /// One action that waits.
  struct Trigger: Sendable {
    let pattern: CompiledPattern
    var remaining: Int
    let action: Int
    let delay: Int64
  }

  private(set) var waiting: [Trigger] = []

  /// Whether any action waits.
  var isArmed: Bool { !waiting.isEmpty }

  mutating func arm(_ trigger: Trigger) { waiting.append(trigger) }

  /// The actions that an event sets off, with their delays.
  mutating func fire(for event: Event) -> [(action: Int, delay: Int64)] {
    var fired: [(action: Int, delay: Int64)] = []
    for index in waiting.indices where waiting[index].pattern.matches(event) {
      waiting[index].remaining -= 1
      if waiting[index].remaining == 0 {
        fired.append((waiting[index].action, waiting[index].delay))
      }
    }
    if !fired.isEmpty { waiting.removeAll { $0.remaining == 0 } }
    return fired
  }
}

extension World {
  /// Plans what waits for an event like this one.
  mutating func fireTriggers(for event: Event) {
    for (action, delay) in triggers.fire(for: event) { plan(action: action, at: now + delay) }
  }

  /// Plans an action, beginning at a time.
  mutating func plan(action index: Int, at time: Int64) {
    actions[index].start = time
    plan(round: 0, of: index)
  }

  /// Plans one repetition of an action; each one that is done plans the next.
  private mutating func plan(round: Int, of index: Int) {
    let action = actions[index].action
    guard round < action.count else { return }
    agenda.plan(
      .stimulus(action: Int32(index), round: Int32(round)),
      at: actions[index].start + Int64(round) * action.interval)
  }

  /// Does what the scenario or the user wants.
  mutating func runStimulus(action index: Int, round: Int) {
    plan(round: round + 1, of: index)
    injection = InjectionMark(actions[index])
    defer { injection = nil }
    switch actions[index].action.stimulus {
    case .write(let app, let bytes): asApp(app) { $0.writeFile($1, bytes: bytes, frames: 1) }
    case .writeArray(let app, let count, let bytes):
      asApp(app) { $0.writeFile($1, bytes: bytes, frames: count) }
    case .read(let app, let bytes): asApp(app) { $0.readFile($1, bytes: bytes) }
    case .cancel(let app) where socket(app) != nil: asSocket(app) { $0.cancelSocket($1) }
    case .close(let app) where socket(app) != nil: asSocket(app) { $0.closeSocket($1) }
    case .cancel(let app): asApp(app) { $0.cancelIo($1) }
    case .close(let app): asApp(app) { $0.closeHandle($1) }
    case .sendTo(let socket, let bytes, let receiver):
      asSocket(socket) { $0.sendTo($1, bytes: bytes, to: $0.receiver(receiver)) }
    case .receiveFrom(let socket, let bytes, let waits):
      asSocket(socket) { $0.receiveFrom($1, bytes: bytes, waits: waits) }
    case .ping(let peer, let bytes): ping(from: peer, bytes: bytes, round: round)
    case .datagram(let peer, let recipe): sendDatagram(from: peer, recipe, round: round)
    case .setFilter(let app, let names):
      asApp(app) { $0.setFilter($1, PacketFilter(names: names)) }
    case .frame(let nic, let recipe): sendFrame(to: nic, recipe, round: round)
    case .unbind(let id): asPnP(id) { $0.unbind($1) }
    case .unload(let id): asPnP(id) { $0.unload($1) }
    case .pause(let id): asPnP(adapterOf: id, .miniportPause) { $0.pause($1) }
    case .restart(let id): asPnP(adapterOf: id, .miniportRestart) { $0.restart($1) }
    case .insert(let id): asPnP(moduleOf: id, .filterAttach) { $0.insertModule($1) }
    case .remove(let id): asPnP(moduleOf: id, .filterDetach) { $0.removeModule($1) }
    case .filterSend(let id, let bytes):
      asPnP(moduleOf: id, .ndisFSendNetBufferLists) { world, module in
        world.modules[module].driver.originateSend(&world, module, bytes: bytes)
      }
    case .filterReceive(let id, let bytes):
      asPnP(moduleOf: id, .ndisFIndicateReceiveNetBufferLists) { world, module in
        world.modules[module].driver.originateReceive(&world, module, bytes: bytes)
      }
    case .cancelSends(let app): asApp(app) { $0.cancelSends($1) }
    case .reset(let id): reset(id)
    case .busy, .occupy, .collide, .unplug, .plug, .emptyPools:
      disturb(actions[index].action.stimulus)
    case .surpriseRemove(let id): surpriseRemove(id)
    }
  }

  /// The hardware or the machine is disturbed.
  private mutating func disturb(_ stimulus: Stimulus) {
    switch stimulus {
    case .busy(let nic, let time): makeCableBusy(card(named: nic), time)
    case .occupy(let nic, let time): occupyProcessor(card(named: nic), time)
    case .collide(let nic, let count): makeCollisions(card(named: nic), count)
    case .unplug(let nic): setLink(card(named: nic), isUp: false)
    case .plug(let nic): setLink(card(named: nic), isUp: true)
    case .emptyPools(let count):
      note(.inject, .poolsEmpty, at: ndis, value: count)
      failingAllocationCount = count
    default: break
    }
  }

  /// The index of a card.
  private func card(named id: String) -> Int {
    nics.firstIndex { history.lexicon.name($0.component) == id } ?? 0
  }

  /// A miniport seems to hang, or a program asks for a reset.
  private mutating func reset(_ id: String) {
    guard let adapter = adapters.firstIndex(where: { history.lexicon.name($0.component) == id })
    else { return asApp(id) { $0.resetByApp($1) } }
    cpu = adapters[adapter].interruptCPU
    note(.inject, .hangCard, at: adapters[adapter].component)
    agenda.plan(
      .checkForHang(adapter: Int32(adapter), cause: lastSequence), at: now + costs.pendingWork)
  }

  /// Runs the removal of a card on a system thread.
  private mutating func surpriseRemove(_ id: String) {
    guard let adapter = adapters.firstIndex(where: { history.lexicon.name($0.component) == id })
    else { preconditionFailure("the stack builder checked the ids of the actions") }
    let number = history.lexicon.thread("pnp") ?? 0
    asThread(number, on: worker) { $0.surpriseRemove(adapter) }
  }

  /// Runs an application's act on its thread.
  private mutating func asApp(_ id: String, _ body: (inout World, Int) -> Void) {
    guard let app = apps.firstIndex(where: { history.lexicon.name($0.component) == id }) else {
      preconditionFailure("the stack builder checked the ids of the actions")
    }
    asThread(0, on: 0) { body(&$0, app) }
  }

  /// The socket of a program, or `nil`.
  private func socket(_ id: String) -> Int? {
    sockets.firstIndex { history.lexicon.name($0.device.application) == id }
  }

  /// Runs an act of a program with a socket on its thread.
  private mutating func asSocket(_ id: String, _ body: (inout World, Int) -> Void) {
    guard let socket = socket(id) else {
      preconditionFailure("the stack builder checked the ids of the actions")
    }
    asThread(0, on: sockets[socket].device.cpu) { body(&$0, socket) }
  }

  /// The processor of the program that does something.
  func cpu(of stimulus: Stimulus) -> Int {
    switch stimulus {
    case .sendTo(let id, _, _), .receiveFrom(let id, _, _), .cancel(let id), .close(let id):
      socket(id).map { sockets[$0].device.cpu } ?? 0
    default: 0
    }
  }

  /// Who gets a datagram; the echo port of the first peer if nothing is said.
  private func receiver(_ text: String) -> Endpoint {
    if let receiver = Endpoint(text) { return receiver }
    return Endpoint(peers.first?.station.address ?? .zero, World.peerPort)
  }

  /// Runs an act on the stack of a miniport on a system thread.
  private mutating func asPnP(
    adapterOf id: String, _ call: Call, _ body: (inout World, Int) -> Void
  ) {
    guard let adapter = adapters.firstIndex(where: { history.lexicon.name($0.component) == id })
    else { preconditionFailure("the stack builder checked the ids of the actions") }
    let number = history.lexicon.thread("pnp") ?? 0
    asThread(number, on: worker) { world in
      world.note(.inject, call, at: world.adapters[adapter].component)
      body(&world, adapter)
    }
  }

  private mutating func pause(_ adapter: Int) {
    guard adapters[adapter].isRunning else { return remark("is paused already", adapter) }
    pauseStack(adapter)
  }

  private mutating func restart(_ adapter: Int) {
    guard !adapters[adapter].isRunning else { return remark("runs already", adapter) }
    restartStack(adapter)
  }

  private mutating func remark(_ words: String, _ adapter: Int) {
    let component = adapters[adapter].component
    note(.note, at: component)
    attach(.note, text: "\(history.lexicon.title(component)) \(words): nothing happens.")
  }

  /// Runs an act on a filter module on a system thread.
  private mutating func asPnP(
    moduleOf id: String, _ call: Call, _ body: (inout World, Int) -> Void
  ) {
    guard let module = modules.firstIndex(where: { history.lexicon.name($0.component) == id })
    else { preconditionFailure("the stack builder checked the ids of the actions") }
    let number = history.lexicon.thread("pnp") ?? 0
    asThread(number, on: worker) { world in
      world.note(.inject, call, at: world.modules[module].component)
      body(&world, module)
    }
  }

  /// Runs an act of the plug and play manager on a system thread.
  private mutating func asPnP(_ id: String, _ body: (inout World, Int) -> Void) {
    guard let driver = protocols.firstIndex(where: { history.lexicon.name($0.component) == id })
    else { preconditionFailure("the stack builder checked the ids of the actions") }
    let number = history.lexicon.thread("pnp") ?? 0
    asThread(number, on: worker) { body(&$0, driver) }
  }
}

extension PacketFilter {
  /// The union of the named types; unknown names were refused by the stack builder.
  init(names: [String]) {
    self = PacketFilter.names.reduce(into: []) { filter, entry in
      if names.contains(entry.0) { filter.insert(entry.1) }
    }
  }
}
