import Events

/// Who was given what by whom, and has to give it back.
///
/// The books are kept once for all rules, from the calls alone (``Bookings``). They hold what is outstanding and nothing
/// else, so they stay as small as the stack is busy. What happens wrongly is not entered: a completion of something that
/// nobody owes changes nothing, and a rule says so.
public struct Books: Sendable {
  private var newest: [ObjectID: Int32] = [:]
  private var entries: ContiguousArray<Debt?> = []
  private var vacant: ContiguousArray<Int32> = []
  /// The packets that are being indicated with RESOURCES.
  private var lent: Set<ObjectID> = []

  /// How much is outstanding.
  public private(set) var count = 0

  /// What is outstanding, in the order in which it was handed over.
  public var outstanding: [Debt] {
    all.filter { !$0.isLoan }.sorted { $0.index < $1.index }
  }

  /// What of the outstanding fits and was handed over first, or `nil`.
  func oldest(where fits: (Debt) -> Bool) -> Debt? {
    var oldest: Debt?
    for case .some(let debt) in entries where !debt.isLoan {
      if debt.index < oldest?.index ?? .max, fits(debt) { oldest = debt }
    }
    return oldest
  }

  /// Everything that is entered, also what is lent until a call returns, in no order.
  var all: [Debt] {
    var all: [Debt] = []
    guard count > 0 else { return all }
    all.reserveCapacity(count)
    for case .some(let debt) in entries { all.append(debt) }
    return all
  }

  /// What is owed of an object, the last handover first.
  public func debts(of object: ObjectID) -> some Sequence<Debt> {
    sequence(state: newest[object] ?? -1) { (number: inout Int32) -> Debt? in
      guard number >= 0, let debt = entries[Int(number)] else { return nil }
      number = debt.older
      return debt
    }
  }

  /// The last handover of an object that is still owed, or `nil`.
  public func lastDebt(of object: ObjectID) -> Debt? {
    newest[object].flatMap { entries[Int($0)] }
  }

  /// The packets that are lent for their indication only, in the order of their numbers.
  var lentPackets: [ObjectID] { lent.isEmpty ? [] : lent.sorted { $0.rawValue < $1.rawValue } }

  /// Whether a packet is lent for its indication only, because its status is RESOURCES.
  public func isLent(_ object: ObjectID) -> Bool { !lent.isEmpty && lent.contains(object) }

  /// What a component owes of an object, or `nil`.
  public func debt(of object: ObjectID, by debtor: ComponentID, _ trade: Trade) -> Debt? {
    debts(of: object).first { $0.debtor == debtor && $0.trade == trade }
  }

  /// What is owed of an object to the component that has handed it over, or `nil`.
  public func debt(of object: ObjectID, to creditor: ComponentID, _ trade: Trade) -> Debt? {
    debts(of: object).first { $0.creditor == creditor && $0.trade == trade }
  }

  /// What a component has handed over of an object since it was given it itself, if it has not come back; or `nil`.
  ///
  /// A driver may stand in a stack several times, so what it owes as well may be older or newer. And where a trace does not
  /// tell what a call has answered, that may have given the object back.
  public func handover(of object: ObjectID, by component: ComponentID, _ trade: Trade) -> Debt? {
    let last = debts(of: object).first {
      $0.trade == trade && ($0.debtor == component || $0.creditor == component)
    }
    return last.flatMap { $0.creditor == component && !Books.isUnsure($0) ? $0 : nil }
  }

  /// Whether the call that has handed something over is over, and the trace does not tell its answer.
  static func isUnsure(_ debt: Debt) -> Bool {
    guard case .hands(_, .status) = Bookings.booking(of: debt.call) else { return false }
    return debt.callEnd < .max && debt.answer == .none
  }

  /// The debt that a certain event began, or `nil` if it was settled.
  public func debt(of object: ObjectID, since index: Int) -> Debt? {
    debts(of: object).first { $0.index == index }
  }
}

// MARK: - Keeping them

extension Books {
  /// Enters what an act hands over or gives back.
  mutating func enter(_ act: Act) {
    guard act.object != .none else { return }
    if Books.takesBack(act.event) { takeBack(act) }
    guard let booking = Bookings.booking(of: act.call) else { return }
    switch (booking, act.event.kind) {
    case (.ends(let trade), .action), (.ends(let trade), .enter): settleAll(act.object, trade)
    case (.hands(let trade, let answer), .enter) where !act.isOwnCall:
      open(act, trade, answer)
    case (.hands(_, let answer), .leave): close(act, answer)
    case (.givesBack(let trade), .enter) where !act.isOwnCall:
      giveBack(act, trade)
    case (.setsStatus, .action): setStatus(act)
    case (.setsStatus, .enter): setStatus(act.withoutInside)
    case (.endsLoan, .leave): lent.remove(act.object)
    default: break
    }
  }

