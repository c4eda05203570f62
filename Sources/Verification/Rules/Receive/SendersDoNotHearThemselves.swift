import Events
import Replay

/// R35: A frame is not indicated to the binding that sends it, unless that was asked for.
///
/// Typical bug: A driver that loops frames back does not compare who has sent them.
///
/// On Windows: The protocol takes its own frames for those of somebody else, such as a second owner
/// of its address.
///
/// Cure: Leave loopback to NDIS; or leave the sender out unless its send carries
/// NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK.
///
/// Source: [NDIS_REFERENCE 6.2 R35]
struct SendersDoNotHearThemselves: Rule {
  static let facts = RuleFacts(
    "R35", "A frame is not indicated to the binding that sends it, unless that was asked for.",
    bug: "A driver that loops frames back does not compare who has sent them.",
    consequence:
      "The protocol takes its own frames for those of somebody else, such as a second owner of "
      + "its address.",
    cure: "Leave loopback to NDIS; or leave the sender out unless its send carries "
      + "NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK.",
    source: "6.2 R35", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .action([
      .ndisAllocateNetBufferList, .ndisAllocateNetBufferAndNetBufferList,
      .ndisAllocateCloneNetBufferList,
    ]),
    .enter([.protocolReceiveNetBufferLists]), .end(of: .netBufferList),
  ]

  /// A send that did not ask to be heard.
  private struct Sent: Sendable {
    let list: ObjectID
    let sender: ComponentID
    let binding: Int32
    let index: Int
  }

  /// What the lists that are alive were copied from: a copy may be copied again, or be late, when the send is long complete.
  private var sends: [ObjectID: [Sent]] = [:]

  func feed(_ digest: inout StateDigest) {
    guard !sends.isEmpty else { return }
    for (copy, sources) in sends.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      digest.add(copy)
      digest.add(sources) { source, digest in
        digest.add(source.list)
        digest.add(source.sender.rawValue)
        digest.add(source.binding)
      }
    }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.life == .free {
      if !sends.isEmpty { sends[act.object] = nil }
    } else if act.event.kind == .enter {
      checkShown(act, in: situation, into: &verdict)
    } else if act.event.life == .new {
      let sources = originals(of: situation.history.parent(of: act.index), in: situation)
      if !sources.isEmpty { sends[act.object] = sources }
    }
  }

  private func checkShown(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let binding = situation.lexicon[act.event.site].binding
    let sources =
      sends[act.object] ?? originals(of: situation.stack.parent(of: act.object), in: situation)
    let own = sources.first { $0.sender == act.callee && $0.binding == binding }
    guard let own, situation.history.keeps(own.index) else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(own.index, "\(who) sends \(own.list)"),
        .init(act.index, "\(who) is shown \(act.object), a copy of what it sends itself"),
      ])
  }

  /// Who is sending a list, or what it is a copy of.
  ///
  /// A protocol that sends makes a frame of its own, whatever it answers with that; only an intermediate driver passes on what
  /// others send.
  private func originals(of list: ObjectID, in situation: borrowing Situation) -> [Sent] {
    guard list.kind == .netBufferList else { return [] }
    var sources: [Sent] = []
    var isNew = false
    for debt in situation.books.debts(of: list) where debt.trade == .send {
      let binding = situation.lexicon[debt.site].binding
      guard binding >= 0, debt.creditor != .none else { continue }
      if situation.lexicon[debt.creditor]?.kind != .im { isNew = true }
      guard situation.history.keeps(debt.index),
        !asksForLoopback(debt.index, in: situation)
      else { continue }
      sources.append(
        Sent(list: list, sender: debt.creditor, binding: binding, index: debt.index))
    }
    return isNew ? sources : sources + (sends[list] ?? [])
  }

  /// Whether the flags of a send ask that its sender hears it, too.
  private func asksForLoopback(_ index: Int, in situation: borrowing Situation) -> Bool {
    situation.history.text(.flags, of: index)?.contains("CHECK_FOR_LOOPBACK") == true
  }
}
