import Events

/// What a fold needs to know about names, so that it need not look them up for every event.
public struct FoldPlan: Sendable {
  /// The kind of each place.
  var placeKinds: [PlaceKind] = []
  /// Whether a component is an application, or the library that makes requests for one.
  var isApplication: [Bool] = []
  /// The protocol driver of each binding.
  var protocols: [ComponentID] = []
  /// The binding of each site, or -1.
  var siteBindings: [Int16] = []
  /// What each call hands over, by its raw value.
  let handovers: [Handover]

  /// A plan that knows no names yet.
  public init() {
    var handovers = [Handover](repeating: .none, count: Int(Call.firstUnknown))
    for facts in CallCatalog.all { handovers[Int(facts.call.rawValue)] = facts.handover }
    self.handovers = handovers
  }

  /// Whether there are names that are new.
  public func isBehind(_ lexicon: Lexicon) -> Bool {
    placeKinds.count < lexicon.places.count || isApplication.count < lexicon.components.count
      || protocols.count < lexicon.bindings.count || siteBindings.count < lexicon.sites.count
  }

  /// Takes over names that are new.
  public mutating func adopt(_ lexicon: Lexicon) {
    guard isBehind(lexicon) else { return }
    placeKinds = lexicon.places.map(\.kind)
    isApplication = lexicon.components.map { $0.kind == .app || $0.kind == .winsock }
    protocols = lexicon.bindings.map(\.protocolDriver)
    siteBindings = lexicon.sites.map { Int16(truncatingIfNeeded: $0.binding) }
  }

  @inline(__always)
  func handover(of call: Call) -> Handover {
    Int(call.rawValue) < handovers.count ? handovers[Int(call.rawValue)] : .none
  }

  /// Whether the length that a call tells is that of its packet, though it gives it to nobody; others tell how much they copy.
  @inline(__always)
  func measures(_ call: Call) -> Bool {
    switch call {
    case .buildUDPPacket, .iPSendDatagram, .prepareNextFragment, .iPSendFragment, .lANTransmit: true
    default: false
    }
  }
}

/// What stands beside an event and matters to the fold.
struct EventContext {
  var parent = ObjectID.none
  var from = ComponentID.none
  var handler = Call.none
  var members: Range<Int> = 0..<0
  var isAtHead = false
  var isAtTail = false
  var wideValue: Int64?
}

extension StackState {
  /// Applies some events of a chunk.
  mutating func apply(_ chunk: Chunk, _ range: Range<Int>, _ plan: FoldPlan) {
    var cursor = chunk.firstExtra(from: range.lowerBound)
    for index in range { apply(chunk, index, &cursor, plan) }
  }

  /// Applies the event at an index of a chunk; `cursor` stands at its extras, and then at those of the next one.
  @inline(__always)
  public mutating func apply(_ chunk: Chunk, _ index: Int, _ cursor: inout Int, _ plan: FoldPlan) {
    let event = chunk.events[index]
    var context = EventContext()
    if event.hasExtras { cursor = StackState.read(chunk, index, from: cursor, into: &context) }
    apply(event, context, chunk, plan)
  }

  /// Reads what matters of an event's extras, and returns where the next event's begin.
  private static func read(
    _ chunk: Chunk, _ index: Int, from start: Int, into context: inout EventContext
  ) -> Int {
    var cursor = start
    while cursor < chunk.extras.count, Int(chunk.extras[cursor].index) == index {
      let extra = chunk.extras[cursor]
      if extra.key == .of {
        context.parent = ObjectID(rawValue: UInt32(truncatingIfNeeded: extra.value))
      } else if extra.key == .from {
        context.from = ComponentID(rawValue: UInt16(truncatingIfNeeded: extra.value))
      } else if extra.key == .implements {
        context.handler = extra.call
      } else if extra.key == .objects {
        context.members = extra.range
      } else if extra.key == .position {
        context.isAtHead = extra.value == Int64(Word.Position.head.rawValue)
        context.isAtTail = extra.value == Int64(Word.Position.tail.rawValue)
      } else if extra.key == .value {
        context.wideValue = extra.value
      }
      cursor += 1
    }
    return cursor
  }

  /// Applies one event.
  @inline(__always)
  private mutating func apply(
    _ event: Event, _ context: EventContext, _ chunk: Chunk, _ plan: FoldPlan
  ) {
    let index = position
    position &+= 1
    time = event.time
    if parts.contains(.stacks) { applyStack(event, context, chunk, index, plan) }
    if parts.contains(.objects) { applyObjects(event, context, chunk, index, plan) }
    if event.place != .none, parts.contains(.places) { applyPlace(event, context, chunk, plan) }
    if event.kind == .bugcheck { isHalted = true }
  }

