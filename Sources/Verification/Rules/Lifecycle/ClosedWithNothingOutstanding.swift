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

  private static let users: [Call] =
    returns + [
      .ndisSend, .ndisSendPackets, .ndisSendNetBufferLists, .ndisCancelSendPackets,
      .ndisCancelSendNetBufferLists, .ndisRequest, .ndisOidRequest, .ndisTransferData, .ndisReset,
    ]

  /// What a protocol may do with the handle while its close is pending: it gives back what it still holds.
  private static let returns: [Call] = [.ndisReturnPackets, .ndisReturnNetBufferLists]

  /// The bindings that were closed.
  private var closed: Set<Int32> = []
  /// The bindings whose close was answered with PENDING and is not complete.
  private var closing: Set<Int32> = []

  func feed(_ digest: inout StateDigest) {
    digest.add(sorted: closed)
    digest.add(sorted: closing)
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let binding = situation.lexicon[situation.site(of: act)].binding
    guard binding >= 0 else { return }
    if act.event.kind == .leave {
      noteAnswer(act, binding)
    } else if Call.opens.contains(act.call) {
      closed.remove(binding)
      closing.remove(binding)
    } else if act.call == .protocolCloseAdapterComplete
      || act.call == .protocolCloseAdapterCompleteEx
    {
      closed.insert(binding)
      closing.remove(binding)
    } else if closed.contains(binding)
      || closing.contains(binding) && !Self.returns.contains(act.call)
    {
      reportUse(act, binding, in: situation, into: &verdict)
    } else if Call.closes.contains(act.call) {
      checkClose(act, binding, in: situation, into: &verdict)
    }
  }

  /// A close is answered; it may be complete before that.
  private mutating func noteAnswer(_ act: Act, _ binding: Int32) {
    if act.status != .pending {
      closed.insert(binding)
    } else if !closed.contains(binding) {
      closing.insert(binding)
    }
  }

  private func reportUse(
    _ act: Act, _ binding: Int32, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let who = situation.name(act.caller)
    let state = closed.contains(binding) ? "which is dead" : "whose close is pending"
    let close = situation.lastIndex(before: act.index) {
      $0.kind == .enter && Call.closes.contains($0.call)
        && situation.lexicon[$0.site].binding == binding
    }
    var evidence: [RuleFinding.Step] = [
      .init(
        act.index, "\(who) calls \(situation.name(act.event.call)) with the handle, \(state)")
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
