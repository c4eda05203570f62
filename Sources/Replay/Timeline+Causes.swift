import Events

/// One step on the way from an event back to what started it.
public struct Cause: Hashable, Sendable {
  /// The index of the event.
  public let index: Int
  /// What it has to do with the event before it in the chain.
  public let relation: Relation

  /// What an earlier event has to do with a later one.
  public enum Relation: Sendable {
    /// It is the event that was asked about.
    case asked
    /// A choice that decided the answer.
    case decided
    /// The later call passes on what this one, which it made itself for the same journey, answered.
    case answered
    /// The call that returns.
    case begun
    /// The call inside of which it happens.
    case inside
    /// The trace says that it made the later one possible.
    case caused
    /// What is completed, or given back, was given away here.
    case givenAway
    /// The last thing that happened to the object.
    case touched
    /// A driver said here that it was done with what it had put off.
    case reported
    /// The user, or the scenario, asked for it.
    case ordered
    /// What happened before on the same stack, where one thing follows from the other.
    case followed
  }
}

extension Timeline {
  /// How an event came about: the event itself, then what led to it, back to a choice, a program or a stimulus that started it.
  ///
  /// Each index is smaller than the one before, but for what was given away, which stands beside the chain, as does the report
  /// of a driver that is done with what it had put off. At most ``causeCountMax`` events; a chain that is longer ends there.
  public func causes(of index: Int) -> [Cause] {
    guard index >= history.droppedCount, index < count else { return [] }
    var chain = [Cause(index: index, relation: .asked)]
    var place = index
    while chain.count < Timeline.causeCountMax, let next = reason(for: place) {
      if place == index, next.relation != .givenAway, let aside = givenAway(by: index, not: next) {
        chain.append(aside)
      }
      if let told = report(for: place, after: next) { chain.append(told) }
      chain.append(next)
      place = next.index
    }
    return Array(chain.prefix(Timeline.causeCountMax))
  }

  /// Where what an event completes was given away, if the chain itself does not lead there.
  private func givenAway(by index: Int, not next: Cause) -> Cause? {
    guard history[index].kind != .leave,
      let origin = origin(of: index, searchCount: Timeline.causeSearchCountMax),
      origin != next.index
    else { return nil }
    return Cause(index: origin, relation: .givenAway)
  }

  /// What led to an event, or `nil` if nothing in the trace did.
  private func reason(for index: Int) -> Cause? {
    let event = history[index]
    let reason =
      event.kind == .leave ? reasonForAnswer(index, event) : reasonForStep(index, event)
    return reason.flatMap { $0.index < index && $0.index >= history.droppedCount ? $0 : nil }
  }

  private func reasonForStep(_ index: Int, _ event: Event) -> Cause? {
    if event.cause != 0, let cause = history.index(ofSequence: Int(event.cause)) {
      return Cause(index: cause, relation: .caused)
    }
    let calls = state(at: index).openCalls(on: event.stack)
    if let call = calls.last { return Cause(index: call.index, relation: .inside) }
    if let origin = origin(of: index, searchCount: Timeline.causeSearchCountMax) {
      return Cause(index: origin, relation: .givenAway)
    }
    guard event.kind != .inject, event.life != .new else { return nil }
    if let earlier = before(index, event) { return Cause(index: earlier, relation: .touched) }
    return event.kind == .state
      ? reasonForState(index, event) : event.kind == .enter ? reasonForRound(index, event) : nil
  }

  /// Why a machine moves outside of all calls: a driver has answered, or said that it is done, or something was asked for.
  private func reasonForState(_ index: Int, _ event: Event) -> Cause? {
    let first = max(index - Timeline.causeSearchCountMax, 0)
    guard let last = lastIndex(before: index, notBefore: first, where: { $0.stack == event.stack })
    else { return nil }
    let isNear = index - last <= Timeline.neighbourCountMax
    guard isNear || reportIndex(ofAnswer: last, before: index) != nil else { return nil }
    return Cause(index: last, relation: history[last].kind == .inject ? .ordered : .followed)
  }

  /// Where a driver said that it was done, if a machine moves after an answer that had put that off.
  private func report(for index: Int, after answer: Cause) -> Cause? {
    guard history[index].kind == .state, answer.relation == .followed,
      let told = reportIndex(ofAnswer: answer.index, before: index)
    else { return nil }
    return Cause(index: told, relation: .reported)
  }

  /// The index of the call by which a driver said that it was done with what it had answered PENDING to, or `nil`.
  private func reportIndex(ofAnswer leave: Int, before end: Int) -> Int? {
    let answer = history[leave]
    guard answer.kind == .leave, answer.status == .pending,
      let enter = enter(ofLeave: leave), let call = history.completion(of: enter)
    else { return nil }
    return lastIndex(before: end, notBefore: leave) { $0.kind == .enter && $0.call == call }
  }

