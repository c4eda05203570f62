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

  static let interests: [Interest] = [.end(of: .request), .end(of: .memory)]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard Self.isOnStack(act.object, in: situation),
      let debt = Self.user(of: act.object, in: situation)
    else { return }
    let who = situation.name(debt.creditor)
    let isBuffer = debt.object != act.object
    // A request on the stack will end next, and that is told then.
    guard !isBuffer || !Self.isOnStack(debt.object, in: situation) else { return }
    var evidence: [RuleFinding.Step] = [
      .init(
        debt.index,
        "\(who) asks with \(debt.object)" + (isBuffer ? ", whose buffer is \(act.object)" : "")),
      .init(
        act.index,
        "The function returns, and \(act.object) on its stack is gone before it came back"),
    ]
    if let born = situation.beginning(of: act.object), born < debt.index {
      evidence.append(.init(born, "\(act.object) is a local variable of \(who)"))
    }
    if debt.callEnd < act.index {
      evidence.append(
        .init(debt.callEnd, "\(situation.name(debt.call)) answers \(situation.text(debt.answer))"))
    }
    verdict.report(Self.facts, act.index, act.object, in: situation, evidence)
  }

  private static func isOnStack(_ object: ObjectID, in situation: borrowing Situation) -> Bool {
    guard let born = situation.beginning(of: object) else { return false }
    return situation.history.word(.memory, of: born) == Word.Memory.stack
  }

  /// The outstanding request that uses an object: itself, or the next one that its maker handed over.
  private static func user(of object: ObjectID, in situation: borrowing Situation) -> Debt? {
    guard let state = situation.stack[object] else { return nil }
    let maker = state.maker
    let born = Int(state.bornAt)
    if object.kind == .request {
      return situation.books.debts(of: object).first { $0.creditor == maker }
    }
    return situation.debt(.request) { $0.creditor == maker && $0.index > born }
  }
}
