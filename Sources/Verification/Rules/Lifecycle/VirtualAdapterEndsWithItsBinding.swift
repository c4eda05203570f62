import Events
import Replay

/// R64: An intermediate driver makes its virtual adapter when it binds, and takes it away when it
/// is unbound.
///
/// Typical bug: The unbind handler does not call NdisIMDeInitializeDeviceInstance.
///
/// On Windows: The protocols above stay bound to an adapter that leads nowhere, and the next send
/// works with a context that is gone.
///
/// Cure: Pair every NdisIMInitializeDeviceInstanceEx that succeeds with one
/// NdisIMDeInitializeDeviceInstance.
///
/// Source: [NDIS_REFERENCE 6.5 R64]
struct VirtualAdapterEndsWithItsBinding: Rule {
  static let facts = RuleFacts(
    "R64",
    "An intermediate driver makes its virtual adapter when it binds, and takes it away "
      + "when it is unbound.",
    bug: "The unbind handler does not call NdisIMDeInitializeDeviceInstance.",
    consequence: "The protocols above stay bound to an adapter that leads nowhere, and the "
      + "next send works with a context that is gone.",
    cure: "Pair every NdisIMInitializeDeviceInstanceEx that succeeds with one "
      + "NdisIMDeInitializeDeviceInstance.",
    source: "6.5 R64", needs: [.calls, .beginning, .states])

  static let interests: [Interest] = [
    .enter([.ndisIMInitializeDeviceInstanceEx]),
    .leave(Call.unbinds),
    .action(Call.unbindCompletions),
  ]

  private static let places: [Call] =
    Call.binds + [.protocolOpenAdapterComplete, .protocolOpenAdapterCompleteEx]
  private static let ends: [Call] = [
    .ndisIMDeInitializeDeviceInstance, .ndisIMCancelInitializeDeviceInstance,
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.kind == .leave {
      // Who pends the unbind is done with it where it says so.
      guard act.status != .pending, act.status != .statusPending else { return }
      checkUnbind(act, since: act.beginning, in: situation, into: &verdict)
    } else if !Call.unbindCompletions.contains(act.call) {
      checkMaking(act, in: situation, into: &verdict)
    } else if let unbind = Self.pendedUnbind(completedBy: act, in: situation) {
      checkUnbind(act, since: unbind, in: situation, into: &verdict)
    }
  }

  private func checkMaking(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.openCall(Self.places, to: act.caller, around: act) == nil else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [.init(act.index, "\(who) makes a virtual adapter, and no binding is being made")])
  }

  /// The driver is done with an unbind that began at an index.
  private func checkUnbind(
    _ act: Act, since beginning: Int, in situation: borrowing Situation,
    into verdict: inout Verdict
  ) {
    let binding = situation.lexicon[situation.site(of: act)].binding
    guard situation.lexicon[act.callee]?.kind == .im, binding >= 0,
      situation.history.keeps(beginning),
      let adapter = Self.virtualAdapter(of: Int(binding), act.callee, situation.lexicon),
      [Word.State.initialized, Word.State.running, Word.State.paused]
        .contains(situation.state(of: .adapter(adapter))),
      situation.index(of: Self.ends, by: act.callee, since: beginning, before: act) == nil
    else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(beginning, "\(who) is unbound from the adapter below"),
        .init(
          act.index,
          "\(who) is done, and its virtual adapter \(situation.lexicon.adapters[adapter].id) is "
            + "still there"),
      ])
  }

  /// Where the unbind began that an act completes, or `nil` if it was answered before, or is not found.
  private static func pendedUnbind(
    completedBy act: Act, in situation: borrowing Situation
  ) -> Int? {
    let binding = situation.lexicon[act.event.site].binding
    let first = max(0, act.index - situation.reach)
    var end = act.index
    while let index = situation.lastIndex(
      before: end, notBefore: first, where: { $0.kind == .enter && $0.at == act.callee })
    {
      let site = situation.lexicon[situation.history[index].site]
      if site.binding == binding, Call.unbinds.contains(situation.history.handler(of: index)) {
        return situation.answer(at: index, before: act.index).isFinal ? nil : index
      }
      end = index
    }
    return nil
  }

  /// The virtual adapter that belongs to a binding: the driver makes one for each, in the same order.
  private static func virtualAdapter(
    of binding: Int, _ driver: ComponentID, _ lexicon: Lexicon
  ) -> Int? {
    let bindings = lexicon.bindings.indices.filter { lexicon.bindings[$0].protocolDriver == driver }
    let adapters = lexicon.adapters.indices.filter { lexicon.adapters[$0].miniport == driver }
    guard let number = bindings.firstIndex(of: binding) else { return nil }
    return number < adapters.count ? adapters[number] : nil
  }
}