  /// Why NDIS, or the system, calls a driver of its own accord: a machine has moved just before, else it was asked to.
  private func reasonForRound(_ index: Int, _ event: Event) -> Cause? {
    let first = max(index - Timeline.causeSearchCountMax, 0)
    let near = max(index - Timeline.neighbourCountMax, 0)
    if let last = lastIndex(before: index, notBefore: near, where: { $0.stack == event.stack }),
      history[last].kind == .state
    {
      return Cause(index: last, relation: .followed)
    }
    let start = event.thread == 0 ? near : first
    let order = lastIndex(before: index, notBefore: start) {
      $0.kind == .inject && $0.stack == event.stack
    }
    return order.map { Cause(index: $0, relation: .ordered) }
  }

  /// What happened last to the object; where an event has none, what happened last at its component on its processor.
  private func before(_ index: Int, _ event: Event) -> Int? {
    guard let object = history.objects(of: index).first else {
      guard event.kind == .action, event.at != .none else { return nil }
      return lastIndex(before: index, notBefore: max(index - Timeline.neighbourCountMax, 0)) {
        $0.at == event.at && $0.stack == event.stack
      }
    }
    let start = max(index - Timeline.causeSearchCountMax, 0)
    return previousIndex(about: object, before: index, notBefore: start)
  }

  /// Why a call answers what it answers: its own choice, or what a call inside of it answered, whichever came later; else it
  /// was called.
  private func reasonForAnswer(_ index: Int, _ event: Event) -> Cause? {
    let calls = state(at: index).openCalls(on: event.stack)
    guard let call = calls.last else { return nil }
    let begun = Cause(index: call.index, relation: .begun)
    guard event.status != .none else { return begun }
    let inner = innerAnswers(of: call, before: index, event)
    let passed = inner.answers.first { isPassedOn($0.enter, by: call) }
    if let choice = inner.choice, choice > passed?.leave ?? 0 {
      return Cause(index: choice, relation: .decided)
    }
    return passed.map { Cause(index: $0.leave, relation: .answered) } ?? begun
  }

  /// What may have decided the answer of a call.
  private struct InnerAnswers {
    /// The last choice of the call itself.
    var choice: Int?
    /// The calls that it made itself and that answered the same, the last one first.
    var answers: [(enter: Int, leave: Int)] = []
  }

  /// What happened in a call itself, not in the calls inside of it.
  private func innerAnswers(
    of call: OpenCall, before index: Int, _ event: Event
  ) -> InnerAnswers {
    var inner = InnerAnswers()
    var leaves: [Int] = []
    var place = index
    let first = max(call.index + 1, index - Timeline.causeSearchCountMax)
    while inner.choice == nil,
      let next = lastIndex(
        before: place, notBefore: first,
        where: {
          $0.stack == event.stack
            && ($0.kind == .leave || $0.kind.opensCall || $0.kind == .choice)
        })
    {
      place = next
      let earlier = history[next]
      if earlier.kind == .leave {
        leaves.append(next)
      } else if earlier.kind == .choice {
        if leaves.isEmpty, earlier.decidesAnswer(of: event.call) { inner.choice = next }
      } else if let leave = leaves.popLast() {
        let isAnswer = leaves.isEmpty && earlier.kind == .enter && earlier.status == .none
        guard isAnswer, history[leave].status == event.status,
          inner.answers.count < Timeline.answerCountMax
        else { continue }
        inner.answers.append((next, leave))
      }
    }
    return inner
  }

  /// Whether a call answers what the one that it made answers: both go the same way, and are about the same.
  ///
  /// What a driver asks for on its own behalf, or on the way up while it is called on the way down, may answer alike by
  /// chance. A call that itself tells a status is a completion, which nobody passes on (see ``innerAnswers(of:before:_:)``).
  private func isPassedOn(_ enter: Int, by call: OpenCall) -> Bool {
    if let way = history.handler(of: enter).facts?.direction,
      let wayOfCall = call.handler.facts?.direction, way != wayOfCall
    {
      return false
    }
    let state = state(at: enter + 1)
    let objects = history.objects(of: enter)
    let asked = call.objects
    guard !asked.isEmpty else {
      // A library that is called with no more than a handle makes the request for it.
      return objects.contains { object in
        guard object.kind == .irp, let made = state[object] else { return false }
        return made.maker == call.to && Int(made.bornAt) > call.index
      }
    }
    let journeys = Set(asked.map { state.root(of: $0) })
    return objects.contains { journeys.contains(state.root(of: $0)) }
  }

  /// How many events a chain has at most.
  public static let causeCountMax = 128
  /// How many events are looked at to find one link.
  private static let causeSearchCountMax = 100_000
  /// How many calls inside of one are asked what they are about.
  private static let answerCountMax = 16
  /// How near something at the same component must be to be taken for what led to it.
  private static let neighbourCountMax = 16
}

extension Event {
  /// Whether a choice is one of a call that decides what it answers.
  fileprivate func decidesAnswer(of call: Call) -> Bool {
    self.call == call && ChoicePoint(rawValue: Int(value))?.decidesAnswer == true
  }
}

extension ChoicePoint {
  /// Whether its outcome is what the call around it answers.
  fileprivate var decidesAnswer: Bool {
    switch self {
    case .finishInside, .transfer, .lowResources, .allocation: true
    case .completionMoment, .lookahead, .batch, .cancel, .arrival, .bindingOrder,
      .completionOrder, .ringFull:
      false
    }
  }
}
