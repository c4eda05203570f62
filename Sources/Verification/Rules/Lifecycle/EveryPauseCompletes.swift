import Events
import Replay

/// R41: Every pause completes, and nobody keeps what others gave while paused.
///
/// Typical bug: A driver answers PENDING and forgets to complete, or keeps lists while it is
/// paused, so that others wait for ever.
///
/// On Windows: Bug check 0x7C, first parameter 0x25 (a watchdog), second 0x01 for a protocol, 0x11
/// for a filter, 0x21 for a miniport.
///
/// Tools: Driver Verifier: NdisFilterTimedPauseComplete (0x92010) after 10 s.
///
/// Cure: Give back every list that is held when the pause begins, and complete the pause when the
/// last one of one's own is back.
///
/// Source: [NDIS_REFERENCE 6.3 R41]
struct EveryPauseCompletes: Rule {
  static let facts = RuleFacts(
    "R41",
    "Every pause completes, and nobody keeps what others gave while paused.",
    bug: "A driver answers PENDING and forgets to complete, or keeps lists while it is "
      + "paused, so that others wait for ever.",
    consequence: "Bug check 0x7C, first parameter 0x25 (a watchdog), second 0x01 for a "
      + "protocol, 0x11 for a filter, 0x21 for a miniport.",
    tools: "Driver Verifier: NdisFilterTimedPauseComplete (0x92010) after 10 s.",
    cure: "Give back every list that is held when the pause begins, and complete the pause "
      + "when the last one of one's own is back.",
    source: "6.3 R41", needs: [.calls, .beginning, .end, .places])

  static let interests: [Interest] = [
    .leave([.filterPause, .miniportPause, .protocolNetPnPEvent]),
    .enter([.ndisFPauseComplete, .ndisMPauseComplete, .ndisCompleteNetPnPEvent]),
  ]

  /// A pause that was answered with PENDING.
  private struct Pause: Sendable {
    let call: Call
    let beginning: Int
    let end: Int
    let component: ComponentID
  }

  private var pauses: [Pause] = []

  func feed(_ digest: inout StateDigest) {
    digest.add(pauses) { pause, digest in
      digest.add(pause.component.rawValue)
      digest.add(pause.call.rawValue)
    }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.event.kind == .leave else {
      pauses.removeAll { $0.component == act.caller }
      if act.call == .ndisFPauseComplete {
        checkFilter(act, act.caller, in: situation, into: &verdict)
      }
      return
    }
    guard
      act.call != .protocolNetPnPEvent
        || situation.history.text(.argument, of: act.beginning) == "NetEventPause"
    else { return }
    if act.status == .pending {
      pauses.append(
        Pause(call: act.call, beginning: act.beginning, end: act.index, component: act.callee))
    } else if act.status == .success, act.call == .filterPause {
      checkFilter(act, act.callee, in: situation, into: &verdict)
    } else if act.status == .success, act.call == .protocolNetPnPEvent {
      checkProtocol(act, in: situation, into: &verdict)
    }
  }

  /// A filter says that it is paused, and has something of others still.
  private func checkFilter(
    _ act: Act, _ filter: ComponentID, in situation: borrowing Situation,
    into verdict: inout Verdict
  ) {
    let module = situation.lexicon[situation.site(of: act)].module
    let held = situation.books.outstanding.first {
      $0.debtor == filter && $0.trade != .request && situation.lexicon[$0.site].module == module
        && situation.stack.isQueued($0.object)
    }
    guard let held else { return }
    let who = situation.name(filter)
    verdict.report(
      Self.facts, act.index, held.object, in: situation,
      [
        .init(held.index, "\(who) gets \(held.object)"),
        .init(act.index, "\(who) says that it is paused, and has \(held.object) still"),
      ])
  }

  /// A protocol answers that it is paused, and a list that it has sent over this binding is still out.
  private func checkProtocol(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let sender = act.callee
    let binding = situation.lexicon[situation.site(of: act)].binding
    guard binding >= 0 else { return }
    let sent = situation.debt(.send) {
      $0.creditor == sender && $0.call == .ndisSendNetBufferLists
        && situation.lexicon[$0.site].binding == binding
    }
    guard let sent else { return }
    let who = situation.name(sender)
    verdict.report(
      Self.facts, act.index, sent.object, in: situation,
      [
        .init(sent.index, "\(who) sends \(sent.object)"),
        .init(act.beginning, "\(who) is told to pause"),
        .init(
          act.index, "\(who) answers that it is paused, and \(sent.object) has not come back"),
      ])
  }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    for pause in pauses {
      let creditor = pause.component
      let missing = situation.books.outstanding.first { $0.creditor == creditor }
      guard let missing else {
        guard !hasLost(creditor, in: situation, verdict) else { continue }
        let who = situation.name(creditor)
        verdict.report(
          Self.facts, pause.end, .none, in: situation,
          [
            .init(pause.beginning, "\(who) is told to pause"),
            .init(pause.end, "\(who) answers PENDING, and never says that it is paused"),
          ])
        continue
      }
      reportHolder(of: missing.object, pause, in: situation, into: &verdict)
    }
  }

  /// Whether something that the paused one made is alive and was lost by a fault that is found: it waits for that, and whoever
  /// is at fault there is named.
  private func hasLost(
    _ component: ComponentID, in situation: borrowing Situation, _ verdict: Verdict
  ) -> Bool {
    for (object, state) in situation.stack.liveObjects where state.maker == component {
      let canBeAwaited = object.kind == .netBufferList || object.kind == .packet
      if canBeAwaited, verdict.isBlamed(object, situation) { return true }
    }
    return false
  }

  /// What the paused one waits for is held by somebody else.
  private func reportHolder(
    of object: ObjectID, _ pause: Pause, in situation: borrowing Situation,
    into verdict: inout Verdict
  ) {
    guard let debt = situation.books.lastDebt(of: object),
      situation.lexicon[debt.debtor]?.kind != .ndis, debt.debtor != pause.component
    else { return }
    let holder = situation.name(debt.debtor)
    verdict.report(
      Self.facts, debt.index, object, in: situation,
      [
        .init(debt.index, "\(holder) gets \(object) and never gives it back"),
        .init(pause.end, "\(situation.name(pause.component)) waits for it and cannot pause"),
      ])
  }
}