  @inline(__always)
  private mutating func applyObjects(
    _ event: Event, _ context: EventContext, _ chunk: Chunk, _ index: Int, _ plan: FoldPlan
  ) {
    if event.object.isList {
      for member in chunk.numbers[context.members] {
        var single = event
        single.object = ObjectID(rawValue: UInt32(truncatingIfNeeded: member))
        applyObject(single, context, index, plan)
      }
    } else if event.object != .none {
      applyObject(event, context, index, plan)
    }
  }

  // MARK: - Call stacks

  @inline(__always)
  private mutating func applyStack(
    _ event: Event, _ context: EventContext, _ chunk: Chunk, _ index: Int, _ plan: FoldPlan
  ) {
    switch event.kind {
    case .enter, .interrupt: push(event, context, chunk, index)
    case .leave: pop(event, context, index, plan)
    case .action, .own, .state, .wire, .drop, .choice, .inject, .touch, .wait, .signal, .lock,
      .unlock, .topology, .seen, .bugcheck, .note, .lost, .unknown:
      if let irql = event.irql { setIRQL(irql, of: Int(event.cpu)) }
    }
  }

  private mutating func push(
    _ event: Event, _ context: EventContext, _ chunk: Chunk, _ index: Int
  ) {
    let stack = stackIndex(event)
    let top = stacks[stack].frames.last?.to ?? .none
    let isInterrupt = event.kind == .interrupt
    // What a driver hands from one of its functions to the next is no loan.
    let isOwnCall = top == event.at && top != .none
    let cpu = Int(event.cpu)
    stacks[stack].frames.append(
      OpenCall(
        call: event.call, handler: context.handler == .none ? event.call : context.handler,
        from: context.from != .none || isInterrupt ? context.from : top,
        to: event.at, began: UInt32(truncatingIfNeeded: index), object: event.object,
        site: event.site, kind: event.kind, irql: event.irql, irqlBefore: irql(of: cpu),
        loans: isOwnCall || !parts.contains(.loans) ? [] : loans(event, context, chunk),
        members: event.object.isList ? members(context, chunk) : []))
    for root in stacks[stack].frames[stacks[stack].frames.count - 1].loans {
      arrive(journey: root, at: event.at)
    }
    if let irql = event.irql { setIRQL(irql, of: cpu) }
  }

  private mutating func pop(
    _ event: Event, _ context: EventContext, _ index: Int, _ plan: FoldPlan
  ) {
    let stack = stackIndex(event)
    guard let frame = stacks[stack].frames.popLast() else { return }
    setIRQL(frame.irqlBefore, of: Int(event.cpu))
    for root in frame.loans { depart(journey: root, from: frame.to) }
    guard event.owner != .none, event.object == .none, parts.contains(.objects) else { return }
    for object in frame.objects {
      var single = event
      single.object = object
      applyObject(single, context, index, plan)
    }
  }

  private func members(_ context: EventContext, _ chunk: Chunk) -> [ObjectID] {
    chunk.numbers[context.members].map { ObjectID(rawValue: UInt32(truncatingIfNeeded: $0)) }
  }

  /// The journeys of what a call lends: its objects, if it does not hand them over and they are still there.
  private func loans(
    _ event: Event, _ context: EventContext, _ chunk: Chunk
  ) -> [ObjectID] {
    guard event.kind == .enter, event.object != .none, event.owner == .none else { return [] }
    guard event.object.isList else { return journey(of: event.object) }
    return members(context, chunk).flatMap { journey(of: $0) }
  }

  /// The journey of what travels and has not ended; none of anything else.
  private func journey(of object: ObjectID) -> [ObjectID] {
    isData(object) && !hasEnded(object) ? [root(of: object)] : []
  }

  private mutating func setIRQL(_ irql: IRQL, of cpu: Int) {
    while irqls.count <= cpu { irqls.append(.passive) }
    irqls[cpu] = irql
  }

  /// The stack of the event's thread, else of its processor.
  private mutating func stackIndex(_ event: Event) -> Int {
    let id = event.stack
    for index in stacks.indices where stacks[index].id == id {
      if stacks[index].cpu != Int(event.cpu) { stacks[index].cpu = Int(event.cpu) }
      return index
    }
    stacks.append(CallStack(id: id, cpu: Int(event.cpu)))
    return stacks.count - 1
  }

  // MARK: - Objects

