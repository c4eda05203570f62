import Events
import Replay

/// R29: A chain with the flag RESOURCES has its old shape when FilterReceiveNetBufferLists returns.
///
/// Typical bug: A list is taken out of the chain to drop it, and not linked in again.
///
/// On Windows: The miniport does not find that list any more: one receive buffer less.
///
/// Cure: Link the chain again before the return, or pass its lists up one by one.
///
/// Source: [NDIS_REFERENCE 6.2 R29]
struct LentChainsKeepTheirShape: Rule {
  static let facts = RuleFacts(
    "R29",
    "A chain with the flag RESOURCES has its old shape when FilterReceiveNetBufferLists returns.",
    bug: "A list is taken out of the chain to drop it, and not linked in again.",
    consequence: "The miniport does not find that list any more: one receive buffer less.",
    cure: "Link the chain again before the return, or pass its lists up one by one.",
    source: "6.2 R29", needs: [.calls, .touches, .unbroken])

  static let interests: [Interest] = [.every(.touch), .leave([.filterReceiveNetBufferLists])]

  /// The lists that are taken out of a chain that is lent, and where.
  private var unlinked: [ObjectID: Int] = [:]

  func feed(_ digest: inout StateDigest) {
    digest.add(objects: unlinked.keys)
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object.kind == .netBufferList else { return }
    if act.event.kind == .touch { return touch(act, in: situation) }
    guard !unlinked.isEmpty, let touch = unlinked.removeValue(forKey: act.object) else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(act.beginning, "\(who) is lent a chain with \(act.object)"),
        .init(touch, "\(who) takes \(act.object) out of the chain"),
        .init(act.index, "\(who) gives the chain back without \(act.object)"),
      ])
  }

  /// Linking it in again is a write, too.
  private mutating func touch(_ act: Act, in situation: borrowing Situation) {
    guard situation.books.debt(of: act.object, by: act.callee, .receive)?.isLoan == true,
      act.status == Word.Memory.write,
      situation.history.argument(of: act.index) == .next
    else { return }
    unlinked[act.object] = unlinked[act.object] == nil ? act.index : nil
  }
}
