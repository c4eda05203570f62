import Events

/// A part of the machine that a search can find equal to what it was before.
///
/// What never changes while a machine runs is not fed, nor what is only recorded. A test compares the variables of each type
/// with what its `feed` names.
protocol Digested {
  /// Adds what decides about what happens next.
  func feed(_ digest: inout StateDigest)
}

extension StateDigest {
  /// Adds an object that is known by its slot; a frame inside of NDIS has no number, only the slot.
  mutating func add<Subject>(_ handle: Handle<Subject>) {
    add(handle.id)
    if handle.id == .none { add(handle.slot) }
  }

  /// Adds objects in their order.
  mutating func add<Subject>(all handles: some Collection<Handle<Subject>>) {
    add(handles.count)
    for handle in handles { add(handle) }
  }

  /// Adds the parts of a table in their order.
  mutating func add<Part: Digested>(_ parts: some Collection<Part>) {
    add(parts.count)
    for part in parts { part.feed(&self) }
  }

  /// Adds the objects of a table that are alive: those that were met first, the others in the order in which they were made.
  mutating func add<Subject: Digested & Numbered>(_ table: SlotTable<Subject>) {
    var alive = table.occupied
    if alive.count > 1 {
      let places = alive.map { rank(of: $0.id) }
      alive = zip(places, alive).sorted { $0.0 < $1.0 }.map(\.1)
    }
    add(alive.count)
    for subject in alive { subject.feed(&self) }
  }

  /// Adds the dead objects of a table that somebody still points to: a driver with a bug may look at them.
  mutating func add<Subject: Digested & Numbered>(remainsOf table: SlotTable<Subject>) {
    for subject in table.vacated where subject.id != .none && hasMet(subject.id) {
      add(subject.id)
      subject.feed(&self)
    }
  }
}

/// An object of a table that has a number of its own.
protocol Numbered { var id: ObjectID { get } }
