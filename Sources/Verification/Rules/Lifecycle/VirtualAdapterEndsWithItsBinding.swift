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
      return checkUnbind(act, in: situation, into: &verdict)
    }
    guard situation.openCall(Self.places, to: act.caller, around: act) == nil else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [.init(act.index, "\(who) makes a virtual adapter, and no binding is being made")])
  }

  private func checkUnbind(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let binding = situation.lexicon[situation.site(of: act)].binding
    guard situation.lexicon[act.callee]?.kind == .im, binding >= 0,
      situation.history.keeps(act.beginning),
      let adapter = Self.virtualAdapter(of: Int(binding), act.callee, situation.lexicon),
      [Word.State.initialized, Word.State.running, Word.State.paused]
        .contains(situation.state(of: .adapter(adapter))),
      situation.index(of: Self.ends, by: act.callee, since: act.beginning, before: act) == nil
    else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(act.beginning, "\(who) is unbound from the adapter below"),
        .init(
          act.index,
          "\(who) is done, and its virtual adapter \(situation.lexicon.adapters[adapter].id) is "
            + "still there"),
      ])
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
