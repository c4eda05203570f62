import Events

/// R63: A miniport that registers its interrupt deregisters it in its halt handler.
///
/// Typical bug: The halt handler, or a branch of the initialization that fails, forgets it.
///
/// On Windows: Bug check 0x7C, first parameter 0x08 HALT_WITHOUT_INTERRUPT_DEREGISTER; 0x0B when
/// the initialization failed.
///
/// Tools: Static Driver Verifier: Init_RegisterInterrupt, Init_DeRegisterInterrupt,
/// Init_RegisterSG.
///
/// Cure: Undo what was done, in the reverse order, on every path.
///
/// Source: [NDIS_REFERENCE 6.5 R63]
struct InterruptGivenBack: Rule {
  static let facts = RuleFacts(
    "R63", "A miniport that registers its interrupt deregisters it in its halt handler.",
    bug: "The halt handler, or a branch of the initialization that fails, forgets it.",
    consequence: "Bug check 0x7C, first parameter 0x08 HALT_WITHOUT_INTERRUPT_DEREGISTER; "
      + "0x0B when the initialization failed.",
    tools: "Static Driver Verifier: Init_RegisterInterrupt, Init_DeRegisterInterrupt, "
      + "Init_RegisterSG.",
    cure: "Undo what was done, in the reverse order, on every path.",
    source: "6.5 R63", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .leave(Call.halts + Call.initializes)
  ]

  private static let registers: [Call] = [.ndisMRegisterInterrupt, .ndisMRegisterInterruptEx]
  private static let deregisters: [Call] = [.ndisMDeregisterInterrupt, .ndisMDeregisterInterruptEx]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let isHalt = Call.halts.contains(act.call)
    guard situation.lexicon[act.callee]?.kind == .miniport,
      situation.history.keeps(act.beginning), isHalt || !act.status.mayBeSuccess,
      situation.index(
        of: Self.deregisters, by: act.callee, since: act.beginning, before: act) == nil
    else { return }
    let start = isHalt ? situation.initialization(before: act) : act.beginning
    let change = Self.change(before: act, since: start ?? 0, in: situation)
    let registration = change.flatMap { index in
      Self.isRegistration(at: index, ofAdapterOf: act, in: situation) ? index : nil
    }
    // Who was there before the trace begins is taken to have an interrupt, if it has a card.
    let isTaken = change == nil && start == nil && Self.hasCards(situation.lexicon)
    guard registration != nil || isTaken else { return }
    let who = situation.name(act.callee)
    var evidence: [RuleFinding.Step] = [
      .init(act.beginning, isHalt ? "NDIS halts \(who)" : "NDIS initializes \(who)"),
      .init(
        act.index,
        isHalt
          ? "\(who) is halted, and its interrupt is registered still"
          : "\(who) fails, and its interrupt is registered still"),
    ]
    if let registration { evidence.append(.init(registration, "\(who) registers its interrupt")) }
    verdict.report(Self.facts, act, in: situation, evidence)
  }

  /// Where the miniport has registered the interrupt of the adapter of an act, or given it back, the last time; or `nil`.
  private static func change(
    before act: Act, since start: Int, in situation: borrowing Situation
  ) -> Int? {
    situation.lastIndex(forAdapterOf: act, notBefore: start) { index, event in
      let isChange =
        deregisters.contains(event.call)
        || registers.contains(event.call)
          && situation.answer(at: index, before: act.index).mayBeSuccess
      return isChange && situation.isDone(by: act.callee, at: index)
    }
  }

  /// Whether an event registers an interrupt, and nothing hides that it is the one of the adapter of an act.
  private static func isRegistration(
    at index: Int, ofAdapterOf act: Act, in situation: borrowing Situation
  ) -> Bool {
    guard registers.contains(situation.history[index].call) else { return false }
    // Where either does not say for which adapter it is, it may be another one, unless the initialization itself fails.
    let isNamed = situation.adapter(of: act) != nil && situation.adapter(ofEventAt: index) != nil
    return Call.initializes.contains(act.call) || isNamed
      || situation.lexicon.adapters.count { $0.miniport == act.callee } < 2
  }

  /// Whether there is a card for every miniport; a trace does not say whose it is.
  private static func hasCards(_ lexicon: Lexicon) -> Bool {
    let cardCount = lexicon.components.count { $0.kind == .nic }
    return cardCount > 0 && cardCount >= lexicon.components.count { $0.kind == .miniport }
  }
}
