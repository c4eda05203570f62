import Events
import Replay

/// R85: What a miniport has allocated is freed when its halt handler returns.
///
/// Typical bug: The halt handler forgets a pool, or memory.
///
/// On Windows: It is lost until the machine starts anew.
///
/// Tools: Static Driver Verifier: NdisAllocateMdl, NdisAllocateNetBuffer,
/// NdisAllocateMemoryWithTagPriority, NdisAllocateGenericObject, CancelTimerObject.
///
/// Cure: Free in the halt handler what the initialization has allocated.
///
/// Source: [NDIS_REFERENCE 6.5 R85]
struct EverythingFreedAtHalt: Rule {
  static let facts = RuleFacts(
    "R85", "What a miniport has allocated is freed when its halt handler returns.", .warning,
    bug: "The halt handler forgets a pool, or memory.",
    consequence: "It is lost until the machine starts anew.",
    tools: "Static Driver Verifier: NdisAllocateMdl, NdisAllocateNetBuffer, "
      + "NdisAllocateMemoryWithTagPriority, NdisAllocateGenericObject, CancelTimerObject.",
    cure: "Free in the halt handler what the initialization has allocated.",
    source: "6.5 R85", needs: [.calls, .beginning, .places])

  static let interests: [Interest] = [.leave(Call.halts)]

  private static let frees: [Call] = [.ndisFreePacketPool, .ndisFreeNetBufferListPool]
  private static let allocates: [Call] = [
    .ndisAllocatePacketPool, .ndisAllocatePacketPoolEx, .ndisAllocateNetBufferListPool,
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.lexicon[act.callee]?.kind == .miniport else { return }
    let who = situation.name(act.callee)
    let places = situation.lexicon.places
    let history = situation.history
    let kept = places.indices.first { number in
      history.keeps(act.beginning) && places[number].kind == .pool
        && places[number].owner == .component(act.callee)
        && Self.isKept(PlaceID(index: number), after: act, in: situation)
    }
    if let kept {
      verdict.report(
        Self.facts, act, in: situation,
        [
          .init(act.beginning, "NDIS halts \(who)"),
          .init(act.index, "\(who) is halted, and its pool \(places[kept].id) is not freed"),
        ])
    }
    let memory = situation.stack.liveObjects.first {
      $0.object.kind == .memory && $0.state.maker == act.callee && $0.state.owner == act.callee
        && Self.isOfAdapter(of: act, Int($0.state.bornAt), in: situation)
    }
    guard let memory else { return }
    verdict.report(
      Self.facts, act.index, memory.object, in: situation,
      [
        .init(Int(memory.state.bornAt), "\(who) allocates \(memory.object)"),
        .init(act.index, "\(who) is halted, and \(memory.object) is not freed"),
      ])
  }

  /// Whether a pool of the adapter that is halted is there still.
  ///
  /// Of a pool that was there before the trace begins, the allocation is not in it.
  private static func isKept(
    _ pool: PlaceID, after act: Act, in situation: borrowing Situation
  ) -> Bool {
    let last = situation.lastIndex(before: act.index) {
      $0.place == pool && (allocates.contains($0.call) || frees.contains($0.call))
    }
    guard let last else {
      return situation.initialization(before: act) == nil
        && isOfAdapter(of: act, nil, in: situation)
    }
    return allocates.contains(situation.history[last].call)
      && situation.answer(at: last, before: act.index).mayBeSuccess
      && isOfAdapter(of: act, last, in: situation)
  }

  /// Whether what was allocated at an index goes with the adapter that is halted.
  ///
  /// It does if it was allocated for that, or if the driver has no other adapter. Where the halt or the allocation says about no
  /// adapter, they may be two. What DriverEntry has allocated goes with the driver.
  private static func isOfAdapter(
    of act: Act, _ allocation: Int?, in situation: borrowing Situation
  ) -> Bool {
    let owner = allocation.flatMap { situation.adapter(ofEventAt: $0) }
    if owner == nil, let allocation,
      situation.handler(of: act.callee, at: allocation) == .driverEntry
    {
      return false
    }
    guard let owner, let adapter = situation.adapter(of: act) else {
      return situation.lexicon.adapters.count { $0.miniport == act.callee } < 2
    }
    return owner == adapter
  }
}
