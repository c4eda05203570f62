import Events

/// R47: The answer of every allocation is looked at.
///
/// Typical bug: An allocation "cannot fail", so its answer is not looked at, and the driver works
/// with NULL.
///
/// On Windows: The first access through NULL stops the machine; at DISPATCH_LEVEL with bug check
/// 0xD1.
///
/// Tools: Static Driver Verifier checks that what is allocated is freed (R85), not this.
///
/// Cure: Look at the answer, and have a way on that needs no memory.
///
/// Source: [NDIS_REFERENCE 6.3 R47]
struct AllocationsAreLookedAt: Rule {
  static let facts = RuleFacts(
    "R47", "The answer of every allocation is looked at.",
    bug: "An allocation \"cannot fail\", so its answer is not looked at, and the driver works "
      + "with NULL.",
    consequence: "The first access through NULL stops the machine; at DISPATCH_LEVEL with bug "
      + "check 0xD1.",
    tools: "Static Driver Verifier checks that what is allocated is freed (R85), not this.",
    cure: "Look at the answer, and have a way on that needs no memory.",
    source: "6.3 R47", needs: [.calls, .touches, .unbroken])

  static let interests: [Interest] = [.every(.touch)]

  /// NULL, as a trace writes it; any other pointer that nobody can name may lead somewhere.
  private static let null = ObjectID(.unknown, 0)

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object == .none || act.object == Self.null else { return }
    let before = situation.lastIndex(before: act.index) { $0.stack == act.event.stack }
    guard let before else { return }
    let event = situation.history[before]
    guard event.at == act.caller, event.kind == .action, event.status != .success,
      event.status != .none, Call.allocations.contains(event.call)
    else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(
          before, "\(situation.name(event.call)) answers \(situation.text(event.status)): NULL"),
        .init(act.index, "\(who) works with NULL"),
      ])
  }
}
