import Events
import Replay

// What is remembered of the way to a state, so that a search can tell whether two states are one.

extension Verifier {
  /// Adds what decides about what will be found.
  public func feed(_ digest: inout StateDigest) {
    feedRules(&digest)
    situation.books.feed(&digest, situation.history)
    verdict.feed(&digest)
    situation.stack.forEachLiveObject { object, state in
      digest.add(object)
      digest.add(state.owner.rawValue)
      digest.add(state.maker.rawValue)
      digest.add(state.parent)
      digest.add(state.references)
      digest.add(state.handover.rawValue)
    }
  }

  private func feedRules(_ digest: inout StateDigest) {
    for place in keepers.indices where isActive[rules.keepers[place]] {
      keepers[place].feed(&digest)
    }
  }
}

extension Books {
  /// Adds what is outstanding; how long a request has been, too, because a rule asks for that.
  fileprivate func feed(_ digest: inout StateDigest, _ history: History) {
    var debts = all
    debts.sort { $0.index < $1.index }
    digest.add(debts) { debt, digest in
      digest.add(debt.trade.rawValue)
      digest.add(debt.object)
      digest.add(debt.creditor.rawValue)
      digest.add(debt.debtor.rawValue)
      digest.add(debt.call.rawValue)
      digest.add(debt.site.rawValue)
      digest.add(facts: [debt.isLoan, debt.callEnd == Int.max])
      digest.add(debt.count)
      digest.add(debt.answer)
      if debt.trade == .request { digest.add(time: history[debt.index].time) }
    }
    digest.add(lentPackets) { $1.add($0) }
  }
}

extension Verdict {
  /// Adds what was found, and what follows from that and is not found again.
  fileprivate func feed(_ digest: inout StateDigest) {
    // What is only worth a look hides nothing that follows.
    digest.add(findings.count { $0.severity > .info })
    guard !findings.isEmpty else { return }
    for finding in findings where finding.severity > .info { digest.add(finding.rule) }
    for object in blamed.sorted(by: { $0.rawValue < $1.rawValue }) { digest.add(object) }
  }
}

extension StateDigest {
  /// Adds numbers in their order, whatever the order in which they are kept; mostly there are none.
  mutating func add<Number: FixedWidthInteger>(sorted numbers: some Collection<Number>) {
    guard numbers.count > 1 else { return add(numbers) { $1.add($0) } }
    add(numbers.sorted()) { $1.add($0) }
  }

  /// Adds objects that are told apart by nothing but themselves.
  mutating func add(objects: some Collection<ObjectID>) {
    guard objects.count > 1 else { return add(objects) { $1.add($0) } }
    add(objects.map { (rank(of: $0), $0) }.sorted { $0.0 < $1.0 }) { $1.add($0.1) }
  }
}
