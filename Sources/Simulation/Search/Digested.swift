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
    guard !handles.isEmpty else { return }
    for handle in handles { add(handle) }
  }

  /// Adds the parts of a table in their order; none of them is copied for that.
  mutating func add<Part: Digested>(_ parts: [Part]) {
    let parts = parts.span
    add(parts.count)
    for index in parts.indices { parts[index].feed(&self) }
  }

  /// Adds the objects of a table that are alive: those that were met first, the others in the order in which they were made.
  mutating func add<Subject: Digested & Numbered>(_ table: SlotTable<Subject>) {
    add(table.count)
    guard table.count > 1 else { return table.forEachPlace { table.slots[$0].feed(&self) } }
    var ranked: ContiguousArray<(rank: UInt64, place: Int)> = []
    ranked.reserveCapacity(table.count)
    table.forEachPlace { ranked.append((rank(of: table.slots[$0].id), $0)) }
    ranked.sort { ($0.rank, $0.place) < ($1.rank, $1.place) }
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
