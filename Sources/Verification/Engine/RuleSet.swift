import Events

/// The rules that verifiers hold against traces, and what about them never changes.
///
/// All verifiers with the same rules share one, so that a copy of a verifier costs no more than what its rules remember.
final class RuleSet: Sendable {
  /// The types of the rules, by their numbers.
  let types: [any Rule.Type]
  /// Which rules want to see which acts.
  let dispatch: Dispatch
  /// The numbers of the rules that keep something.
  let keepers: [Int]
  /// The place of a rule among those that keep something, or -1; by its number.
  let places: [Int]
  /// What a trace must tell so that the end of its run can be judged, by the number of the rule.
  private let needsAtEnd: [Testimony]

  init(_ types: [any Rule.Type]) {
    self.types = types
    dispatch = Dispatch(types)
    keepers = types.indices.filter { types[$0].keepsSomething }
    var places = [Int](repeating: -1, count: types.count)
    for (place, number) in keepers.enumerated() { places[number] = place }
    self.places = places
    needsAtEnd = types.map { $0.facts.needs.union($0.facts.needsAtEnd) }
  }

  /// Every rule.
  static let all = RuleSet(RuleCatalog.all)

  /// The rules that keep something, before the first event.
  var beginning: [any Rule] { keepers.map { types[$0].init() } }

  /// Which rules can judge a trace that tells so much.
  func active(_ testimony: Testimony) -> [Bool] {
    types.map { $0.facts.needs.isSubset(of: testimony) }
  }

  /// Holds the rules that want to see an act against it.
  ///
  /// The situation is large. It is handed over once an act here, because each access from the verifier that has it copies it.
  ///
  /// A rule that asks about the call of an act and about the end of its object sees it once. One that asks about an act
  /// without an inside sees it also where a trace writes it as a call, with a return.
  func ask(
    _ act: Act, in situation: borrowing Situation, _ isActive: [Bool],
    _ keepers: inout [any Rule], into verdict: inout Verdict
  ) {
    let byCall = dispatch.rules(forCallOf: act)
    let byAction = act.event.kind == .enter ? dispatch.rules(forActionOf: act.call) : 0..<0
    ask(byCall, act, in: situation, isActive, &keepers, into: &verdict)
    if !byAction.isEmpty {
      ask(
        byAction, besides: byCall, act.withoutInside, in: situation, isActive, &keepers,
        into: &verdict)
    }
    ask(dispatch.rules(forKindOf: act), act, in: situation, isActive, &keepers, into: &verdict)
    ask(
      dispatch.rules(forEndOf: act), besides: byCall, and: byAction, act, in: situation, isActive,
      &keepers, into: &verdict)
  }

  @inline(__always)
  private func ask(
    _ some: Range<Int>, besides asked: Range<Int> = 0..<0, and others: Range<Int> = 0..<0,
    _ act: Act, in situation: borrowing Situation, _ isActive: [Bool], _ keepers: inout [any Rule],
    into verdict: inout Verdict
  ) {
    for index in some {
      let number = dispatch[index]
      guard isActive[number], !asked.contains(where: { dispatch[$0] == number }),
        !others.contains(where: { dispatch[$0] == number })
      else { continue }
      let place = places[number]
      if place < 0 {
        types[number].check(act, in: situation, into: &verdict)
      } else {
        keepers[place].check(act, in: situation, into: &verdict)
      }
    }
  }

  /// Holds the rules against the end of a run of which so much is told.
  func askAtEnd(
    in situation: borrowing Situation, _ testimony: Testimony, _ keepers: [any Rule],
    into verdict: inout Verdict
  ) {
    for number in types.indices where needsAtEnd[number].isSubset(of: testimony) {
      let place = places[number]
      if place < 0 {
        types[number].end(in: situation, into: &verdict)
      } else {
        keepers[place].end(in: situation, into: &verdict)
      }
    }
  }
}
