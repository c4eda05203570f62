import Events

/// One value of the picture that somebody can point at: an owner, a level, what a queue, a pool or a counter has.
public enum Quantity: Hashable, Sendable {
  /// Who owns an object.
  case owner(ObjectID)
  /// Who made an object.
  case maker(ObjectID)
  /// How many NdisReturnPackets are promised for an object.
  case references(ObjectID)
  /// The queue in which an object stands.
  case queue(ObjectID)
  /// What a queue, a pool, a counter or a register has, or the state of a machine.
  case place(PlaceID)
  /// The level of a processor.
  case irql(cpu: Int)
  /// How many calls are open on a stack.
  case depth(CallStackID)
  /// How much a component holds.
  case held(ComponentID)
  /// How much a component dropped for one reason.
  case dropped(Drop)
}

extension Quantity {
  /// How the screen calls it: `owner of P3`, `ne2000.MpTx`, `irql cpu 0`.
  public func name(_ lexicon: Lexicon) -> String {
    switch self {
    case .owner(let object): "owner of \(object)"
    case .maker(let object): "maker of \(object)"
    case .references(let object): "references of \(object)"
    case .queue(let object): "queue of \(object)"
    case .place(let id): lexicon.name(id)
    case .irql(let cpu): "irql cpu \(cpu)"
    case .depth: "call depth"
    case .held(let id): "\(lexicon.title(id)) held"
    case .dropped(let drop): "\(lexicon.title(drop.component)) dropped \(lexicon.text(drop.reason))"
    }
  }

  /// The object that it is about, or ``ObjectID/none``.
  public var object: ObjectID {
    switch self {
    case .owner(let object), .maker(let object), .references(let object), .queue(let object):
      object
    case .place, .irql, .depth, .held, .dropped: .none
    }
  }

  /// Its value in a state, as text; empty where there is none.
  public func text(in state: StackState, _ lexicon: Lexicon) -> String {
    switch self {
    case .owner(let object): state[object].map { lexicon.title($0.owner) } ?? ""
    case .maker(let object): state[object].map { lexicon.title($0.maker) } ?? ""
    case .references(let object): state[object].map { String($0.references) } ?? ""
    case .queue(let object): lexicon.name(state.queue(of: object))
    case .place(let id): lexicon[id].map { Quantity.text(of: id, $0, state, lexicon) } ?? ""
    case .irql(let cpu): state.irql(of: cpu).name
    case .depth, .held, .dropped: number(in: state, lexicon).map { String($0) } ?? ""
    }
  }

  private static func text(
    of id: PlaceID, _ place: Place, _ state: StackState, _ lexicon: Lexicon
  ) -> String {
    switch place.kind {
    case .queue: String(state.members(of: id).count)
    case .machine: lexicon.text(state.state(of: id))
    case .register: Quantity.hexadecimal(state.value(of: id))
    case .pool, .counter: String(state.value(of: id))
    }
  }

  /// A number as code writes it in base 16: `0x1f`, and `-0x1f` below zero.
  private static func hexadecimal(_ number: Int) -> String {
    (number < 0 ? "-0x" : "0x") + String(number.magnitude, radix: 16)
  }

  /// Its value in a state where that is a number, or `nil`.
  public func number(in state: StackState, _ lexicon: Lexicon) -> Int? {
    switch self {
    case .references(let object): state[object].map { Int($0.references) }
    case .place(let id):
      switch lexicon[id]?.kind {
      case .queue: state.memberCount(of: id)
      case .pool, .counter, .register: state.value(of: id)
      case .machine, nil: nil
      }
    case .irql(let cpu): state.irql(of: cpu).number
    case .depth(let stack): state.openCalls(on: stack).count
    case .held(let id):
      state.traffic.indices.contains(id.index) ? state.traffic[id.index].held : nil
    case .dropped(let drop): state.drops[drop] ?? 0
    case .owner, .maker, .queue: nil
    }
  }

