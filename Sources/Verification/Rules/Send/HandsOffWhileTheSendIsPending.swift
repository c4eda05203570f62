import Events
import Replay

/// R05: When NdisSend has answered PENDING, the sender does nothing with the packet until it comes
/// back.
///
/// Typical bug: The packet is read after NdisSend, for a log or a counter, when its completion has
/// already run.
///
/// On Windows: Freed memory is read or written: bug check 0xD1, or numbers that mean nothing.
///
/// Cure: Copy what is needed later before NdisSend.
///
/// Source: [NDIS_REFERENCE 6.1 R05]
struct HandsOffWhileTheSendIsPending: Rule {
  static let facts = RuleFacts(
    "R05",
    "When NdisSend has answered PENDING, the sender does nothing with the packet until it comes back.",
    bug:
      "The packet is read after NdisSend, for a log or a counter, when its completion has already run.",
    consequence: "Freed memory is read or written: bug check 0xD1, or numbers that mean nothing.",
    cure: "Copy what is needed later before NdisSend.",
    source: "6.1 R05", needs: [.calls, .beginning, .touches])

  static let interests: [Interest] = [.every(.touch)]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let use = situation.lastUse(of: act.object, by: act.callee, before: act.index),
      use.kind == .handedDown,
      situation.history[use.index].kind == .leave || act.object.kind == .netBufferList
    else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(use.index, "\(act.object) is sent, and belongs to the lower side"),
        .init(act.index, "\(situation.name(act.callee)) uses \(act.object) all the same"),
      ])
  }
}
