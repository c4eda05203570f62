import Events
import Replay

/// R84: Every list that a filter has made is under way, in a queue, or freed.
///
/// Typical bug: A copy comes back, and the filter neither frees it nor keeps it anywhere.
///
/// On Windows: The driver goes with lists in use: bug check 0x7C, first parameter 0x27 LEAKED_NBL.
/// Windows looks when the driver deregisters; the model, where the pool is freed.
///
/// Tools: Debugger: !ndiskd.pendingnbls.
///
/// Cure: Free it where it comes back.
///
/// Source: [NDIS_REFERENCE 6.5 R84]
struct EveryListHasAPlace: Rule {
  static let facts = RuleFacts(
    "R84", "Every list that a filter has made is under way, in a queue, or freed.",
    bug: "A copy comes back, and the filter neither frees it nor keeps it anywhere.",
    consequence: "The driver goes with lists in use: bug check 0x7C, first parameter 0x27 "
      + "LEAKED_NBL. Windows looks when the driver deregisters; the model, where the pool is freed.",
    tools: "Debugger: !ndiskd.pendingnbls.",
    cure: "Free it where it comes back.",
    source: "6.5 R84", needs: [.calls, .beginning, .places])

  static let interests: [Interest] = [
    .leave([
      .filterReturnNetBufferLists, .filterSendNetBufferListsComplete, .filterDetach,
    ]),
    .action([.ndisFreeNetBufferListPool]), .end(of: .netBufferList),
  ]

  /// Where a list has come back the last time.
  private struct Return: Sendable {
    /// The index of the event with which it was given back.
    let beginning: Int
    /// The index of the event with which the filter was done with it.
    let end: Int
    /// At which module, by its index; -1 if the trace does not say it.
    let module: Int32
  }

  /// The lists that have come back to the filter that made them, and were nowhere then: it may use them again.
  private var returns: [ObjectID: Return] = [:]

  func feed(_ digest: inout StateDigest) {
    digest.add(objects: returns.keys)
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.life == .free {
      if !returns.isEmpty { returns[act.object] = nil }
    } else if act.call == .ndisFreeNetBufferListPool {
      checkPool(act, in: situation, into: &verdict)
    } else if act.call == .filterDetach {
      checkDetach(act, in: situation, into: &verdict)
    } else {
      note(act, in: situation)
    }
  }

  private mutating func note(_ act: Act, in situation: borrowing Situation) {
    guard situation.isNowhere(act.object), situation.stack[act.object]?.maker == act.callee
    else { return }
    returns[act.object] = Return(
      beginning: act.beginning, end: act.index,
      module: situation.lexicon[situation.site(of: act)].module)
  }

  /// What is in use of a pool that is freed is lost.
  private func checkPool(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.event.place != .none else { return }
    let who = situation.name(act.callee)
    for member in situation.members(of: act.event.place) where situation.isNowhere(member.object) {
      let last = RuleFinding.Step(act.index, "\(who) frees the pool of \(member.object)")
      report(member.object, member.state, last, in: situation, into: &verdict)
    }
  }

  /// What a module has not freed when it is detached, nobody will free.
  private func checkDetach(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let module = situation.lexicon[situation.site(of: act)].module
    let who = situation.name(act.callee)
    for (list, state) in lost(in: situation)
    where state.maker == act.callee && returns[list]?.module == module {
      let last = RuleFinding.Step(act.index, "\(who) is detached, and \(list) is not freed")
      report(list, state, last, in: situation, into: &verdict)
    }
  }

  /// What was used for one call is not kept for the next one.
  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    for (list, state) in lost(in: situation)
    where !Self.isUsedAgain(list, by: state.maker, in: situation) {
      report(list, state, nil, in: situation, into: &verdict)
    }
  }

  /// The lists that have come back and are nowhere still, in the order of their numbers.
  private func lost(
    in situation: borrowing Situation
  ) -> [(list: ObjectID, state: ObjectState)] {
    var lost: [(list: ObjectID, state: ObjectState)] = []
    for list in returns.keys.sorted(by: { $0.rawValue < $1.rawValue })
    where situation.isNowhere(list) {
      if let state = situation.stack[list] { lost.append((list, state)) }
    }
    return lost
  }

  /// Whether a filter has sent or indicated a list of its own more than once.
  private static func isUsedAgain(
    _ list: ObjectID, by filter: ComponentID, in situation: borrowing Situation
  ) -> Bool {
    let count = situation.history.count
    guard let last = use(of: list, by: filter, before: count, in: situation) else { return false }
    return use(of: list, by: filter, before: last, in: situation) != nil
  }

  /// Where a filter has sent or indicated a list the last time before an index, or `nil`.
  private static func use(
    of list: ObjectID, by filter: ComponentID, before index: Int,
    in situation: borrowing Situation
  ) -> Int? {
    situation.lastIndex(about: list, before: index) { place, event in
      guard event.kind == .enter,
        event.call == .ndisFSendNetBufferLists || event.call == .ndisFIndicateReceiveNetBufferLists
      else { return false }
      return situation.caller(of: place) == filter
    }
  }

  private func report(
    _ list: ObjectID, _ state: ObjectState, _ last: RuleFinding.Step?,
    in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let who = situation.name(state.maker)
    let back = returns[list]
    let beginning = back?.beginning ?? Int(state.ownedSince)
    var evidence: [RuleFinding.Step] = [
      .init(Int(state.bornAt), "\(who) makes \(list)"),
      .init(beginning, "\(list) comes back to \(who)"),
    ]
    if let back { evidence.append(.init(back.end, "\(who) is done, and \(list) is nowhere")) }
    if let last { evidence.append(last) }
    verdict.report(Self.facts, back?.end ?? beginning, list, in: situation, evidence)
  }
}
