import Events

/// R43: A binding is closed when nothing of it is outstanding, and its handle is not used
/// afterwards.
///
/// Typical bug: The unbind handler does not wait until the counter of outstanding sends and
/// requests is 0, or two paths close the handle.
///
/// On Windows: A completion comes for a context that is gone, or NDIS works with an open block that
/// is gone: bug check 0xC4, 0xD1 or 0x7C; below DISPATCH_LEVEL 0x50.
///
/// Cure: Count what is outstanding, wait for 0 before NdisCloseAdapter, and forget the handle then.
///
/// Source: [NDIS_REFERENCE 6.3 R43]
struct ClosedWithNothingOutstanding: Rule {
  static let facts = RuleFacts(
    "R43",
    "A binding is closed when nothing of it is outstanding, and its handle is not used "
      + "afterwards.",
    bug: "The unbind handler does not wait until the counter of outstanding sends and "
      + "requests is 0, or two paths close the handle.",
    consequence: "A completion comes for a context that is gone, or NDIS works with an open "
      + "block that is gone: bug check 0xC4, 0xD1 or 0x7C; below DISPATCH_LEVEL 0x50.",
    cure: "Count what is outstanding, wait for 0 before NdisCloseAdapter, and forget the "
      + "handle then.",
    source: "6.3 R43", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .enter(
      Call.closes + Call.opens + users
        + [.protocolCloseAdapterComplete, .protocolCloseAdapterCompleteEx]),
    .leave(Call.closes),
  ]

  private static let users: [Call] = [
    .ndisSend, .ndisSendPackets, .ndisSendNetBufferLists, .ndisRequest, .ndisOidRequest,
    .ndisTransferData, .ndisReturnPackets, .ndisReturnNetBufferLists, .ndisReset,
  ]

  /// The bindings that were closed.
  private var closed: Set<Int32> = []

  func feed(_ digest: inout StateDigest) {
    digest.add(sorted: closed)
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let binding = situation.lexicon[situation.site(of: act)].binding
    guard binding >= 0 else { return }
    if act.event.kind == .leave {
      if act.status != .pending { closed.insert(binding) }
    } else if Call.opens.contains(act.call) {
      closed.remove(binding)
    } else if act.call == .protocolCloseAdapterComplete
      || act.call == .protocolCloseAdapterCompleteEx
    {
      closed.insert(binding)
    } else if closed.contains(binding) {
      reportUse(act, binding, in: situation, into: &verdict)
    } else if Call.closes.contains(act.call) {
      checkClose(act, binding, in: situation, into: &verdict)
    }
  }

  private func reportUse(
    _ act: Act, _ binding: Int32, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let who = situation.name(act.caller)
    let close = situation.lastIndex(before: act.index) {
      $0.kind == .enter && Call.closes.contains($0.call)
        && situation.lexicon[$0.site].binding == binding
    }
    var evidence: [RuleFinding.Step] = [
      .init(
        act.index, "\(who) calls \(situation.name(act.event.call)) with the handle, which is dead")
    ]
    if let close { evidence.append(.init(close, "\(who) closes the adapter")) }
    verdict.report(Self.facts, act, in: situation, evidence)
  }

  private func checkClose(
    _ act: Act, _ binding: Int32, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let missing = situation.books.outstanding.first {
      $0.creditor == act.caller && situation.lexicon[$0.site].binding == binding
    }
    guard let missing else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act.index, missing.object, in: situation,
      [
        .init(missing.index, "\(who) hands \(missing.object) to NDIS"),
        .init(act.index, "\(who) closes the adapter, and \(missing.object) has not come back"),
      ])
  }
}