  /// Its value in a state as a number that is the same for the same value; -1 where there is none.
  func code(in state: StackState, _ lexicon: Lexicon) -> Int {
    switch self {
    case .owner(let object): state[object].map { Int($0.owner.rawValue) } ?? -1
    case .maker(let object): state[object].map { Int($0.maker.rawValue) } ?? -1
    case .queue(let object): Int(state.queue(of: object).rawValue)
    case .place(let id) where lexicon[id]?.kind == .machine: Int(state.state(of: id).rawValue)
    case .references, .place, .irql, .depth, .held, .dropped: number(in: state, lexicon) ?? -1
    }
  }
}

extension StackState {
  /// How many objects stand in a queue.
  public func memberCount(of queue: PlaceID) -> Int {
    queues.indices.contains(queue.index) ? queues[queue.index].count : 0
  }
}

// MARK: - Who set it

extension Timeline {
  /// The index of the event that gave a quantity the value that it has at a position.
  ///
  /// `nil` if it has had that value from the beginning, or for longer than is searched: ``quantitySearchCountMax`` events where
  /// only the states can tell.
  public func setter(of quantity: Quantity, at position: Int) -> Int? {
    let state = state(at: position)
    let lexicon = history.lexicon
    switch quantity {
    case .owner(let object), .maker(let object):
      guard let known = state[object] else {
        return end(of: object, before: position)
      }
      let isMaker = quantity == .maker(object)
      let index = Int(isMaker ? known.bornAt : known.ownedSince)
      return history.keeps(index) ? index : nil
    case .references(let object), .queue(let object):
      let birth = state[object].map { Int($0.bornAt) } ?? 0
      return change(of: quantity, before: position, notBefore: max(birth - 1, 0))
    case .place(let id):
      if lexicon[id]?.kind == .machine {
        return state.track(of: id)?.since.flatMap { history.keeps($0) ? $0 : nil }
      }
      return change(of: quantity, before: position, notBefore: 0)
    case .dropped(let drop):
      return lastIndex(before: position) {
        $0.kind == .drop && $0.at == drop.component && $0.status == drop.reason
      }
    case .irql, .depth, .held: return change(of: quantity, before: position)
    }
  }

  private func end(of object: ObjectID, before position: Int) -> Int? {
    var position = position
    while let index = previousIndex(about: object, before: position) {
      if history[index].life == .free { return index }
      position = index
    }
    return nil
  }

  /// The last of the events that can change a quantity after which it was another one than before.
  private func change(
    of quantity: Quantity, before position: Int, notBefore start: Int
  ) -> Int? {
    var end = position
    var last: Int?
    for _ in 0..<Timeline.candidateCountMax {
      guard let index = candidate(for: quantity, before: end, start) else { return nil }
      last = last ?? index
      let before = quantity.code(in: state(at: index), history.lexicon)
      if before != quantity.code(in: state(at: index + 1), history.lexicon) { return index }
      end = index
    }
    return last
  }

  /// The last event that names what a quantity is about.
  private func candidate(for quantity: Quantity, before end: Int, _ start: Int) -> Int? {
    switch quantity {
    case .place(let id): lastIndex(before: end, notBefore: start) { $0.place == id }
    case .references(let object), .queue(let object):
      previousIndex(about: object, before: end, notBefore: start)
    case .owner, .maker, .irql, .depth, .held, .dropped: nil
    }
  }

  /// The event behind which a quantity has its value without a break, found by looking at the states.
  private func change(of quantity: Quantity, before position: Int) -> Int? {
    let lexicon = history.lexicon
    let present = quantity.code(in: state(at: position), lexicon)
    let limit = max(position - Timeline.quantitySearchCountMax, history.droppedCount)
    var end = position
    while end > limit {
      let first = max(end - Timeline.usualSpacing, limit)
      var other: Int?
      visitStates(from: first, through: end) { state in
        if quantity.code(in: state, lexicon) != present { other = state.position }
      }
      if let other { return other }
      end = first
    }
    return nil
  }

  /// How many events are looked at to find who set a value that no event names.
  public static let quantitySearchCountMax = 200_000
  /// How many events that can change a value are looked at.
  private static let candidateCountMax = 32
}
