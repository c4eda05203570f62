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

  /// Adds the parts of a table in their order; none of them is copied for that.
  mutating func add<Part: Digested>(_ parts: some Collection<Part>) {
    add(parts.count)
    for index in parts.indices { parts[index].feed(&self) }
  }

  /// Adds the objects of a table that are alive: those that were met first, the others in the order in which they were made.
  mutating func add<Subject: Digested & Numbered>(_ table: SlotTable<Subject>) {
    let alive = table.places
    add(alive.count)
    guard alive.count > 1 else {
      for place in alive { table.slots[place].feed(&self) }
      return
    }
    var ranked = alive.map { (rank: rank(of: table.slots[$0].id), place: $0) }
    ranked.sort { ($0.rank.0, $0.rank.1, $0.place) < ($1.rank.0, $1.rank.1, $1.place) }
    for (_, place) in ranked { table.slots[place].feed(&self) }
  }

  /// Adds the dead objects of a table that somebody still points to: a driver with a bug may look at them.
  mutating func add<Subject: Digested & Numbered>(remainsOf table: SlotTable<Subject>) {
    for slot in table.vacant {
      let id = table[slot].id
      guard id != .none, hasMet(id) else { continue }
      add(id)
      table[slot].feed(&self)
    }
  }
}

/// An object of a table that has a number of its own.
protocol Numbered { var id: ObjectID { get } }
