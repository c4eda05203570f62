import Events

/// What became of the copies that intermediate drivers made for the sends that they have lost.
struct ReturnedCopies: Sendable {
  /// The first copy of an original, which has come back.
  struct Copy: Sendable {
    /// The copy.
    let object: ObjectID
    /// Where it was made.
    let made: Int
    /// Where it came back.
    let back: Int
  }

  /// What is lost, by its object.
  private let debts: [ObjectID: Debt]
  /// Where the first copy of each original was made.
  private var made: [ObjectID: Int] = [:]
  /// What each of these was made for.
  private var originals: [ObjectID: ObjectID] = [:]
  private var copies: [ObjectID: Copy] = [:]

  /// Looks at the events once, from the first loss on.
  init(of lost: [Debt], in history: History, before end: Int) {
    let kept = lost.filter { history.keeps($0.index) }
    debts = Dictionary(kept.map { ($0.object, $0) }) { first, _ in first }
    guard let first = kept.map(\.index).min(), first < end else { return }
    for index in first..<end {
      let event = history[index]
      if event.life == .new { noteMade(event, index, for: history.parent(of: index)) }
      if event.kind == .enter { noteBack(event, index) }
    }
  }

  /// The copy of a lost original, if it has come back.
  func copy(for debt: Debt) -> Copy? { copies[debt.object] }

  private mutating func noteMade(_ event: Event, _ index: Int, for original: ObjectID) {
    guard made[original] == nil, isNear(index, event, original) else { return }
    made[original] = index
    originals[event.object] = original
  }

  private mutating func noteBack(_ event: Event, _ index: Int) {
    guard let original = originals[event.object], copies[original] == nil,
      let made = self.made[original], isNear(index, event, original)
    else { return }
    copies[original] = Copy(object: event.object, made: made, back: index)
  }

  /// Whether an event happens at the driver that has lost an original, and not too far behind that.
  private func isNear(_ index: Int, _ event: Event, _ original: ObjectID) -> Bool {
    guard let debt = debts[original] else { return false }
    return event.at == debt.debtor
      && (debt.index..<debt.index + Situation.searchCount).contains(index)
  }
}
