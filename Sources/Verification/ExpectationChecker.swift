import Events
import Replay

/// Checks what a scenario expects against the events of a run.
///
/// It reads events and the states folded from them, and nothing else, so it works for every trace.
public struct ExpectationChecker {
  private let timeline: Timeline
  private let isCut: Bool

  /// A checker for a run; `isCut` says that it would have gone on behind its last event.
  public init(_ timeline: Timeline, isCut: Bool = false) {
    self.timeline = timeline
    self.isCut = isCut
  }

  /// Checks all expectations.
  public func check(_ expectations: [Expectation]) -> [ExpectationResult] {
    expectations.map {
      ExpectationResult(expectation: $0, disappointment: verdict(on: $0.claim))
    }
  }

  /// What came instead, as far as that can be said of a run that was cut.
  private func verdict(on claim: Expectation.Claim) -> ExpectationResult.Disappointment? {
    let disappointment = disappointment(claim)
    return isCut && !claim.isSettled(by: disappointment) ? .cut : disappointment
  }

  private func disappointment(_ claim: Expectation.Claim) -> ExpectationResult.Disappointment? {
    switch claim {
    case .calls(let patterns): return missingCall(patterns)
    case .never(let pattern):
      return firstMatch(of: pattern, from: 0).map { .happened(pattern, at: sequence($0)) }
    case .count(let pattern, let expected):
      let count = matchCount(of: pattern)
      return count == expected ? nil : .count(count)
    case .value(let place, let expected, let moment):
      return check(place: place, moment) { state, place in
        let value = state.value(of: place)
        return value == expected ? nil : .value(value)
      }
    case .length(let queue, let expected, let moment):
      return check(place: queue, moment) { state, place in
        let members = state.members(of: place)
        return members.count == expected ? nil : .members(members)
      }
    case .members(let queue, let expected, let moment):
      return check(place: queue, moment) { state, place in
        let members = state.members(of: place)
        return members == expected ? nil : .members(members)
      }
    case .owner(let object, let expected, let moment):
      return check(owner: object, expected, moment)
    case .state(let machine, let expected, let moment):
      let id = lexicon.place(machine) == nil ? machine + ".state" : machine
      return check(place: id, moment) { state, place in
        let word = lexicon.text(state.state(of: place))
        return word == expected ? nil : .state(word)
      }
    case .framesConserved:
      let census = FrameCensus(timeline.history)
      return census.isConserved ? nil : .notConserved(census)
    case .findings(let rules): return unexpected(rules)
    case .query(let text): return check(query: text)
    }
  }

  private var lexicon: Lexicon { timeline.history.lexicon }

  private func sequence(_ index: Int) -> Int { timeline.history.sequence(of: index) }
}

// MARK: - Calls

extension ExpectationChecker {
  /// The first pattern that does not come after the ones before it.
  private func missingCall(_ patterns: [CallPattern]) -> ExpectationResult.Disappointment? {
    var position = 0
    for pattern in patterns {
      guard let index = firstMatch(of: pattern, from: position) else {
        return .missing(pattern, after: position == 0 ? 0 : sequence(position - 1))
      }
      position = index + 1
    }
    return nil
  }

  private func firstMatch(of pattern: CallPattern, from start: Int) -> Int? {
    guard let compiled = CompiledPattern(pattern, in: lexicon) else { return nil }
    return timeline.firstIndex(from: start, where: compiled.matches)
  }

  private func matchCount(of pattern: CallPattern) -> Int {
    var count = 0
    var position = 0
    while let index = firstMatch(of: pattern, from: position) {
      count += 1
      position = index + 1
    }
    return count
  }
}

// MARK: - Rules

extension ExpectationChecker {
  /// Which rules are broken, if they are not exactly these; what is legal counts only if it is listed.
  private func unexpected(_ rules: [String]) -> ExpectationResult.Disappointment? {
    let found = timeline.findings
    let broken = Set(found.filter { $0.severity > .info || rules.contains($0.rule) }.map(\.rule))
    return broken == Set(rules) ? nil : .broken(broken.sorted())
  }
}

