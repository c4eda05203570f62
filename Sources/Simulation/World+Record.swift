import Events

/// How the machine writes its history: one function a kind of event.
///
/// Each takes the time that the act costs, fills the flat event, and appends it. Nothing else in the program makes events.
extension World {
  /// Takes time for a call and gives the event of it.
  @inline(__always)
  private mutating func stamped(_ kind: EventKind, _ call: Call) -> Event {
    now &+= kind == .leave ? costs.leave : costs.of(call)
    return blank(kind, call)
  }

  /// An event of this moment, with its processor and thread, about nothing yet.
  ///
  /// It is mutating so that nothing of the machine has to be copied to read three numbers of it, optimized or not.
  @inline(__always)
  private mutating func blank(_ kind: EventKind, _ call: Call) -> Event {
    var event = Event(kind, time: now)
    event.call = call
    event.cpu = cpu
    event.thread = thread
    return event
  }

  /// Appends an event, if the machine records.
  @inline(__always)
  private mutating func write(_ event: Event) {
    guard isRecording, !isHalted else { return }
    history.append(event)
    if triggers.isArmed { fireTriggers(for: event) }
  }

  /// The sequence number of the last event: the cause of what it makes possible.
  var lastSequence: UInt32 { UInt32(truncatingIfNeeded: history.count) }

  /// A component calls another one.
  @inline(__always)
  mutating func enter(
    _ call: Call, to: ComponentID, _ object: ObjectID = .none, owner: ComponentID = .none,
    site: SiteID = .none, irql: IRQL? = nil, status: Status = .none, length: Int? = nil,
    cause: UInt32 = 0
  ) {
    var event = stamped(.enter, call)
    event.at = to
    event.object = object
    event.owner = owner
    event.site = site
    event.status = status
    event.cause = cause
    if let length { event.length = Int32(truncatingIfNeeded: length) }
    event.irql = push(to, call, irql)
    write(event)
  }

  /// The innermost call returns.
  @inline(__always)
  mutating func leave(
    _ call: Call, _ object: ObjectID = .none, owner: ComponentID = .none, status: Status = .none,
    returned: Int? = nil, length: Int? = nil
  ) {
    var event = stamped(.leave, call)
    event.object = object
    event.owner = owner
    event.status = status
    event.at = processors.top
    if let returned { event.value = Int32(truncatingIfNeeded: returned) }
    if let length { event.length = Int32(truncatingIfNeeded: length) }
    pop(call)
    write(event)
  }

  /// A component acts by itself; what the act changes is said by `place` and the arguments after it.
  ///
  /// `irql` is the level behind the act, until the enclosing call returns: somebody takes or releases a spin lock.
  @inline(__always)
  mutating func act(
    _ call: Call, at component: ComponentID, _ object: ObjectID = .none,
    owner: ComponentID = .none, life: Life = .unchanged, place: PlaceID = .none,
    queue: QueueOperation = .none, value: Int? = nil, status: Status = .none, length: Int? = nil,
    site: SiteID = .none, irql: IRQL? = nil, cause: UInt32 = 0
  ) {
    var event = stamped(.action, call)
    event.at = component
    event.object = object
    event.owner = owner
    event.life = life
    event.place = place
    event.operation = queue
    event.status = status
    event.site = site
    event.cause = cause
    if let value { event.value = Int32(truncatingIfNeeded: value) }
    if let length { event.length = Int32(truncatingIfNeeded: length) }
    if let irql { event.irql = change(to: irql) }
    write(event)
  }

  /// Any other kind of event; it takes no time.
  ///
  /// `status` is the reason of a drop, the way of a frame, the mode of a touch, the outcome of a choice.
  @inline(__always)
  mutating func note(
    _ kind: EventKind, _ call: Call = .none, at component: ComponentID,
    _ object: ObjectID = .none, owner: ComponentID = .none, life: Life = .unchanged,
    place: PlaceID = .none, queue: QueueOperation = .none, value: Int? = nil,
    status: Word = .none, length: Int? = nil, cause: UInt32 = 0
  ) {
    var event = blank(kind, call)
    event.at = component
    event.object = object
    event.owner = owner
    event.life = life
    event.place = place
    event.operation = queue
    event.status = status
    event.cause = cause
    if let value { event.value = Int32(truncatingIfNeeded: value) }
    if let length { event.length = Int32(truncatingIfNeeded: length) }
    write(event)
    if kind == .inject { attachInjection() }
  }

  /// Says something in words at a component; the sentences stand in ``Remark``.
  mutating func remark(
    _ text: String, at component: ComponentID, _ object: ObjectID = .none
  ) {
    note(.note, at: component, object)
    attach(.note, text: text)
  }

