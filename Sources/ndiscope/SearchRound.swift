import Live
import Synchronization

/// The states that a crew looks at side by side.
///
/// Each member first looks at the states that it has made itself and lets go of what it has made: memory goes back fastest to
/// who asked for it, and what a member made is nearest to it. Who has nothing left takes from the others. The result does not
/// depend on who looks at what.
final class SearchRound: Sendable {
  private let plan: SearchPlan
  private let known: KnownStates
  private let desks: Mutex<[Desk]>

  /// What lies before a member.
  private struct Desk {
    var waiting: [(place: Int, moment: SearchMoment)] = []
    var spent: [SearchExpansion] = []
    var done: [(place: Int, expansion: SearchExpansion)] = []

    /// The last states, fewer and fewer, so that all members end at about the same time.
    mutating func takePortion() -> [(place: Int, moment: SearchMoment)] {
      let count = min((waiting.count + 1) / 2, SearchRound.portionCountMax)
      var portion: [(place: Int, moment: SearchMoment)] = []
      portion.reserveCapacity(count)
      while portion.count < count, let last = waiting.popLast() { portion.append(last) }
      return portion
    }

    mutating func takeSpent() -> [SearchExpansion] {
      defer { spent = [] }
      return spent
    }
  }

  /// How many states a member takes at a time.
  private static let portionCountMax = 16

  /// Deals out what is to be looked at, and what is to be let go of.
  init(
    _ moments: consuming [SearchMoment], _ spent: consuming [SearchExpansion], _ plan: SearchPlan,
    _ known: KnownStates, memberCount: Int
  ) {
    self.plan = plan
    self.known = known
    var desks = Array(repeating: Desk(), count: memberCount)
    while let expansion = spent.popLast() {
      desks[expansion.maker % memberCount].spent.append(expansion)
    }
    while let moment = moments.popLast() {
      desks[moment.maker % memberCount].waiting.append((moments.count, moment))
    }
    self.desks = Mutex(desks)
  }

  /// Looks at states until none is left.
  func work(as member: Int) {
    if member == 0 { letGo(as: member) }
    while let portion = takePortion(for: member) {
      let done = expansions(of: portion, by: member)
      desks.withLock { $0[member].done += done }
    }
  }

  /// Lets go of what the member has made in the last round.
  ///
  /// The first member does so before it looks at states, the others behind, while the first one takes over what the states
  /// lead to.
  func letGo(as member: Int) { _ = desks.withLock { $0[member].takeSpent() } }

  /// What the states lead to, in their order.
  func takeDone() -> [SearchExpansion] {
    desks.withLock { desks in
      let count = desks.reduce(0) { $0 + $1.done.count }
      var expansions = Array(repeating: SearchExpansion(), count: count)
      for desk in desks.indices {
        while let last = desks[desk].done.popLast() { expansions[last.place] = last.expansion }
      }
      return expansions
    }
  }

  /// Some of the member's own states, or else of whoever has the most.
  private func takePortion(for member: Int) -> [(place: Int, moment: SearchMoment)]? {
    desks.withLock { desks in
      let fullest = desks.indices.max { desks[$0].waiting.count < desks[$1].waiting.count }
      let desk = desks[member].waiting.isEmpty ? fullest ?? member : member
      return desks[desk].waiting.isEmpty ? nil : desks[desk].takePortion()
    }
  }

  /// What some states lead to; each is let go of when it was looked at.
  private func expansions(
    of portion: consuming [(place: Int, moment: SearchMoment)], by member: Int
  ) -> [(place: Int, expansion: SearchExpansion)] {
    var expansions: [(place: Int, expansion: SearchExpansion)] = []
    expansions.reserveCapacity(portion.count)
    while let (place, moment) = portion.popLast() {
      expansions.append((place, moment.expand(plan, known, by: member)))
    }
    return expansions
  }
}