  @inline(__always)
  private mutating func applyObject(
    _ event: Event, _ context: EventContext, _ index: Int, _ plan: FoldPlan
  ) {
    if event.life == .new { begin(event, context, index, plan) }
    if event.life == .unchanged, context.parent != .none { adopt(event.object, context.parent) }
    // It is dropped where it is: once it had lost its owner, it would count as gone from there.
    if event.kind == .drop { drop(event.object, at: event.at, event.status) }
    if event.owner != .none, !hasEnded(event.object) { setOwner(event, index, plan) }
    if event.length != Event.absent, event.object.kind == .packet, plan.measures(event.call) {
      objects.updateIfPresent(UInt64(event.object.rawValue)) {
        $0.length = event.length
        return true
      }
    }
    if event.kind == .drop, event.life == .free, wire.count > 0 { takeOffWire(event.object) }
    if event.kind == .wire { applyWire(event) }
    if event.value != Event.absent, event.place == .none, event.kind != .leave,
      event.kind != .choice
    {
      objects.updateIfPresent(UInt64(event.object.rawValue)) {
        $0.references = event.value
        return true
      }
    }
    if event.life == .free { end(event) }
  }

  private mutating func begin(
    _ event: Event, _ context: EventContext, _ index: Int, _ plan: FoldPlan
  ) {
    let root = context.parent == .none ? event.object : root(of: context.parent)
    let isPinned =
      event.object.kind == .irp && event.at != .none && plan.isApplication[event.at.index]
    var before = ObjectState()
    objects.update(UInt64(event.object.rawValue)) {
      before = $0
      $0 = ObjectState()
      $0.maker = event.at
      $0.parent = context.parent
      $0.root = root
      $0.length = event.length
      $0.bornAt = UInt32(truncatingIfNeeded: index)
      $0.isPinned = isPinned
      return true
    }
    leave(event.object, before)
    if isPinned { arrive(event.object, at: event.at) }
  }

  /// An object goes from where it is: it ends, or begins again in a trace that does not tell its end.
  private mutating func leave(_ object: ObjectID, _ state: ObjectState) {
    guard isData(object) else { return }
    if state.owner != .none { depart(journey: state.root, from: state.owner) }
    if state.isPinned { depart(journey: state.root, from: state.maker) }
  }

  /// The first object of a journey, even when it is gone.
  func root(of object: ObjectID) -> ObjectID { objects[UInt64(object.rawValue)]?.root ?? object }

  /// An object gets another parent: it changes its journey, and is counted with that one.
  private mutating func adopt(_ object: ObjectID, _ parent: ObjectID) {
    guard let old = objects[UInt64(object.rawValue)], old.parent != parent else { return }
    let newRoot = root(of: parent)
    if old.owner != .none { depart(object, from: old.owner) }
    objects.updateIfPresent(UInt64(object.rawValue)) {
      $0.parent = parent
      $0.root = newRoot
      return true
    }
    if old.owner != .none { arrive(object, at: old.owner) }
  }

  @inline(__always)
  private mutating func setOwner(_ event: Event, _ index: Int, _ plan: FoldPlan) {
    let owner = event.owner == .nobody ? ComponentID.none : event.owner
    let handover = event.kind == .enter ? plan.handover(of: event.call) : .none
    let binding: Int16 =
      handover == .none || event.site == .none
      ? -1 : plan.siteBindings[Int(event.site.rawValue) - 1]
    var previous = ComponentID.none
    objects.update(UInt64(event.object.rawValue)) { state in
      if state.root == .none { state.root = event.object }
      previous = state.owner
      if previous != owner { state.ownedSince = UInt32(truncatingIfNeeded: index) }
      state.owner = owner
      if handover != .none, binding >= 0 {
        state.handover = handover
        state.binding = binding
      } else if state.binding >= 0, owner == plan.protocols[Int(state.binding)] || owner == .none {
        state.handover = .none
        state.binding = -1
      }
      if event.length != Event.absent { state.length = event.length }
      return true
    }
    guard previous != owner else { return }
    if owner != .none { arrive(event.object, at: owner) }
    if previous != .none { depart(event.object, from: previous) }
  }

  private mutating func end(_ event: Event) {
    ended.insert(event.object)
    guard let state = objects[UInt64(event.object.rawValue)] else { return }
    leave(event.object, state)
    objects.updateIfPresent(UInt64(event.object.rawValue)) { _ in false }
  }

  private mutating func applyWire(_ event: Event) {
    switch event.status {
    case Word.How.queued:
      // A frame that is on the cable already begins again.
      wireTurn &+= 1
      wire.set(
        UInt64(event.object.rawValue),
        WireEntry(began: event.time, turn: wireTurn, length: max(event.length, 0)))
    case Word.How.sent:
      sentCount += 1
      takeOffWire(event.object)
    case Word.How.arrived: arrivedCount += 1
    case Word.How.lost, Word.How.collided: takeOffWire(event.object)
    default: break
    }
  }

