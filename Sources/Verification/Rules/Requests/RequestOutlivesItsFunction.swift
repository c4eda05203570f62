import Events
import Replay

/// R39: A request that may be pended does not lie on the stack, and neither does its buffer.
///
/// Typical bug: The request or its buffer is a local variable, and the function returns although
/// NDIS answered PENDING.
///
/// On Windows: The stack is used by other functions while the miniport reads and writes it: what is
/// damaged depends on chance.
///
/// Cure: Allocate both, or wait in the function until the request is completed.
///
/// Source: [NDIS_REFERENCE 6.3 R39]
struct RequestOutlivesItsFunction: Rule {
  static let facts = RuleFacts(
    "R39",
    "A request that may be pended does not lie on the stack, and neither does its "
      + "buffer.",
    bug: "The request or its buffer is a local variable, and the function returns although "
      + "NDIS answered PENDING.",
    consequence: "The stack is used by other functions while the miniport reads and writes "
      + "it: what is damaged depends on chance.",
    cure: "Allocate both, or wait in the function until the request is completed.",
    source: "6.3 R39", needs: [.calls, .beginning])

  static let interests: [Interest] = [.end(of: .request), .end(of: .memory), .every(.touch)]

  /// A local variable that has ended, and the request that was out then.
  private struct Ended: Sendable {
    let variable: ObjectID
    let born: Int
    let end: Int
    let request: Debt
  }

  /// Variables of which the trace does not say what they were for: who uses them below shows that it was a request.
  private var suspects: [ObjectID: Ended] = [:]

  func feed(_ digest: inout StateDigest) { digest.add(objects: suspects.keys) }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.life != .free {
      checkUse(act, in: situation, into: &verdict)
    } else if act.object.kind == .request || act.object.kind == .memory {
      checkEnd(act, in: situation, into: &verdict)
    }
  }

  private mutating func checkEnd(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let state = situation.stack[act.object], Self.isOnStack(act.object, in: situation),
      let request = Self.request(with: act.object, state, in: situation)
    else { return }
    // A request on the stack will end next, and that is told then.
    let isBuffer = request.object != act.object
    guard !isBuffer || !Self.isOnStack(request.object, in: situation) else { return }
    let ended = Ended(
      variable: act.object, born: Int(state.bornAt), end: act.index, request: request)
    guard isBuffer, state.parent == .none else {
      return report(ended, in: situation, into: &verdict)
    }
    suspects = suspects.filter { Self.isOut($0.value.request, in: situation) }
    suspects[act.object] = ended
  }

  /// Somebody else uses a variable that is gone: the request that is out has led there.
  private mutating func checkUse(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let ended = suspects[act.object], act.caller != ended.request.creditor,
      Self.isOut(ended.request, in: situation)
    else { return }
    suspects[act.object] = nil
    let verb = act.status == Word.Memory.write ? "writes" : "reads"
    let use = "\(situation.name(act.caller)) \(verb) \(act.object), which is gone"
    report(ended, besides: [.init(act.index, use)], in: situation, into: &verdict)
  }

  private func report(
    _ ended: Ended, besides steps: [RuleFinding.Step] = [], in situation: borrowing Situation,
    into verdict: inout Verdict
  ) {
    let request = ended.request
    let who = situation.name(request.creditor)
    let isBuffer = request.object != ended.variable
    var evidence: [RuleFinding.Step] = [
      .init(
        request.index,
        "\(who) asks with \(request.object)"
          + (isBuffer ? ", whose buffer is \(ended.variable)" : "")),
      .init(
        ended.end,
        "The function returns, and \(ended.variable) on its stack is gone before it came back"),
    ]
    if ended.born < request.index {
      evidence.append(.init(ended.born, "\(ended.variable) is a local variable of \(who)"))
    }
    if request.callEnd < ended.end {
      let answer = "\(situation.name(request.call)) answers \(situation.text(request.answer))"
      evidence.append(.init(request.callEnd, answer))
    }
    verdict.report(Self.facts, ended.end, ended.variable, in: situation, evidence + steps)
  }

  private static func isOnStack(_ object: ObjectID, in situation: borrowing Situation) -> Bool {
    guard let born = situation.beginning(of: object) else { return false }
    return situation.history.word(.memory, of: born) == Word.Memory.stack
  }

  /// Whether a request has not come back.
  private static func isOut(_ request: Debt, in situation: borrowing Situation) -> Bool {
    situation.books.debt(of: request.object, since: request.index) != nil
  }

  /// The outstanding request that a variable is, or is made for, or `nil`.
  ///
  /// Where the trace does not say what it is for, that is the only one that its maker has handed over since.
  private static func request(
    with variable: ObjectID, _ state: ObjectState, in situation: borrowing Situation
  ) -> Debt? {
    let known = variable.kind == .request ? variable : state.parent
    guard known == .none else { return situation.books.debt(of: known, to: state.maker, .request) }
    let born = Int(state.bornAt)
    let requests = situation.books.all.filter {
      $0.trade == .request && $0.creditor == state.maker && $0.index > born
    }
    return requests.count == 1 ? requests.first : nil
  }
}
