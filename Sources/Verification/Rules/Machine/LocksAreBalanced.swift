import Events
import Replay

/// R69: Every lock that a function takes is released before it returns and before it is taken
/// again, and the Dpr variants are used at DISPATCH_LEVEL only.
///
/// Typical bug: A branch returns early and holds the lock, or a plain and a Dpr variant are mixed.
///
/// On Windows: The level stays too high (bug check 0x4A when it is a system call), and the next one
/// that wants the lock spins for ever.
///
/// Tools: Static Driver Verifier: SpinLockBalanced, SpinLockDpr, SpinLockRelease,
/// SpinLockDprRelease.
///
/// Cure: Have one way out of every function that takes a lock.
///
/// Source: [NDIS_REFERENCE 6.5 R69]
struct LocksAreBalanced: Rule {
  static let facts = RuleFacts(
    "R69",
    "Every lock that a function takes is released before it returns and before it is taken "
      + "again, and the Dpr variants are used at DISPATCH_LEVEL only.",
    bug: "A branch returns early and holds the lock, or a plain and a Dpr variant are mixed.",
    consequence: "The level stays too high (bug check 0x4A when it is a system call), and the "
      + "next one that wants the lock spins for ever.",
    tools: "Static Driver Verifier: SpinLockBalanced, SpinLockDpr, SpinLockRelease, "
      + "SpinLockDprRelease.",
    cure: "Have one way out of every function that takes a lock.",
    source: "6.5 R69", needs: [.calls, .beginning, .locks, .levels])

  static let interests: [Interest] = [.every(.lock), .every(.unlock), .leave(handlers)]

  /// The functions of drivers that NDIS and the system call.
  private static let handlers: [Call] =
    CallCatalog.all.filter { facts in prefixes.contains { facts.name.hasPrefix($0) } }.map(\.call)
    + [
      .driverEntry, .driverUnload, .ioctlAfdBind, .ioctlAfdSendDatagram, .ioctlAfdRecvDatagram,
      .ioctlAfdSelect, .workItemRoutine, .ndisIoWorkitemFunction, .ndisTimerFunction,
    ]

  /// How the names of handlers begin.
  private static let prefixes = ["Miniport", "Protocol", "Filter", "IRP_MJ_"]

  private var locks = HeldLocks()

  func feed(_ digest: inout StateDigest) { locks.feed(&digest) }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    switch act.event.kind {
    case .lock: take(act, in: situation, into: &verdict)
    case .unlock: release(act, in: situation, into: &verdict)
    default: checkReturn(act, in: situation, into: &verdict)
    }
  }

  private mutating func take(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let held = Self.isExclusive(act.call) ? locks.hold(of: act.object, around: act) : nil
    locks.take(act)
    let who = situation.name(act.caller)
    if let held {
      return verdict.report(
        Self.facts, act, in: situation,
        [
          .init(held.index, "\(who) takes \(act.object)"),
          .init(act.index, "\(who) takes \(act.object) again, and holds it still"),
        ])
    }
    let level = situation.stack.irql(of: Int(act.event.cpu))
    guard act.call == .ndisDprAcquireSpinLock, level < .dispatch else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [.init(act.index, "\(who) takes \(act.object) with a Dpr variant at \(level.name)_LEVEL")])
  }

  /// Whether a lock that is taken so is taken by one at a time; several may read under another kind of lock, also one of them
  /// twice.
  private static func isExclusive(_ call: Call) -> Bool {
    call == .none || call == .ndisAcquireSpinLock || call == .ndisDprAcquireSpinLock
  }

  private mutating func release(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let who = situation.name(act.caller)
    guard let hold = locks.release(act.object, around: act) else {
      return verdict.report(
        Self.facts, act, in: situation,
        [.init(act.index, "\(who) releases \(act.object), which it does not hold")])
    }
    guard hold.isDpr != (act.call == .ndisDprReleaseSpinLock), act.call != .none else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(hold.index, "\(who) takes \(act.object)"),
        .init(act.index, "\(who) releases \(act.object) with the other variant"),
      ])
  }

  private mutating func checkReturn(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.lexicon[act.callee]?.kind != .ndis,
      let hold = locks.last(of: act.callee, around: act), hold.index > act.beginning
    else { return }
    _ = locks.release(hold.lock, around: act)
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act.index, hold.lock, in: situation,
      [
        .init(hold.index, "\(who) takes \(hold.lock)"),
        .init(act.index, "\(who) returns, and holds \(hold.lock)"),
      ])
  }
}