  private mutating func takeOffWire(_ frame: ObjectID) {
    wire.updateIfPresent(UInt64(frame.rawValue)) { _ in false }
  }

  // MARK: - Presence

  /// Data travels; descriptors of requests, memory, events and locks do not count.
  @inline(__always)
  func isData(_ object: ObjectID) -> Bool {
    switch object.kind {
    case .packet, .netBufferList, .netBuffer, .irp, .frame, .datagram: true
    case .none, .mdl, .request, .event, .lock, .timer, .workItem, .memory, .socket, .unknown: false
    }
  }

  @inline(__always)
  func key(_ root: ObjectID, _ component: ComponentID) -> UInt64 {
    UInt64(component.rawValue) << 32 | UInt64(root.rawValue)
  }

  @inline(__always)
  private mutating func arrive(_ object: ObjectID, at component: ComponentID) {
    if parts.contains(.traffic), isData(object) {
      arrive(journey: root(of: object), at: component)
    }
  }

  @inline(__always)
  private mutating func depart(_ object: ObjectID, from component: ComponentID) {
    if parts.contains(.traffic), isData(object) {
      depart(journey: root(of: object), from: component)
    }
  }

  @inline(__always)
  private mutating func arrive(journey root: ObjectID, at component: ComponentID) {
    guard parts.contains(.traffic), component != .none, component.index < traffic.count else {
      return
    }
    var isFirst = false
    presence.update(key(root, component)) {
      isFirst = $0.count == 0
      $0.count &+= 1
      return true
    }
    guard isFirst else { return }
    traffic[component.index].arrived &+= 1
    traffic[component.index].held &+= 1
    notePeak(traffic[component.index].held)
    heights.note(held: traffic[component.index].held, at: component.index)
  }

  @inline(__always)
  private mutating func depart(journey root: ObjectID, from component: ComponentID) {
    guard parts.contains(.traffic), component != .none, component.index < traffic.count else {
      return
    }
    var isLast = false
    var wasDropped = false
    presence.updateIfPresent(key(root, component)) {
      $0.count &-= 1
      isLast = $0.count <= 0
      wasDropped = $0.isDropped
      return !isLast
    }
    guard isLast, !wasDropped else { return }
    traffic[component.index].departed &+= 1
    traffic[component.index].held &-= 1
  }

  /// A journey ends here without going on; what is still here of it is not counted any more.
  private mutating func drop(
    _ object: ObjectID, at component: ComponentID, _ reason: Word
  ) {
    guard parts.contains(.traffic), isData(object), component != .none,
      component.index < traffic.count
    else { return }
    var wasHere = false
    var isRepeated = false
    presence.updateIfPresent(key(root(of: object), component)) {
      wasHere = true
      isRepeated = $0.isDropped
      $0.isDropped = true
      return true
    }
    guard !isRepeated else { return }
    traffic[component.index].dropped &+= 1
    drops[Drop(component: component, reason: reason), default: 0] += 1
    if wasHere {
      traffic[component.index].held &-= 1
    } else {
      traffic[component.index].arrived &+= 1
    }
  }

  // MARK: - Places

  @inline(__always)
  private mutating func applyPlace(
    _ event: Event, _ context: EventContext, _ chunk: Chunk, _ plan: FoldPlan
  ) {
    let place = event.place.index
    switch plan.placeKinds[place] {
    case .queue:
      applyQueue(event, context, chunk)
      if parts.contains(.heights) { heights.note(queues[place].count, in: place) }
    case .pool, .counter, .register:
      if let wide = context.wideValue {
        values[place] = wide
      } else if event.value != Event.absent {
        values[place] = Int64(event.value)
      }
      if parts.contains(.heights) { heights.note(Int(clamping: values[place]), in: place) }
    case .machine:
      if parts.contains(.ways) {
        tracks[place]?.move(from: machines[place], to: event.status, at: position - 1)
      }
      machines[place] = event.status
    }
  }

  private mutating func applyQueue(
    _ event: Event, _ context: EventContext, _ chunk: Chunk
  ) {
    let place = event.place.index
    if event.operation == .clear { return queues[place].removeAll() }
    if event.object.isList {
      for member in chunk.numbers[context.members] {
        move(ObjectID(rawValue: UInt32(truncatingIfNeeded: member)), event, context)
      }
    } else if event.object != .none {
      move(event.object, event, context)
    }
  }

  @inline(__always)
  private mutating func move(_ object: ObjectID, _ event: Event, _ context: EventContext) {
    let place = event.place.index
    if event.operation == .insert {
      if context.isAtHead { queues[place].prepend(object) } else { queues[place].append(object) }
    } else if event.operation == .remove {
      queues[place].remove(object, isAtTail: context.isAtTail)
    }
  }
}
