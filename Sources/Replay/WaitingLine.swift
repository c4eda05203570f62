import DequeModule
import Events

/// The members of a queue, head first.
///
/// Nearly all come to an end of it and leave from one, and the few that leave from inside are near an end: they are looked
/// for from both ends at once. Only who leaves from far inside makes a long line remember where everybody stands, by a
/// ticket that goes up from the head to the tail; from then on, until it is short again, nobody is looked for, and what such
/// a member leaves is a hole, which is closed when there are more holes than members.
///
/// Who stands in it twice is no member of any real list: of those, any one may be the one that leaves, and in a long line
/// they are looked for one by one.
struct WaitingLine: Sendable {
  /// The members, and ``ObjectID/none`` for a hole; no hole stands at an end.
  private var slots: Deque<ObjectID> = []
  /// Where everybody stands, once somebody has left a long line from far inside; hardly any line has it.
  private var order: Shared<Order>?

  /// How far from an end a member is looked for before there are tickets.
  private static let searchCountMax = 256

  /// How many members there are.
  var count: Int { slots.count - holeCount }

  private var holeCount: Int { order?.value.holeCount ?? 0 }

  /// The members, head first.
  var members: [ObjectID] { holeCount == 0 ? Array(slots) : slots.filter { $0 != .none } }

  /// Memory in bytes.
  var footprintBytes: Int {
    slots.count * MemoryLayout<ObjectID>.stride + MemoryLayout<WaitingLine>.stride
      + (order?.value.tickets.footprintBytes ?? 0)
  }

  /// Whether an object stands in it.
  func contains(_ object: ObjectID) -> Bool {
    guard let order = order?.value else { return object != .none && slots.contains(object) }
    return order.place(of: object) != nil || order.hasTwin(object)
  }

  /// Adds a member at the tail.
  @inline(__always)
  mutating func append(_ object: ObjectID) {
    slots.append(object)
    let place = slots.count - 1
    order?.value.note(object, at: place)
  }

  /// Adds a member at the head.
  @inline(__always)
  mutating func prepend(_ object: ObjectID) {
    slots.prepend(object)
    order?.value.firstTicket &-= 1
    order?.value.note(object, at: 0)
  }

  /// Takes out a member, wherever it stands; `isAtTail` says that the one at the tail is meant, not an equal one before it.
  @inline(__always)
  mutating func remove(_ object: ObjectID, isAtTail: Bool) {
    if slots.first == object, !isAtTail {
      slots.removeFirst()
      order?.value.firstTicket &+= 1
      if order != nil { settle(without: object) }
    } else if slots.last == object {
      slots.removeLast()
      if order != nil { settle(without: object) }
    } else {
      removeInside(object)
    }
  }

  /// Takes out all members.
  mutating func removeAll() { self = WaitingLine() }
}

// MARK: - Inside

extension WaitingLine {
  private mutating func removeInside(_ object: ObjectID) {
    guard object != .none else { return }
    if order == nil {
      if let place = placeNearAnEnd(of: object) {
        slots.remove(at: place)
        return
      }
      guard slots.count > 2 * WaitingLine.searchCountMax else { return }
      handOutTickets()
    }
    guard let place = orderedPlace(of: object) else { return }
    slots[place] = .none
    order?.value.holeCount += 1
    settle(without: object)
  }

  /// Where an object stands, if it is near an end.
  private func placeNearAnEnd(of object: ObjectID) -> Int? {
    var (head, tail) = (0, slots.count - 1)
    while head <= tail, head < WaitingLine.searchCountMax {
      if slots[tail] == object { return tail }
      if slots[head] == object { return head }
      head += 1
      tail -= 1
    }
    return nil
  }

  /// Where an object stands in a line that has tickets.
  private func orderedPlace(of object: ObjectID) -> Int? {
    guard let order = order?.value else { return nil }
    return order.place(of: object) ?? (order.hasTwin(object) ? slots.lastIndex(of: object) : nil)
  }

  /// Closes all holes, and gives every member a ticket.
  private mutating func handOutTickets() {
    slots = Deque(members)
    var fresh = Order()
    for place in slots.indices { fresh.note(slots[place], at: place) }
    order = Shared(fresh)
  }

  /// Puts everything right after an object has left a line that has tickets.
  private mutating func settle(without object: ObjectID) {
    order?.value.forget(object)
    closeHolesAtTheEnds()
    if count <= WaitingLine.searchCountMax {
      slots = Deque(members)
      order = nil
    } else if holeCount > count {
      handOutTickets()
    }
  }

  private mutating func closeHolesAtTheEnds() {
    while holeCount > 0, slots.first == ObjectID.none {
      slots.removeFirst()
      order?.value.firstTicket &+= 1
      order?.value.holeCount -= 1
    }
    while holeCount > 0, slots.last == ObjectID.none {
      slots.removeLast()
      order?.value.holeCount -= 1
    }
  }
}

/// Where the members of a long line stand.
private struct Order: Sendable {
  var holeCount = 0
  /// The ticket of the first slot; those behind it have the next ones.
  var firstTicket = 0
  /// The tickets, by the object.
  var tickets = FlatTable<Int>(filler: Order.noTicket)
  /// How often an object stands in it beside the one that has the ticket.
  private var twins = FlatTable<Int>(filler: 0)

  private static let noTicket = Int.min

  /// In which slot an object stands, if it has a ticket.
  func place(of object: ObjectID) -> Int? {
    tickets[UInt64(object.rawValue)].map { $0 - firstTicket }
  }

  /// Gives the object in a slot its ticket.
  mutating func note(_ object: ObjectID, at place: Int) {
    let ticket = firstTicket + place
    var isTwin = false
    tickets.update(UInt64(object.rawValue)) {
      isTwin = $0 != Order.noTicket
      $0 = ticket
      return true
    }
    guard isTwin else { return }
    twins.update(UInt64(object.rawValue)) {
      $0 += 1
      return true
    }
  }

  /// Whether an object stands somewhere without a ticket.
  func hasTwin(_ object: ObjectID) -> Bool { twins[UInt64(object.rawValue)] != nil }

  /// Takes the ticket of an object that has left, or one of its twins.
  mutating func forget(_ object: ObjectID) {
    let number = UInt64(object.rawValue)
    guard tickets[number] == nil else {
      tickets.updateIfPresent(number) { _ in false }
      return
    }
    twins.updateIfPresent(number) {
      $0 -= 1
      return $0 > 0
    }
  }
}
