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

  private static let initializes: [Call] = [.miniportInitialize, .miniportInitializeEx]
  private static let registers: [Call] = [.ndisMRegisterInterrupt, .ndisMRegisterInterruptEx]
  private static let deregisters: [Call] = [.ndisMDeregisterInterrupt, .ndisMDeregisterInterruptEx]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let isHalt = Call.halts.contains(act.call)
    guard situation.lexicon[act.callee]?.kind == .miniport,
      situation.history.keeps(act.beginning),
      isHalt || act.status != .success && act.status != .none,
      situation.index(
        of: Self.deregisters, by: act.callee, since: act.beginning, before: act) == nil
    else { return }
    let start = isHalt ? Self.initialization(before: act, in: situation) : act.beginning
    let registration = Self.registration(before: act, since: start ?? 0, in: situation)
    // Who was there before the trace begins is taken to have an interrupt.
    let isRegistered =
      registration.map { situation.history[$0].status != .failure } ?? (isHalt && start == nil)
    guard isRegistered, isHalt || registration.map({ $0 > act.beginning }) == true else { return }
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

  /// Where the initialization of the adapter of an act begins, the last one before it; `nil` if it is not in the trace.
  private static func initialization(
    before act: Act, in situation: borrowing Situation
  ) -> Int? {
    let component = act.callee
    return last(before: act, since: 0, in: situation) { index, event in
      event.kind == .enter && event.at == component
        && initializes.contains(situation.history.handler(of: index))
    }
  }

  /// Where the miniport has registered the interrupt of the adapter of an act the last time, or `nil`.
  private static func registration(
    before act: Act, since start: Int, in situation: borrowing Situation
  ) -> Int? {
    let component = act.callee
    return last(before: act, since: start, in: situation) { _, event in
      event.at == component && registers.contains(event.call)
    }
  }

  /// The last event before an act that fits and is not about another adapter.
  private static func last(
    before act: Act, since start: Int, in situation: borrowing Situation,
    where fits: (Int, Event) -> Bool
  ) -> Int? {
    let adapter = situation.adapter(of: act)
    let component = act.callee
    let first = max(start, act.index - situation.reach)
    var end = act.index
    while let index = situation.lastIndex(
      before: end, notBefore: first, where: { $0.at == component })
    {
      if fits(index, situation.history[index]) {
        let other = situation.adapter(ofEventAt: index)
        if other == nil || adapter == nil || other == adapter { return index }
      }
      end = index
    }
    return nil
  }
}