  /// Whether an event gives an object another owner although no call shows it.
  @inline(__always)
  static func takesBack(_ event: Event) -> Bool {
    (event.kind == .action || event.kind == .own) && event.life == .unchanged
      && event.owner != .none && event.owner != .nobody
  }

  /// Who gave a send or a request away takes it back, as NDIS does when it resets an adapter.
  private mutating func takeBack(_ act: Act) {
    guard let debt = lastDebt(of: act.object), debt.creditor == act.event.owner,
      debt.trade == .send || debt.trade == .request
    else { return }
    settle(act.object, debt.trade) { $0.index == debt.index }
  }

  /// On its way down, a packet with RESOURCES is refused and not lent.
  private mutating func setStatus(_ act: Act) {
    guard debt(of: act.object, by: act.callee, .send) == nil else { return }
    if act.status == .resources { lent.insert(act.object) } else { lent.remove(act.object) }
  }

  private mutating func open(_ act: Act, _ trade: Trade, _ answer: Booking.Answer) {
    add(
      Debt(
        trade: trade, object: act.object, creditor: act.caller, debtor: act.callee, call: act.call,
        index: act.index, site: act.event.site, isLoan: act.isLent,
        count: answer == .count ? 0 : 1))
  }

  /// The call that handed something over returns.
  private mutating func close(_ act: Act, _ answer: Booking.Answer) {
    guard let number = number(of: act.object, where: { $0.index == act.beginning }),
      var debt = entries[Int(number)]
    else { return }
    debt.answer = act.status
    debt.callEnd = act.index
    // What a serialized miniport answers stands in the packet; the return of its void call shows whose the packet is now.
    let isAnswered = answer == .nothing && debt.trade == .send && act.event.owner == debt.creditor
    if answer == .count { debt.count += act.count == Event.absent ? 0 : act.count }
    let isPending = act.status == .pending || act.status == .none
    let isOver =
      debt.isLoan || isAnswered || answer == .count && debt.count <= 0
      || answer == .status && !isPending
    if isOver { remove(number) } else { entries[Int(number)] = debt }
  }

  /// Settles what the caller owes to the called one.
  ///
  /// Where somebody between the two has given it back too early, that is not the last thing that the caller owes.
  private mutating func giveBack(_ act: Act, _ trade: Trade) {
    let isExact = settle(act.object, trade) { $0.debtor == act.caller && $0.creditor == act.callee }
    if !isExact { settle(act.object, trade) { $0.debtor == act.caller } }
  }

  /// Settles one return of the last fitting debt; returns whether there is one.
  @discardableResult
  private mutating func settle(
    _ object: ObjectID, _ trade: Trade, _ fits: (Debt) -> Bool
  ) -> Bool {
    guard let number = number(of: object, where: { $0.trade == trade && fits($0) && !$0.isLoan }),
      var debt = entries[Int(number)]
    else { return false }
    debt.count -= 1
    if debt.count == 0 { remove(number) } else { entries[Int(number)] = debt }
    return true
  }

  private mutating func settleAll(_ object: ObjectID, _ trade: Trade) {
    while let number = number(of: object, where: { $0.trade == trade }) { remove(number) }
  }
}

// MARK: - Entries

extension Books {
  private func number(of object: ObjectID, where fits: (Debt) -> Bool) -> Int32? {
    var number = newest[object] ?? -1
    while number >= 0, let debt = entries[Int(number)] {
      if fits(debt) { return number }
      number = debt.older
    }
    return nil
  }

  private mutating func add(_ debt: Debt) {
    var debt = debt
    debt.older = newest[debt.object] ?? -1
    let number = vacant.popLast() ?? Int32(truncatingIfNeeded: entries.count)
    if Int(number) == entries.count { entries.append(debt) } else { entries[Int(number)] = debt }
    newest[debt.object] = number
    count += 1
  }

  private mutating func remove(_ number: Int32) {
    guard let debt = entries[Int(number)] else { return }
    if newest[debt.object] == number {
      newest[debt.object] = debt.older < 0 ? nil : debt.older
    } else {
      unlink(number, debt)
    }
    entries[Int(number)] = nil
    vacant.append(number)
    count -= 1
  }

  private mutating func unlink(_ number: Int32, _ debt: Debt) {
    var newer = newest[debt.object] ?? -1
    while newer >= 0, let other = entries[Int(newer)] {
      if other.older == number {
        entries[Int(newer)]?.older = debt.older
        return
      }
      newer = other.older
    }
  }
}
