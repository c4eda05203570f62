import Events
import Replay

/// R09: A miniport does not touch a packet that it has completed.
///
/// Typical bug: A packet is completed in the middle of its work, and then its length or its buffers
/// are read.
///
/// On Windows: The packet may be freed: bug check 0xD1, or DMA from memory that is somebody else's.
///
/// Tools: Driver Verifier: special pool (0xCC PAGE_FAULT_IN_FREED_SPECIAL_POOL), where the memory
/// was really freed.
///
/// Cure: Complete a packet as the last thing that is done with it.
///
/// Source: [NDIS_REFERENCE 6.1 R09]
struct HandsOffWhatWasCompleted: Rule {
  static let facts = RuleFacts(
    "R09", "A miniport does not touch a packet that it has completed.",
    bug:
      "A packet is completed in the middle of its work, and then its length or its buffers are read.",
    consequence:
      "The packet may be freed: bug check 0xD1, or DMA from memory that is somebody else's.",
    tools: "Driver Verifier: special pool (0xCC PAGE_FAULT_IN_FREED_SPECIAL_POOL), where the "
      + "memory was really freed.",
    cure: "Complete a packet as the last thing that is done with it.",
    source: "6.1 R09", needs: [.calls, .beginning, .touches])

  static let interests: [Interest] = [.every(.touch)]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let use = situation.lastUse(of: act.object, by: act.callee, before: act.index),
      use.kind == .completed
    else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(use.index, "\(who) completes \(act.object)"),
        .init(act.index, "\(who) uses \(act.object) all the same"),
      ])
  }
}
