import Events
import Replay

/// R01: A packet has one owner at a time, and only its owner sends it.
///
/// Typical bug: A packet is sent again while its send is pending, or is passed on after it was
/// completed; or a protocol queues the packet that it is shown and answers 0.
///
/// On Windows: It is completed twice, or freed while somebody uses it: bug check 0x7C
/// BUGCODE_NDIS_DRIVER.
///
/// Tools: Debugger: !ndiskd.pkt, !ndiskd.nbl.
///
/// Cure: Do not touch what was handed over until it comes back.
///
/// Source: [NDIS_REFERENCE 6.1 R01]
struct SentByItsOwner: Rule {
  static let facts = RuleFacts(
    "R01", "A packet has one owner at a time, and only its owner sends it.",
    bug: "A packet is sent again while its send is pending, or is passed on after it was "
      + "completed; or a protocol queues the packet that it is shown and answers 0.",
    consequence: "It is completed twice, or freed while somebody uses it: bug check 0x7C "
      + "BUGCODE_NDIS_DRIVER.",
    tools: "Debugger: !ndiskd.pkt, !ndiskd.nbl.",
    cure: "Do not touch what was handed over until it comes back.",
    source: "6.1 R01", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .enter([.ndisSend, .ndisSendPackets, .ndisSendNetBufferLists, .ndisFSendNetBufferLists]),
    .leave([.protocolReceivePacket]),
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.kind == .leave { return checkAnswer(act, in: situation, into: &verdict) }
    let state = situation.stack[act.object]
    // Of what no event was about, nobody knows whose it is.
    guard state != nil || situation.stack.hasEnded(act.object) else { return }
    let owner = state?.owner ?? .nobody
    guard owner != act.caller, owner != .none else { return }
    let who = situation.name(act.caller)
    var evidence: [RuleFinding.Step] = []
    if let debt = situation.books.lastDebt(of: act.object) {
      let holder = situation.name(debt.debtor)
      evidence.append(.init(debt.index, "\(holder) gets \(act.object)"))
      evidence.append(.init(act.index, "\(who) sends \(act.object), which \(holder) still has"))
    } else {
      if let end = situation.lastIndex(about: act.object, before: act.index, where: Self.isGiven) {
        evidence.append(.init(end, "\(who) has \(act.object) no more"))
      }
      evidence.append(.init(act.index, "\(who) sends \(act.object), which is not its own any more"))
    }
    verdict.report(Self.facts, act, in: situation, evidence)
  }

  /// A protocol that promises no return gives the packet back with its answer, and may not keep it in its queue.
  ///
  /// A packet that is lent is R22.
  private func checkAnswer(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.count == 0, act.object != .none, !situation.books.isLent(act.object),
      situation.queue(of: act.object, keptBy: act) != nil
    else { return }
    let who = situation.name(act.callee)
    let queued = situation.lastIndex(about: act.object, before: act.index) { index, event in
      event.kind == .action && index > act.beginning && event.at == act.callee
    }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(act.beginning, "\(who) is shown \(act.object)"),
        queued.map { .init($0, "\(who) puts \(act.object) itself into its queue") },
        .init(
          act.index,
          "\(who) answers 0, so \(act.object) goes back, and it still stands in its queue"),
      ].compactMap(\.self))
  }

  /// Whether an object ends or gets another owner.
  private static func isGiven(_ index: Int, _ event: Event) -> Bool {
    event.life == .free || event.owner != .none
  }
}
