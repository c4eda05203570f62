import Events
import Replay

/// R19: A packet is not returned inside the ProtocolReceivePacket that shows it.
///
/// Typical bug: A packet that nobody wants is returned at once, and the answer is 0 or 1 as well.
///
/// On Windows: The count of references is wrong: when the packet is indicated again, bug check 0x7C
/// BUGCODE_NDIS_DRIVER, first parameter 0x06.
///
/// Cure: Answer 0 for a packet that is not kept.
///
/// Source: [NDIS_REFERENCE 6.2 R19]
struct NotReturnedInsideTheIndication: Rule {
  static let facts = RuleFacts(
    "R19", "A packet is not returned inside the ProtocolReceivePacket that shows it.",
    bug: "A packet that nobody wants is returned at once, and the answer is 0 or 1 as well.",
    consequence:
      "The count of references is wrong: when the packet is indicated again, bug check 0x7C "
      + "BUGCODE_NDIS_DRIVER, first parameter 0x06.",
    cure: "Answer 0 for a packet that is not kept.",
    source: "6.2 R19", needs: [.calls, .unbroken])

  static let interests: [Interest] = [
    .enter([.ndisReturnPackets]), .leave([.protocolReceivePacket]),
  ]

  /// The packets that an intermediate driver has returned for a count that it still has to answer, and where.
  ///
  /// It is told inside of its own indication that what it made for the protocols above is free again, if all of them have copied
  /// it. It then returns the original, too, and the count that it answers pays for that; so in MiniportReturnPacket only a
  /// return without a count is wrong.
  ///
  /// Source: [NDIS_REFERENCE S14]
  private var early: [ObjectID: Int] = [:]

  func feed(_ digest: inout StateDigest) { digest.add(objects: early.keys) }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.event.kind == .enter else {
      return answer(act, in: situation, into: &verdict)
    }
    let shown = situation.innermost(
      .protocolReceivePacket, of: act.caller, about: act.object, around: act)
    guard let shown, !situation.books.isLent(act.object) else { return }
    let above = situation.openCall([.miniportReturnPacket], to: act.caller, around: act)
    if let above, above.index > shown.index {
      early[act.object] = act.index
      return
    }
    report(act.index, act.object, shown.index, act.caller, in: situation, into: &verdict)
  }

  /// The indication ends, and says how many returns the driver has promised.
  private mutating func answer(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard !early.isEmpty, let index = early.removeValue(forKey: act.object),
      index > act.beginning, act.count == 0
    else { return }
    report(index, act.object, act.beginning, act.callee, in: situation, into: &verdict)
  }

  private func report(
    _ index: Int, _ packet: ObjectID, _ shown: Int, _ driver: ComponentID,
    in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let who = situation.name(driver)
    verdict.report(
      Self.facts, index, packet, in: situation,
      [
        .init(shown, "\(who) is shown \(packet)"),
        .init(index, "\(who) returns \(packet), and has not promised to return it yet"),
      ])
  }
}
