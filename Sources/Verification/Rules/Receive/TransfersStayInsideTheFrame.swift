import Events
import Replay

/// R26: ByteOffset and BytesToTransfer stay inside PacketSize, which does not count the header.
///
/// Typical bug: ByteOffset is 14, as if it said where in the packet the bytes go.
///
/// On Windows: NdisTransferData fails, or the last 14 bytes are missing: every long frame is lost.
///
/// Cure: Count ByteOffset from the first byte behind the header.
///
/// Source: [NDIS_REFERENCE 6.2 R26]
struct TransfersStayInsideTheFrame: Rule {
  static let facts = RuleFacts(
    "R26",
    "ByteOffset and BytesToTransfer stay inside PacketSize, which does not count the header.",
    .warning,
    bug: "ByteOffset is 14, as if it said where in the packet the bytes go.",
    consequence:
      "NdisTransferData fails, or the last 14 bytes are missing: every long frame is lost.",
    cure: "Count ByteOffset from the first byte behind the header.",
    source: "6.2 R26", needs: [.calls, .unbroken])

  static let interests: [Interest] = [.enter([.ndisTransferData])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let open = situation.innermost(.protocolReceive, of: act.caller, around: act),
      open.index >= situation.history.droppedCount, act.event.length != Event.absent
    else { return }
    let size = situation.history[open.index].length
    let offset = situation.history.number(.offset, of: act.index) ?? 0
    guard size != Event.absent, offset + Int(act.event.length) > Int(size) else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(open.index, "The frame has \(size) bytes behind its header"),
        .init(
          act.index,
          "\(situation.name(act.caller)) asks for \(act.event.length) bytes from byte \(offset) on"),
      ])
  }
}
