import Events

/// The spin locks that are held, the latest last; what more than one rule has to know about them.
struct HeldLocks: Sendable {
  /// A lock that is held.
  struct Hold: Sendable {
    let lock: ObjectID
    let component: ComponentID
    let stack: CallStackID
    /// The index of the event with which it was taken.
    let index: Int
    /// Whether it was taken with the variant for code that knows that it runs at DISPATCH_LEVEL.
    let isDpr: Bool
  }

  private var holds: [Hold] = []

  /// A component takes a lock.
  mutating func take(_ act: Act) {
    holds.append(
      Hold(
        lock: act.object, component: act.caller, stack: act.event.stack, index: act.index,
        isDpr: act.call == .ndisDprAcquireSpinLock))
  }

  /// A lock is released around an act; `nil` if nobody holds it.
  ///
  /// Several may hold a lock for reading; then each releases its own hold.
  mutating func release(_ lock: ObjectID, around act: Act) -> Hold? {
    let own = holds.lastIndex { $0.lock == lock && $0.stack == act.event.stack }
    return (own ?? holds.lastIndex { $0.lock == lock }).map { holds.remove(at: $0) }
  }

  /// How a component holds a lock already, on the call stack of an act with which it takes it; or `nil`.
  func hold(of lock: ObjectID, around act: Act) -> Hold? {
    guard lock != .none else { return nil }
    return holds.last {
      $0.lock == lock && $0.component == act.caller && $0.stack == act.event.stack
    }
  }

  /// The lock that a component took last, on the call stack of an act, and still holds.
  func last(of component: ComponentID, around act: Act) -> Hold? {
    holds.last { $0.component == component && $0.stack == act.event.stack }
  }

  /// Adds what is held.
  func feed(_ digest: inout StateDigest) {
    digest.add(holds) { hold, digest in
      digest.add(hold.lock)
      digest.add(hold.component.rawValue)
      digest.add(Int(hold.stack.rawValue))
      digest.add(hold.isDpr)
    }
  }
}
