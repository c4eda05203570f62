import Events
import Frames

/// An action of the scenario, or one that a user injected, ready to be planned.
struct PlannedAction: Sendable {
  let action: Action
  /// Whom it is done to.
  let target: StimulusTarget
  /// Who does it.
  let actor: StimulusFacts.Actor
  /// When it is done for the first time, in nanoseconds.
  var start: Int64 = 0
  /// How many items of the agenda had been run when a user did it; `nil` for the scenario's own.
  let turn: Int?
  /// The index of its first event, once it is done for the first time.
  var firstIndex: Int?

  /// An action on a machine that has whom it is done to.
  init(_ action: Action, in world: World, turn: Int? = nil) {
    let facts = action.stimulus.facts
    self.action = action
    self.turn = turn
    target = world.target(of: facts)
    actor = target.isProgram ? .program : facts.actor
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
    for (action, delay) in triggers.fire(for: event) { plan(action: action, at: later(delay)) }
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
      at: later(Int64(round) * action.interval, than: actions[index].start))
  }

  /// Does what the scenario or the user wants.
  mutating func runStimulus(action index: Int, round: Int) {
    plan(round: round + 1, of: index)
    if round == 0 { actions[index].firstIndex = history.count }
    injection = InjectionMark(actions[index])
    defer { injection = nil }
    let target = actions[index].target
    switch actions[index].action.stimulus {
    case .write(_, let bytes): asProgram(target) { $0.writeFile($1, bytes: bytes, frames: 1) }
    case .writeArray(_, let count, let bytes):
      asProgram(target) { $0.writeFile($1, bytes: bytes, frames: count) }
    case .read(_, let bytes): asProgram(target) { $0.readFile($1, bytes: bytes) }
    case .cancel: asProgram(target) { target.isSocket ? $0.cancelSocket($1) : $0.cancelIo($1) }
    case .close: asProgram(target) { target.isSocket ? $0.closeSocket($1) : $0.closeHandle($1) }
    case .sendTo(_, let bytes, let receiver):
      asProgram(target) { $0.sendTo($1, bytes: bytes, to: $0.receiver(receiver)) }
    case .receiveFrom(_, let bytes, let waits):
      asProgram(target) { $0.receiveFrom($1, bytes: bytes, waits: waits) }
    case .select(_, let timeout): asProgram(target) { $0.select($1, timeout: timeout) }
    case .ping(_, let bytes): ping(from: target.index, bytes: bytes, round: round)
    case .datagram(_, let recipe): sendDatagram(from: target.index, recipe, round: round)
    case .setFilter(_, let names):
      asProgram(target) { $0.setFilter($1, PacketFilter(names: names)) }
    case .frame(_, let recipe): sendFrame(to: target.index, recipe, round: round)
    case .unbind: asPnP { $0.unbind(target.index) }
    case .unload where target.isModule: asPnP(.driverUnload, target) { $0.unloadFilter($1) }
    case .unload: asPnP { $0.unload(target.index) }
    case .pause: asPnP(.miniportPause, target) { $0.pause($1) }
    case .restart: asPnP(.miniportRestart, target) { $0.restart($1) }
    case .insert: asPnP(.filterAttach, target) { $0.insertModule($1) }
    case .remove: asPnP(.filterDetach, target) { $0.removeModule($1) }
    case .filterSend(_, let bytes):
      asPnP(.ndisFSendNetBufferLists, target) { world, module in
        world.modules[module].driver.originateSend(&world, module, bytes: bytes)
      }
    case .filterReceive(_, let bytes):
      asPnP(.ndisFIndicateReceiveNetBufferLists, target) { world, module in
        world.modules[module].driver.originateReceive(&world, module, bytes: bytes)
      }
    case .cancelSends: asProgram(target) { $0.cancelSends($1) }
    case .reset: reset(target)
    case .busy(_, let time): makeCableBusy(target.index, time)
    case .occupy(_, let time): occupyProcessor(target.index, time)
    case .collide(_, let count): makeCollisions(target.index, count)
    case .unplug: setLink(target.index, isUp: false)
    case .plug: setLink(target.index, isUp: true)
    case .emptyPools(let count):
      note(.inject, .poolsEmpty, at: ndis, value: count)
      failingAllocationCount = count
    case .surpriseRemove: asPnP { $0.surpriseRemove(target.index) }
    }
  }

  /// A miniport seems to hang, or a program asks for a reset.
  private mutating func reset(_ target: StimulusTarget) {
    guard case .adapter(let adapter) = target else {
      return asProgram(target) { $0.resetByApp($1) }
    }
    cpu = adapters[adapter].interruptCPU
    note(.inject, .hangCard, at: adapters[adapter].component)
    agenda.plan(
      .checkForHang(adapter: Int32(adapter), cause: lastSequence), at: later(costs.pendingWork))
  }

  /// Runs an act of a program on its thread.
  private mutating func asProgram(
    _ target: StimulusTarget, _ body: (inout World, Int) -> Void
  ) {
    asThread(0, on: cpu(of: target)) { body(&$0, target.index) }
  }

  /// The processor of the program that does something.
  func cpu(of target: StimulusTarget) -> Int {
    guard case .socket(let socket) = target else { return 0 }
    return sockets[socket].device.cpu
  }

  /// Who gets a datagram; the echo port of the first peer if nothing is said.
  private func receiver(_ text: String) -> Endpoint {
    if let receiver = Endpoint(text) { return receiver }
    return Endpoint(peers.first?.station.address ?? .zero, World.peerPort)
  }

  private mutating func pause(_ adapter: Int) {
    guard adapters[adapter].isRunning else {
      return remark(Remark.isPaused, at: adapters[adapter].component)
    }
    pauseStack(adapter)
  }

  private mutating func restart(_ adapter: Int) {
    guard !adapters[adapter].isRunning else {
      return remark(Remark.runs, at: adapters[adapter].component)
    }
    restartStack(adapter)
  }

  /// Runs an act of the plug and play manager on a system thread.
  private mutating func asPnP(_ body: (inout World) -> Void) {
    let number = threadNumber("pnp")
    asThread(number, on: worker) { body(&$0) }
  }

  /// Runs an act on an adapter or a filter module on a system thread, and says who wants it.
  private mutating func asPnP(
    _ call: Call, _ target: StimulusTarget, _ body: (inout World, Int) -> Void
  ) {
    let component = component(of: target)
    asPnP { world in
      world.note(.inject, call, at: component)
      body(&world, target.index)
    }
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
