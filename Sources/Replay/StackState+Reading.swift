import Events

/// What views and rules ask of a stack.
extension StackState {
  /// The level of a processor.
  public func irql(of cpu: Int) -> IRQL { cpu < irqls.count ? irqls[cpu] : .passive }

  /// How many processors have been seen.
  public var processorCount: Int { max(irqls.count, 1) }

  /// The stacks that have open calls.
  public var openStacks: [CallStack] { stacks.filter { !$0.frames.isEmpty } }

  /// The open calls of a stack, innermost last.
  public func openCalls(on stack: CallStackID) -> [OpenCall] {
    stacks.first { $0.id == stack }?.frames ?? []
  }

  /// The innermost open call of a stack, or `nil` if none is open.
  @inlinable
  public func innermostCall(on id: CallStackID) -> OpenCall? {
    for stack in stacks where stack.id == id { return stack.frames.last }
    return nil
  }

  /// The state of an object, or `nil` if it is not alive.
  public subscript(object: ObjectID) -> ObjectState? { objects[UInt64(object.rawValue)] }

  /// Whether an object has been there and has ended: a pointer to it leads to memory that is somebody else's.
  public func hasEnded(_ object: ObjectID) -> Bool {
    objects[UInt64(object.rawValue)] == nil && ended.contains(object)
  }

  /// The live objects with their states, ordered by kind and number.
  public var liveObjects: [(object: ObjectID, state: ObjectState)] {
    objects.sorted.map { (ObjectID(rawValue: UInt32($0.key)), $0.value) }
  }

  /// Calls `body` with the live objects and their states, ordered by kind and number.
  public func forEachLiveObject(_ body: (ObjectID, ObjectState) -> Void) {
    for key in objects.keys {
      if let state = objects[key] { body(ObjectID(rawValue: UInt32(key)), state) }
    }
  }

  /// How many objects are alive.
  public var liveObjectCount: Int { objects.count }

  /// Frames that are on the cable, oldest first.
  public var onWire: [Transmission] {
    wire.sorted(by: \.turn).map { entry in
      Transmission(
        frame: ObjectID(rawValue: UInt32(entry.key)), began: entry.value.began,
        length: Int(entry.value.length))
    }
  }

  /// The members of a queue, head first.
  public func members(of queue: PlaceID) -> [ObjectID] {
    queues.indices.contains(queue.index) ? queues[queue.index].members : []
  }

  /// The value of a pool, counter or register.
  public func value(of place: PlaceID) -> Int {
    values.indices.contains(place.index) ? Int(values[place.index]) : 0
  }

  /// The state of a machine.
  public func state(of machine: PlaceID) -> Word {
    machines.indices.contains(machine.index) ? machines[machine.index] : .none
  }

  /// Whether an object stands in any queue.
  public func isQueued(_ object: ObjectID) -> Bool { queues.contains { $0.contains(object) } }

  /// The queue in which an object stands, or ``PlaceID/none``.
  public func queue(of object: ObjectID) -> PlaceID {
    queues.firstIndex { $0.contains(object) }.map { PlaceID(index: $0) } ?? .none
  }

  /// The objects that a component owns.
  public func objects(ownedBy component: ComponentID) -> [ObjectID] {
    liveObjects.filter { $0.state.owner == component }.map(\.object)
  }

  /// Whether a component has dropped the journey of an object: it is not held there any more, even if it is still owned.
  public func hasDropped(_ object: ObjectID, at component: ComponentID) -> Bool {
    isData(object) && presence[key(root(of: object), component)]?.isDropped == true
  }

  /// The objects that are lent to a component by open calls.
  public func objects(lentTo component: ComponentID) -> [ObjectID] {
    stacks.flatMap(\.frames).filter { $0.isLoan && $0.to == component }.map(\.object)
  }
}
