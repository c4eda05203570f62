import Events
import Replay

/// A run that is written event by event; its components have numbers and no names.
struct WrittenRun {
  private(set) var history = History()

  /// Adds an event, one microsecond behind the last one.
  mutating func add(
    _ kind: EventKind, _ call: Call = .none, at component: UInt16 = 0,
    _ object: ObjectID = .none, _ change: (inout Event) -> Void = { _ in }
  ) {
    var event = Event(kind, time: Int64(history.count) * 1_000)
    event.call = call
    event.at = ComponentID(rawValue: component)
    event.object = object
    change(&event)
    history.append(event)
  }

  /// Adds the beginning of a call that hands an object over.
  mutating func enter(
    _ call: Call, from caller: UInt16, to component: UInt16, _ object: ObjectID
  ) {
    add(.enter, call, at: component, object) { $0.owner = ComponentID(rawValue: component) }
    history.attach(.from, Int64(caller))
  }

  /// Adds the return of a call.
  mutating func leave(_ call: Call, _ object: ObjectID, _ status: Status = .none) {
    add(.leave, call, object) { $0.status = status }
  }

  /// A component makes an object, for another one if there is one.
  mutating func make(
    _ object: ObjectID, at component: UInt16, for parent: ObjectID = .none,
    ownedBy owner: UInt16? = nil
  ) {
    add(.action, at: component, object) {
      $0.life = .new
      $0.owner = ComponentID(rawValue: owner ?? component)
    }
    if parent != .none { history.attach(.of, Int64(parent.rawValue)) }
  }

  /// A protocol, 1, sends a packet by NDIS, 2, to a miniport, 3, which keeps it.
  mutating func send(_ packet: ObjectID) {
    make(packet, at: 1)
    enter(.ndisSend, from: 1, to: 2, packet)
    enter(.miniportSend, from: 2, to: 3, packet)
    leave(.miniportSend, packet, .pending)
    leave(.ndisSend, packet, .pending)
  }

  /// A miniport completes a packet that it was never given, which breaks R10.
  mutating func completeStranger(_ packet: ObjectID) {
    make(packet, at: 1)
    enter(.ndisMSendComplete, from: 3, to: 2, packet)
    leave(.ndisMSendComplete, packet)
  }

  /// The run as far as it goes, as one that is over.
  var finished: Timeline {
    var history = history
    history.isComplete = true
    return Timeline(history)
  }

  /// A packet.
  static func packet(_ number: Int) -> ObjectID { ObjectID(.packet, number) }
}
