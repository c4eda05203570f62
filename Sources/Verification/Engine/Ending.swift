import Events
import Replay

/// What a run leaves undone at its end, found out once for all rules.
final class Ending: Sendable {
  private let lostByTrade: [Trade: [Debt]]
  /// Where somebody has marked a packet as refused the last time.
  private let refusals: [Refusal: Int]
  private let copies: ReturnedCopies

  private struct Refusal: Hashable {
    let packet: ObjectID
    let component: ComponentID
  }

  /// What is left undone where a run has come to its end.
  init(_ situation: Situation) {
    let lost = Ending.allLost(in: situation)
    lostByTrade = Dictionary(grouping: lost, by: \.trade)
    let sends = lost.filter { $0.trade == .send }
    refusals = sends.isEmpty ? [:] : Ending.lastRefusals(in: situation.history)
    copies = ReturnedCopies(
      of: sends.filter { situation.lexicon[$0.debtor]?.kind == .im }, in: situation.history,
      before: situation.stack.position)
  }

  /// What is owed and will never come back, in the order in which it was handed over.
  func lost(_ trade: Trade) -> [Debt] { lostByTrade[trade] ?? [] }

  /// Where the debtor has marked a lost packet as refused, with RESOURCES; or `nil`.
  func refusal(of debt: Debt) -> Int? {
    refusals[Refusal(packet: debt.object, component: debt.debtor)]
      .flatMap { $0 > debt.index ? $0 : nil }
  }

  /// The copy that an intermediate driver made for a lost send, if it has come back; or `nil`.
  func returnedCopy(for debt: Debt) -> ReturnedCopies.Copy? { copies.copy(for: debt) }

  private static func allLost(in situation: Situation) -> [Debt] {
    let outstanding = situation.books.outstanding
    let last = outstanding.filter { debt in
      situation.books.lastDebt(of: debt.object) == debt
        && situation.lexicon[debt.debtor]?.kind != .ndis
    }
    guard !last.isEmpty else { return [] }
    let hopes = Hopes(situation, outstanding)
    return last.filter { !hopes.mayComeBack($0) }
  }

  private static func lastRefusals(in history: History) -> [Refusal: Int] {
    var refusals: [Refusal: Int] = [:]
    let first = history.count - Situation.searchCount
    var end = history.count
    while let place = history.lastIndex(
      before: end, notBefore: first,
      where: { $0.call == .ndisSetPacketStatus && $0.status == .resources })
    {
      for packet in history.objects(of: place) {
        let refusal = Refusal(packet: packet, component: history[place].at)
        if refusals[refusal] == nil { refusals[refusal] = place }
      }
      end = place
    }
    return refusals
  }
}

/// Why something that is owed may still come back.
private struct Hopes {
  private let stack: StackState
  private let books: Books
  private let queued: Set<ObjectID>
  private let descendants: Descendants
  /// What is outstanding, by who has handed it over, in that order.
  private let handedOn: [ComponentID: [Debt]]

  init(_ situation: Situation, _ outstanding: [Debt]) {
    stack = situation.stack
    books = situation.books
    queued = Hopes.members(in: situation)
    descendants = Hopes.ways(in: situation.stack, situation.books)
    handedOn = Dictionary(grouping: outstanding, by: \.creditor)
  }

  private static func members(in situation: Situation) -> Set<ObjectID> {
    var members: Set<ObjectID> = []
    for (index, place) in situation.lexicon.places.enumerated() where place.kind == .queue {
      members.formUnion(situation.stack.members(of: PlaceID(index: index)))
    }
    return members
  }

  /// What is alive and can bring back what it was made for: the one that has the original made it to go on with that, as a
  /// copy or a clone, or it is the frame on the card.
  ///
  /// What somebody else made of it on its way brings nothing back: a capture driver keeps its copy whatever becomes of the
  /// original, and a copy that is looped back belongs to who hears it.
  private static func ways(in stack: StackState, _ books: Books) -> Descendants {
    Descendants(stack) { object, state in
      if object.kind == .frame { return true }
      let holder = books.lastDebt(of: state.parent)?.debtor ?? stack[state.parent]?.maker
      return holder == state.maker
    }
  }

  /// Whether it waits in a queue, something that its debtor made for it is still on its way, or something that was handed on
  /// inside the same call is.
  func mayComeBack(_ debt: Debt) -> Bool {
    queued.contains(debt.object) || isHandedOn(debt)
      || descendants.contain(of: debt.object) { isUnderway($0, from: debt.debtor) }
  }

  private func isHandedOn(_ debt: Debt) -> Bool {
    guard let others = handedOn[debt.debtor] else { return false }
    let first = others.partitioningIndex { $0.index > debt.index }
    return others[first...].lazy.prefix { $0.index < debt.callEnd }
      .contains { $0.object != debt.object }
  }

  private func isUnderway(_ object: ObjectID, from component: ComponentID) -> Bool {
    guard let state = stack[object] else { return false }
    let isElsewhere = state.owner != component && state.owner != .none
    return isElsewhere || queued.contains(object) || books.lastDebt(of: object) != nil
  }
}
