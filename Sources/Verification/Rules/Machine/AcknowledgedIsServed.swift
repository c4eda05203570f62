import Events
import Replay

/// R77: What the driver acknowledges at the card, it serves before its handler ends.
///
/// Typical bug: The handler clears a bit of ISR that it has not looked at.
///
/// On Windows: The interrupt is lost: the packet whose frame has left is never completed.
///
/// Cure: Clear the bits that were read, and serve each of them.
///
/// Source: [NDIS_REFERENCE 6.5 R77]
struct AcknowledgedIsServed: Rule {
  static let facts = RuleFacts(
    "R77", "What the driver acknowledges at the card, it serves before its handler ends.",
    bug: "The handler clears a bit of ISR that it has not looked at.",
    consequence: "The interrupt is lost: the packet whose frame has left is never completed.",
    cure: "Clear the bits that were read, and serve each of them.",
    source: "6.5 R77", needs: [.calls, .beginning, .places])

  static let interests: [Interest] = [
    .every(.wire), .action([.ndisRawWritePortUchar, .isrPTX, .isrTXE, .dma]),
    .leave(Call.interruptDPCs),
  ]

  /// A frame that has left the card, and whose packet the miniport still owes.
  private struct Sent: Sendable {
    let packet: ObjectID
    let miniport: ComponentID
    let index: Int
    let since: Int
    var isRaised = false
    var acknowledged = -1
    /// Whether a handler has ended while another processor may have been serving it.
    var isDeferred = false
  }

  private var sent: [Sent] = []
  /// Where a driver completes sends: in its handlers of the interrupt, and where new ones come.
  private static let serving: Set<Call> = [
    .miniportHandleInterrupt, .miniportInterruptDPC, .miniportSend, .miniportSendPackets,
    .miniportSendNetBufferLists,
  ]
  /// PTX and TXE, of the register ISR.
  private static let bits = 0b1010

  func feed(_ digest: inout StateDigest) {
    digest.add(sent) { sent, digest in
      digest.add(sent.packet)
      digest.add(sent.miniport.rawValue)
      digest.add(facts: [sent.isRaised, sent.acknowledged >= 0, sent.isDeferred])
    }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    switch act.event.kind {
    case .wire: note(act, in: situation)
    case .leave: checkServed(act, in: situation, into: &verdict)
    default: noteRegister(act, in: situation)
    }
  }

  private mutating func note(_ act: Act, in situation: borrowing Situation) {
    guard act.event.life == .free, let frame = situation.stack[act.object],
      let debt = situation.books.lastDebt(of: frame.parent), debt.trade == .send,
      debt.index < Int(frame.bornAt)
    else { return }
    let packet = frame.parent
    sent.append(
      Sent(packet: packet, miniport: debt.debtor, index: act.index, since: debt.index))
  }

  private mutating func noteRegister(_ act: Act, in situation: borrowing Situation) {
    guard !sent.isEmpty, situation.isNamed("ISR", act.event.place) else { return }
    let old = situation.stack.value(of: act.event.place)
    let new = Int(act.event.value)
    if act.call == .ndisRawWritePortUchar {
      guard old & ~new & Self.bits != 0 else { return }
      for number in sent.indices where sent[number].isRaised && sent[number].miniport == act.caller
      {
        sent[number].acknowledged = act.index
      }
    } else if new & Self.bits != 0 {
      for number in sent.indices { sent[number].isRaised = true }
    }
  }

  /// Whether another processor is inside of a handler in which the driver may be serving what this one has acknowledged.
  private func isInside(
    _ driver: ComponentID, besides act: Act, in situation: borrowing Situation
  ) -> Bool {
    situation.stack.openStacks.contains { stack in
      stack.cpu != Int(act.event.cpu)
        && stack.frames.contains { $0.to == driver && Self.serving.contains($0.handler) }
    }
  }

  private mutating func checkServed(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard !sent.isEmpty else { return }
    sent.removeAll { situation.books.debt(of: $0.packet, since: $0.since) == nil }
    let number = sent.firstIndex {
      $0.miniport == act.callee && ($0.acknowledged > act.beginning || $0.isDeferred)
    }
    guard let number else { return }
    guard !isInside(act.callee, besides: act, in: situation) else {
      sent[number].isDeferred = true
      return
    }
    let missed = sent[number]
    sent.removeAll { $0.packet == missed.packet }
    let who = situation.name(act.callee)
    let bit = Self.bit(clearedAt: missed.acknowledged, in: situation)
    verdict.report(
      Self.facts, missed.acknowledged, missed.packet, in: situation,
      [
        .init(missed.index, "The frame of \(missed.packet) has left"),
        .init(
          missed.acknowledged,
          "\(who) clears \(bit) and does not serve it"
        ),
        .init(act.index, "\(who) is done, and has not completed \(missed.packet)"),
      ])
  }

  /// The bit of the transmit side that an acknowledgement clears, by its name.
  private static func bit(clearedAt index: Int, in situation: borrowing Situation) -> String {
    guard situation.history.keeps(index) else { return "a bit of ISR" }
    let event = situation.history[index]
    let old = situation.state(at: index).value(of: event.place)
    let cleared = old & ~Int(event.value) & bits
    return switch cleared {
    case 0b10: "the bit PTX"
    case 0b1000: "the bit TXE"
    default: "a bit of ISR"
    }
  }
}
