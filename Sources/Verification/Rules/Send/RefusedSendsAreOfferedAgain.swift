import Events
import Replay

/// R08: A serialized miniport that answers RESOURCES says when it has room again.
///
/// Typical bug: NdisMSendResourcesAvailable is forgotten, or is called for one of two cards only.
///
/// On Windows: NDIS keeps the packet and all that come after it: sending stands still for ever.
///
/// Tools: Debugger: !ndiskd.miniport.
///
/// Cure: Call NdisMSendResourcesAvailable, or NdisMSendComplete, whenever a descriptor is free
/// again.
///
/// Source: [NDIS_REFERENCE 6.1 R08]
struct RefusedSendsAreOfferedAgain: Rule {
  static let facts = RuleFacts(
    "R08", "A serialized miniport that answers RESOURCES says when it has room again.",
    bug: "NdisMSendResourcesAvailable is forgotten, or is called for one of two cards only.",
    consequence: "NDIS keeps the packet and all that come after it: sending stands still for ever.",
    tools: "Debugger: !ndiskd.miniport.",
    cure:
      "Call NdisMSendResourcesAvailable, or NdisMSendComplete, whenever a descriptor is free again.",
    source: "6.1 R08", needs: [.calls, .beginning, .end, .places])

  static let interests: [Interest] = []

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    let outstanding = situation.books.outstanding.filter { $0.trade == .send }
    for debt in outstanding where situation.stack.isQueued(debt.object) {
      // While the adapter resets, nobody may offer anything again; the reset is what does not end.
      guard situation.lexicon[debt.debtor]?.kind == .ndis,
        situation.adapter(of: debt.site).map({ situation.state(of: .adapter($0)) })
          != Word.State.resetting,
        let refusal = situation.lastIndex(
          about: debt.object, before: situation.history.count,
          where: {
            $1.status == .resources && ($1.kind == .leave || $1.call == .ndisSetPacketStatus)
          })
      else { continue }
      let miniport =
        situation.history[refusal].kind == .leave
        ? situation.openCall(at: refusal)?.to ?? .none : situation.history[refusal].at
      guard !outstanding.contains(where: { $0.debtor == miniport }) else { continue }
      let who = situation.name(miniport)
      verdict.report(
        Self.facts, refusal, debt.object, in: situation,
        [
          .init(
            refusal,
            "\(who) answers RESOURCES for \(debt.object), and never says that it has room again")
        ])
    }
  }
}
