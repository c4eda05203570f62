import Events
import Replay

/// R80: Every frame that a miniport takes from its card is indicated, or dropped with a reason.
///
/// Typical bug: A branch for an error or a busy driver gives the frame back to the ring and counts
/// nothing.
///
/// On Windows: Frames are missing, and no counter says where.
///
/// Cure: Count every drop, by its reason.
///
/// Source: [NDIS_REFERENCE 6.5 R80]
struct FramesAreAccountedFor: Rule {
  static let facts = RuleFacts(
    "R80",
    "Every frame that a miniport takes from its card is indicated, or dropped with a "
      + "reason.",
    bug: "A branch for an error or a busy driver gives the frame back to the ring and counts "
      + "nothing.",
    consequence: "Frames are missing, and no counter says where.",
    cure: "Count every drop, by its reason.",
    source: "6.5 R80", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .end(of: .frame), .every(.drop), .every(.own), .action([.ndisSetPacketStatus]),
    .enter([.ndisMEthIndicateReceive, .ndisMIndicateReceiveNetBufferLists]),
    .leave(Call.interruptDPCs),
  ]

  /// The frames that were indicated or dropped, and are still in the card.
  private var told: Set<ObjectID> = []
  /// What was given back, and may still be explained before the handler ends.
  private var unexplained: [Act] = []

  func feed(_ digest: inout StateDigest) {
    digest.add(objects: told)
    digest.add(unexplained) { $1.add($0.object) }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let isFrame = act.object.kind == .frame
    if act.event.kind == .leave {
      for missing in unexplained where missing.caller == act.callee {
        report(missing, in: situation, into: &verdict)
      }
      unexplained.removeAll { $0.caller == act.callee }
    } else if act.call == .ndisMIndicateReceiveNetBufferLists {
      guard act.member.index == 0 else { return }
      // A list with several net buffers shows several frames.
      let count = situation.history.number(.count, of: act.index) ?? 1
      unexplained.removeLast(min(max(count - 1, 0), unexplained.count))
    } else if act.event.kind == .drop || act.event.kind == .enter {
      if isFrame { note(act.object, act) }
    } else if isFrame, act.event.life == .free {
      checkEnd(act, in: situation, into: &verdict)
    } else if act.event.life != .free {
      // What is used again is given the next frame.
      let parent = situation.history.parent(of: act.index)
      if parent.kind == .frame, situation.stack[parent] != nil { told.insert(parent) }
    }
  }

  private mutating func note(_ frame: ObjectID, _ act: Act) {
    if act.event.life == .free { told.remove(frame) } else { told.insert(frame) }
  }

  private mutating func checkEnd(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard told.remove(act.object) == nil, act.event.kind == .action,
      situation.lexicon[act.caller]?.kind == .miniport,
      !Self.isCarried(act.object, by: act.caller, in: situation)
    else { return }
    if situation.openCall(Call.interruptDPCs, to: act.caller, around: act) == nil {
      report(act, in: situation, into: &verdict)
    } else {
      unexplained.append(act)
    }
  }

  /// Whether a packet or a list that the miniport has made for a frame, or used again for it, is there.
  private static func isCarried(
    _ frame: ObjectID, by miniport: ComponentID, in situation: borrowing Situation
  ) -> Bool {
    var isCarried = false
    situation.stack.forEachLiveObject { _, state in
      if state.parent == frame, state.maker == miniport { isCarried = true }
    }
    return isCarried
  }

  private func report(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let who = situation.name(act.caller)
    var evidence: [RuleFinding.Step] = [
      .init(
        act.index,
        "\(who) gives the place of \(act.object) back, which nobody was shown, and says no reason")
    ]
    let arrival = situation.lastIndex(about: act.object, before: act.index) { $1.kind == .wire }
    if let arrival { evidence.append(.init(arrival, "\(act.object) comes in")) }
    verdict.report(Self.facts, act.index, act.object, in: situation, evidence)
  }
}