  /// Says something in words about a component, which the sentence names.
  mutating func remark(_ sentence: (String) -> String, at component: ComponentID) {
    remark(sentence(history.lexicon.title(component)), at: component)
  }

  /// A note that changes the level of the running processor.
  mutating func noteLevel(
    _ kind: EventKind, _ call: Call, at component: ComponentID, _ irql: IRQL
  ) {
    var event = blank(kind, call)
    event.at = component
    event.irql = change(to: irql)
    write(event)
    if kind == .inject { attachInjection() }
  }

  /// Says what a user did, so that the run can be made again.
  private mutating func attachInjection() {
    guard let mark = injection else { return }
    injection = nil
    attach(.count, mark.turn)
    attach(.argument, text: mark.words)
  }

  /// A state machine moves.
  mutating func move(_ machine: PlaceID, to state: Word) {
    var event = blank(.state, .none)
    event.place = machine
    event.status = state
    write(event)
  }

  /// An interrupt, DPC or timer starts on a processor and opens a stack of its own.
  mutating func interrupt(
    _ call: Call, at component: ComponentID, irql: IRQL, site: SiteID = .none, cause: UInt32
  ) {
    var event = stamped(.interrupt, call)
    event.at = component
    event.site = site
    event.cause = cause
    event.irql = push(component, call, irql)
    write(event)
  }

  /// The running processor takes or releases a spin lock: its level is `irql` from here on.
  mutating func changeLock(
    _ kind: EventKind, _ call: Call, _ lock: ObjectID, _ component: ComponentID, to irql: IRQL
  ) {
    processors.irql[Int(cpu)] = irql
    var event = stamped(kind, call)
    event.at = component
    event.object = lock
    event.irql = irql
    write(event)
  }
}

// MARK: - What is rare

extension World {
  /// Adds a number to the event that was written last.
  mutating func attach(_ key: ExtraKey, _ value: Int) {
    guard isRecording, !isHalted else { return }
    history.attach(key, Int64(value))
  }

  /// Adds a word to the event that was written last.
  mutating func attach(_ key: ExtraKey, _ word: Word) { attach(key, Int(word.rawValue)) }

  /// Adds a component to the event that was written last.
  mutating func attach(_ key: ExtraKey, _ component: ComponentID) {
    attach(key, Int(component.rawValue))
  }

  /// Names the parent of the object of the event that was written last.
  mutating func attach(parent: ObjectID) {
    guard parent != .none else { return }
    attach(.of, Int(parent.rawValue))
  }

  /// Says which handler the driver's own function implements.
  mutating func attach(implements call: Call) { attach(.implements, Int(call.rawValue)) }

  /// Adds an argument that somebody asks for to the event that was written last.
  mutating func attach(argument: ArgumentWord) { attach(.argument, text: argument.rawValue) }

  /// Adds text to the event that was written last.
  mutating func attach(_ key: ExtraKey, text: String) {
    guard isRecording, !isHalted else { return }
    history.attach(key, text: text)
  }

  /// Adds the members of a list to the event that was written last.
  mutating func attach(objects: [ObjectID]) {
    guard isRecording, !isHalted else { return }
    history.attach(objects: objects)
  }

  /// Adds the members of an array to the event that was written last, if there are several.
  mutating func attach(membersOf array: [some ObjectHandle]) {
    if array.count > 1 { attach(objects: array.map(\.id)) }
  }

  /// Adds bytes to the event that was written last: as hex if they are few, else as base64.
  mutating func attach(bytes: [UInt8]) {
    guard keepsBytes, isRecording, !isHalted, !bytes.isEmpty else { return }
    history.attach(bytes.count <= 64 ? .hex : .data, bytes: bytes)
  }
}

// MARK: - Call stacks

extension World {
  /// Opens a frame on the running stack; returns the level if it changes.
  @inline(__always)
  private mutating func push(_ component: ComponentID, _ call: Call, _ irql: IRQL?) -> IRQL? {
    let before = processors.irql[Int(cpu)]
    processors.frames.append(.init(component: component, call: call, irql: before))
    guard let irql, irql != before else { return nil }
    processors.irql[Int(cpu)] = irql
    return irql
  }

  /// Sets the level of the running processor; returns it if it changes.
  private mutating func change(to irql: IRQL) -> IRQL? {
    guard processors.irql[Int(cpu)] != irql else { return nil }
    processors.irql[Int(cpu)] = irql
    return irql
  }

  /// The level of the running processor.
  var level: IRQL { processors.irql[Int(cpu)] }

  /// Closes the innermost frame and restores the level.
  @inline(__always)
  private mutating func pop(_ call: Call) {
    guard let frame = processors.frames.popLast() else {
      preconditionFailure("a call returns only if it was entered")
    }
    precondition(frame.call == call, "calls return in the reverse order of their entry")
    processors.irql[Int(cpu)] = frame.irql
  }
}