// MARK: - Queries

extension ExpectationChecker {
  /// The first claim whose query can mean nothing in any run, and what is wrong with it.
  ///
  /// It is known before there is a run, so the file is at fault. A name that only a run knows is let pass, and ``check(_:)`` looks at
  /// it. The position of such a claim is where its query begins.
  public static func fault(
    in expectations: [Expectation]
  ) -> (claim: Expectation, sentence: String)? {
    for expectation in expectations {
      guard case .query(let text) = expectation.claim else { continue }
      do {
        try Query.check(text)
      } catch {
        return (expectation, ExpectationResult.Disappointment.badQuery(error).sentence)
      }
    }
    return nil
  }

  private func check(query text: String) -> ExpectationResult.Disappointment? {
    do {
      let query = try Query(text, in: lexicon)
      return timeline.search(for: query).firstIndex() == nil ? .neverHeld : nil
    } catch {
      return .badQuery(error)
    }
  }
}

// MARK: - States

extension ExpectationChecker {
  /// The state at a moment, or why there is none.
  private func state(
    _ moment: Expectation.Moment
  ) -> Result<StackState, ExpectationResult.MomentError> {
    switch moment {
    case .end: return .success(timeline.end)
    case .after(let pattern):
      guard let index = firstMatch(of: pattern, from: 0) else { return .failure(.init(pattern)) }
      return .success(timeline.state(at: index + 1))
    }
  }

  private func check(
    place id: String, _ moment: Expectation.Moment,
    _ body: (StackState, PlaceID) -> ExpectationResult.Disappointment?
  ) -> ExpectationResult.Disappointment? {
    guard let place = lexicon.place(id) else { return .unknownName(id) }
    switch state(moment) {
    case .success(let state): return body(state, place)
    case .failure(let error): return .momentNeverCame(error.pattern)
    }
  }

  private func check(
    owner object: ObjectID, _ expected: String, _ moment: Expectation.Moment
  ) -> ExpectationResult.Disappointment? {
    guard expected == "nobody" || lexicon.component(expected) != nil else {
      return .unknownName(expected)
    }
    switch state(moment) {
    case .failure(let error): return .momentNeverCame(error.pattern)
    case .success(let state):
      let owner = state[object].map { lexicon.name($0.owner) } ?? ""
      return owner == (expected == "nobody" ? "" : expected) ? nil : .owner(owner)
    }
  }
}

extension ExpectationResult {
  /// The event that a claim waits for did not come.
  struct MomentError: Error {
    let pattern: CallPattern
    init(_ pattern: CallPattern) { self.pattern = pattern }
  }
}

// MARK: - Runs that were cut

extension Expectation.Claim {
  /// Whether nothing that comes behind the last event of a run that was cut can change the answer.
  fileprivate func isSettled(by disappointment: ExpectationResult.Disappointment?) -> Bool {
    switch disappointment {
    case .happened, .unknownName, .badQuery, .notConserved, .cut: true
    case .missing, .momentNeverCame, .neverHeld: false
    case .count(let count):
      if case .count(_, let expected) = self { count > expected } else { true }
    case .broken(let rules):
      if case .findings(let expected) = self { !Set(rules).isSubset(of: expected) } else { true }
    case .value, .members, .owner, .state, nil: isAboutThePast
    }
  }

  /// Whether what it is about is over once it has been seen.
  private var isAboutThePast: Bool {
    switch self {
    case .calls, .query: true
    case .never, .count, .framesConserved, .findings: false
    case .value(_, _, let moment), .length(_, _, let moment), .members(_, _, let moment),
      .owner(_, _, let moment), .state(_, _, let moment):
      moment != .end
    }
  }
}
