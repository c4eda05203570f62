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
        && !(act.beginning..<act.index).contains {
          history[$0].place == PlaceID(index: number) && Self.frees.contains(history[$0].call)
        }
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
    }
    guard let memory else { return }
    verdict.report(
      Self.facts, act.index, memory.object, in: situation,
      [
        .init(Int(memory.state.bornAt), "\(who) allocates \(memory.object)"),
        .init(act.index, "\(who) is halted, and \(memory.object) is not freed"),
      ])
  }
}
