import Events
import Replay

/// R41: Every pause completes exactly once, and nobody keeps what others gave while paused.
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
    "Every pause completes exactly once, and nobody keeps what others gave while paused.",
    bug: "A driver answers PENDING and forgets to complete, or keeps lists while it is "
      + "paused, so that others wait for ever.",
    consequence: "Bug check 0x7C, first parameter 0x25 (a watchdog), second 0x01 for a "
      + "protocol, 0x11 for a filter, 0x21 for a miniport.",
    tools: "Driver Verifier: NdisFilterTimedPauseComplete (0x92010) after 10 s.",
    cure: "Give back every list that is held when the pause begins, and complete the pause "
      + "when the last one of one's own is back.",
    source: "6.3 R41", needs: [.calls, .beginning],
    needsAtEnd: [.end, .places])

  static let interests: [Interest] = [
    .enter([.filterPause, .miniportPause, .protocolNetPnPEvent]),
    .leave([.filterPause, .miniportPause, .protocolNetPnPEvent]),
    .enter([.ndisFPauseComplete, .ndisMPauseComplete, .ndisCompleteNetPnPEvent]),
  ]

  /// The latest pause of a module, an adapter or a binding.
  ///
  /// Other events of Plug and Play that a protocol gets are followed, too, for they are completed by the same call.
  private struct Pause: Sendable {
    let handler: Call
    let component: ComponentID
    /// The number of the module, the adapter or the binding; -1 if the trace does not tell.
    let instance: Int
    let beginning: Int
    let isPause: Bool
    var stage = Stage.asked
  }

  /// How far a pause is.
  private enum Stage: Hashable {
    /// The handler has not answered.
    case asked
    /// It was completed before the handler has answered, which is legal if that answers PENDING.
    case completedEarly(at: Int)
    /// The answer was PENDING.
    case awaited(since: Int)
    /// It was completed, or answered with SUCCESS.
    case over(since: Int)
  }

  private var pauses: [Pause] = []

  func feed(_ digest: inout StateDigest) {
    digest.add(pauses) { pause, digest in
      digest.add(pause.component.rawValue)
      digest.add(pause.handler.rawValue)
      digest.add(pause.instance)
      digest.add(pause.isPause)
      switch pause.stage {
      case .asked: digest.add(0)
      case .completedEarly: digest.add(1)
      case .awaited: digest.add(2)
      case .over: digest.add(3)
      }
    }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.event.kind == .enter else {
      return checkAnswer(act, in: situation, into: &verdict)
    }
    switch act.call {
    case .ndisFPauseComplete:
      checkCompletion(act, of: .filterPause, in: situation, into: &verdict)
      checkFilter(act, act.caller, in: situation, into: &verdict)
    case .ndisMPauseComplete:
      checkCompletion(act, of: .miniportPause, in: situation, into: &verdict)
    case .ndisCompleteNetPnPEvent:
      checkCompletion(act, of: .protocolNetPnPEvent, in: situation, into: &verdict)
    default: begin(act, in: situation)
    }
  }

  /// Somebody is told to pause.
  private mutating func begin(_ act: Act, in situation: borrowing Situation) {
    let instance = Self.instance(act.call, situation.lexicon[act.event.site])
    pauses.removeAll {
      $0.handler == act.call && $0.component == act.callee && $0.instance == instance
    }
    let isPause =
      act.call != .protocolNetPnPEvent
      || situation.history.argument(of: act.index) == .netEventPause
    pauses.append(
      Pause(
        handler: act.call, component: act.callee, instance: instance, beginning: act.index,
        isPause: isPause))
  }

  /// What is paused by a handler: a module, an adapter or a binding.
  private static func instance(_ handler: Call, _ site: Site) -> Int {
    switch handler {
    case .filterPause: Int(site.module)
    case .miniportPause: Int(site.adapter)
    default: Int(site.binding)
    }
  }

  /// The handler returns.
  private mutating func checkAnswer(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let place = pauses.firstIndex(where: { $0.beginning == act.beginning }) else { return }
    let pause = pauses[place]
    switch (act.status, pause.stage) {
    case (.pending, .completedEarly): pauses[place].stage = .over(since: act.index)
    case (.pending, _): pauses[place].stage = .awaited(since: act.index)
    case (.success, _):
      pauses[place].stage = .over(since: act.index)
      guard pause.isPause else { return }
      if case .completedEarly(let index) = pause.stage {
        reportTwice(pause, index, act.index, in: situation, into: &verdict)
      }
      if act.call == .filterPause { checkFilter(act, act.callee, in: situation, into: &verdict) }
      if act.call == .protocolNetPnPEvent {
        checkProtocol(act, pause, in: situation, into: &verdict)
      }
    default: pauses.remove(at: place)
    }
  }

  /// Somebody completes a pause.
  private mutating func checkCompletion(
    _ act: Act, of handler: Call, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let instance = Self.instance(handler, situation.lexicon[act.event.site])
    let place = pauses.firstIndex {
      $0.handler == handler && $0.component == act.caller
        && ($0.instance == instance || $0.instance < 0 || instance < 0)
    }
    guard let place else { return }
    switch pauses[place].stage {
    case .asked: pauses[place].stage = .completedEarly(at: act.index)
    case .awaited:
      pauses[place].stage = .over(since: act.index)
      if handler == .protocolNetPnPEvent, pauses[place].isPause {
        checkProtocol(act, pauses[place], in: situation, into: &verdict)
      }
    case .completedEarly(let index), .over(let index):
      guard pauses[place].isPause else { return }
      reportTwice(pauses[place], index, act.index, in: situation, into: &verdict)
    }
  }

  /// A pause that is over is said to be over once more.
  private func reportTwice(
    _ pause: Pause, _ first: Int, _ second: Int, in situation: borrowing Situation,
    into verdict: inout Verdict
  ) {
    let who = situation.name(pause.component)
    verdict.report(
      Self.facts, second, .none, in: situation,
      [
        .init(pause.beginning, "\(who) is told to pause"),
        .init(first, "\(who) says that it is paused"),
        .init(second, "\(who) says it once more; nobody waits for that"),
      ])
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

  /// A protocol says that it is paused, and a list that it has sent over this binding is still out, or it has one still that it
  /// was shown there.
  private func checkProtocol(
    _ act: Act, _ pause: Pause, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let binding = pause.instance
    guard binding >= 0 else { return }
    let who = situation.name(pause.component)
    let says = act.event.kind == .leave ? "answers" : "says"
    let sent = situation.debt(.send) {
      $0.creditor == pause.component && $0.call == .ndisSendNetBufferLists
        && Int(situation.lexicon[$0.site].binding) == binding
    }
    // What it is being shown just now, on another processor, it may give back at once.
    let held = situation.debt(.receive) {
      $0.debtor == pause.component && $0.callEnd < .max && !$0.isLoan
        && Int(situation.lexicon[$0.site].binding) == binding
    }
    guard let debt = sent ?? held else { return }
    let list = debt.object
    verdict.report(
      Self.facts, act.index, list, in: situation,
      [
        .init(debt.index, sent == nil ? "\(who) gets \(list)" : "\(who) sends \(list)"),
        .init(pause.beginning, "\(who) is told to pause"),
        .init(
          act.index,
          "\(who) \(says) that it is paused, and "
            + (sent == nil ? "has \(list) still" : "\(list) has not come back")),
      ])
  }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    for pause in pauses where pause.isPause {
      guard case .awaited(let answer) = pause.stage else { continue }
      let creditor = pause.component
      let missing = situation.books.outstanding.first { $0.creditor == creditor }
      guard let missing else {
        guard !hasLost(creditor, in: situation, foundIn: verdict) else { continue }
        let who = situation.name(creditor)
        verdict.report(
          Self.facts, answer, .none, in: situation,
          [
            .init(pause.beginning, "\(who) is told to pause"),
            .init(answer, "\(who) answers PENDING, and never says that it is paused"),
          ])
        continue
      }
      reportHolder(of: missing.object, pause, answer, in: situation, into: &verdict)
    }
  }

  /// Whether something that the paused one made is alive and was lost by a fault that is found: it waits for that, and whoever
  /// is at fault there is named.
  private func hasLost(
    _ component: ComponentID, in situation: borrowing Situation, foundIn verdict: Verdict
  ) -> Bool {
    for (object, state) in situation.stack.liveObjects where state.maker == component {
      let canBeAwaited = object.kind == .netBufferList || object.kind == .packet
      if canBeAwaited, verdict.isBlamed(object, in: situation) { return true }
    }
    return false
  }

  /// What the paused one waits for is held by somebody else.
  private func reportHolder(
    of object: ObjectID, _ pause: Pause, _ answer: Int, in situation: borrowing Situation,
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
        .init(answer, "\(situation.name(pause.component)) waits for it and cannot pause"),
      ])
  }
}
