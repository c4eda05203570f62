import Events
import Replay

/// How something that is given back had come to the one that gives it back.
///
/// A loan is over when its call returns, and what was settled is over too: the books have forgotten it then, and the trace has
/// not.
extension Situation {
  /// The last call that shows a received packet or list to a component, before an index.
  struct Showing {
    /// The index of the event with which the call begins.
    let index: Int
    /// Where it is said that the object is lent until that call is over; `nil` if it may be kept.
    let lending: Int?
  }

  /// How a component was shown an object the last time, or `nil` if that is not found.
  func lastShowing(of object: ObjectID, to component: ComponentID, before index: Int) -> Showing? {
    let shown = lastIndex(about: object, before: index) { isShowing(at: $0, $1, to: component) }
    return shown.map { Showing(index: $0, lending: lending(of: object, shownAt: $0)) }
  }

  /// Where an object was made that a component was never given, neither shown nor given back; `nil` if it was, or if the
  /// beginning is not found.
  func birth(ofNeverGiven object: ObjectID, to component: ComponentID, before index: Int) -> Int? {
    let found = lastIndex(about: object, before: index) {
      $1.life == .new || isReceived(at: $0, $1, by: component)
    }
    return found.flatMap { isReceived(at: $0, history[$0], by: component) ? nil : $0 }
  }

  private func isReceived(at index: Int, _ event: Event, by component: ComponentID) -> Bool {
    guard event.kind == .enter, event.at == component else { return false }
    let handler = history.handler(of: index)
    return Self.showingHandlers.contains(handler) || handler == .filterReturnNetBufferLists
  }

  /// Where a component got back what it had sent itself, the last time before an index; or `nil`.
  func comeback(of object: ObjectID, to sender: ComponentID, before index: Int) -> Int? {
    guard let back = sendReturn(of: object, to: sender, before: index) else { return nil }
    let sent = lastIndex(about: object, before: back) { place, event in
      guard event.kind == .enter, case .hands(.send, _) = booking(at: place) else { return false }
      return caller(of: place) == sender
    }
    return sent == nil ? nil : back
  }

  /// Where a send is given back to a component, whoever has begun it, the last time before an index; or `nil`.
  func sendReturn(of object: ObjectID, to component: ComponentID, before index: Int) -> Int? {
    lastIndex(about: object, before: index) { place, event in
      guard event.kind == .enter, event.at == component, case .givesBack(.send) = booking(at: place)
      else { return false }
      return true
    }
  }

  /// Whether the call that begins at an index is the last one that is about an object.
  func isLastHandover(_ beginning: Int, of object: ObjectID, before index: Int) -> Bool {
    lastIndex(about: object, before: index) { _, event in event.kind == .enter } == beginning
  }

  /// Where a filter has sent a list that has not come back to it since, or `nil`.
  func ownSend(of list: ObjectID, by filter: ComponentID, before index: Int) -> Int? {
    let last = lastIndex(about: list, before: index) { place, event in
      guard event.kind == .enter else { return false }
      return event.at == filter
        || event.call == .ndisFSendNetBufferLists && caller(of: place) == filter
    }
    return last.flatMap { history[$0].at == filter ? nil : $0 }
  }

  private func booking(at index: Int) -> Booking? {
    Bookings.booking(of: history.handler(of: index))
  }

  private func isShowing(at index: Int, _ event: Event, to component: ComponentID) -> Bool {
    guard event.kind == .enter, event.at == component else { return false }
    return Self.showingHandlers.contains(history.handler(of: index))
  }

  /// A list is lent by the flag of the call that shows it, a packet by the status that it has then, or because ProtocolReceive
  /// has no answer that could promise to return it.
  private func lending(of object: ObjectID, shownAt index: Int) -> Int? {
    guard object.kind == .packet else { return history.saysLent(index) ? index : nil }
    let last = lastIndex(about: object, before: index) { _, event in
      if event.kind == .action { return event.call == .ndisSetPacketStatus }
      return event.kind == .leave && event.call == .ndisMIndicateReceivePacket
    }
    if let last, history[last].status == .resources { return last }
    return history.handler(of: index) == .protocolReceive ? index : nil
  }

  private static let showingHandlers: [Call] = [
    .protocolReceivePacket, .protocolReceive, .protocolReceiveNetBufferLists,
    .filterReceiveNetBufferLists,
  ]
}
