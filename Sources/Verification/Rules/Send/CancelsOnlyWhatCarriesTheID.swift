import Events
import Replay

/// R16: A cancel id concerns the sends that carry it, and no others.
///
/// Typical bug: The ids are not compared, or compared wrongly, and the whole queue is cancelled.
///
/// On Windows: One program gives up, and the sends of the others fail with it.
///
/// Cure: Compare the cancel id of every list with the one that was given.
///
/// Source: [NDIS_REFERENCE 6.1 R16]
struct CancelsOnlyWhatCarriesTheID: Rule {
  static let facts = RuleFacts(
    "R16", "A cancel id concerns the sends that carry it, and no others.",
    bug: "The ids are not compared, or compared wrongly, and the whole queue is cancelled.",
    consequence: "One program gives up, and the sends of the others fail with it.",
    cure: "Compare the cancel id of every list with the one that was given.",
    source: "6.1 R16", needs: [.calls, .beginning, .statuses])

  static let interests: [Interest] = [
    .every(.inject),
    .enter([
      .ndisMSendNetBufferListsComplete, .ndisFSendNetBufferListsComplete, .ndisMSendComplete,
    ]),
  ]

  /// The program that was the last to give up its sends.
  private var canceller = ComponentID.none

  func feed(_ digest: inout StateDigest) {
    digest.add(canceller.rawValue)
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.kind == .inject {
      canceller = act.call == .cancelIo ? act.event.at : .none
      return
    }
    guard canceller != .none, act.status == .sendAborted || act.status == .requestAborted,
      let list = situation.stack[act.object], let request = situation.stack[list.root],
      situation.lexicon[request.maker]?.kind == .app, request.maker != canceller,
      let cancel = cancellation(act, in: situation)
    else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(
          Int(request.bornAt), "\(list.root) belongs to \(situation.name(request.maker))"),
        .init(cancel, "\(situation.name(canceller)) gives up its sends"),
        .init(
          act.index,
          "\(who) cancels \(act.object), which \(situation.name(request.maker)) has sent"),
      ])
  }

  /// The beginning of the call that cancels, if one is open.
  private func cancellation(_ act: Act, in situation: borrowing Situation) -> Int? {
    situation.stack.openCalls(on: act.event.stack).last {
      [.miniportCancelSend, .filterCancelSendNetBufferLists, .miniportCancelSendPackets]
        .contains($0.handler)
    }?.index
  }
}
