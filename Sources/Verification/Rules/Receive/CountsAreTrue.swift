import Events

/// R76: A count says how many there are.
///
/// Typical bug: A loop counts one too many, and NDIS is told of more packets than the array has.
///
/// On Windows: NDIS reads behind the array and takes what lies there for a packet.
///
/// Cure: Count what was put into the array.
///
/// Source: [NDIS_REFERENCE 6.5 R76]
struct CountsAreTrue: Rule {
  static let facts = RuleFacts(
    "R76", "A count says how many there are.",
    bug: "A loop counts one too many, and NDIS is told of more packets than the array has.",
    consequence: "NDIS reads behind the array and takes what lies there for a packet.",
    cure: "Count what was put into the array.",
    source: "6.5 R76", needs: .calls)

  static let interests: [Interest] = [
    .enter([.ndisReturnPackets, .ndisSendPackets, .ndisMIndicateReceivePacket])
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.event.hasExtras, act.member.index == 0,
      let count = situation.history.packetCount(of: act.index), count > act.member.count
    else { return }
    let argument = ArgumentWord.numberOfPackets(count)
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(
          act.index,
          "\(who) calls \(situation.name(act.call)) with \(argument), and the array "
            + "holds \(act.member.count)")
      ])
  }
}
