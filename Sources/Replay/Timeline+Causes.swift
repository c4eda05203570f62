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
    /// The later call passes on what this one answered.
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
  }
}

extension Timeline {
  /// How an event came about: the event itself, then what led to it, back to a choice, a program or a stimulus that started it.
  ///
  /// Each index is smaller than the one before, but for what was given away, which stands beside the chain. At most
  /// ``causeCountMax`` events; a chain that is longer ends there.
  public func causes(of index: Int) -> [Cause] {
    guard index >= history.droppedCount, index < count else { return [] }
    var chain = [Cause(index: index, relation: .asked)]
    var place = index
    while chain.count < Timeline.causeCountMax, let next = reason(for: place) {
      if place == index, next.relation != .givenAway, let aside = givenAway(by: index, not: next) {
        chain.append(aside)
      }
      chain.append(next)
      place = next.index
    }
    return chain
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
    let calls = state(at: index).openCalls(cpu: event.cpu, thread: event.thread)
    if let call = calls.last { return Cause(index: call.index, relation: .inside) }
    if let origin = origin(of: index, searchCount: Timeline.causeSearchCountMax) {
      return Cause(index: origin, relation: .givenAway)
    }
    guard event.kind != .inject, event.life != .new else { return nil }
    return before(index, event).map { Cause(index: $0, relation: .touched) }
  }

  /// What happened last to the object; where an event has none, what happened last at its component on its processor.
  private func before(_ index: Int, _ event: Event) -> Int? {
    guard let object = history.objects(of: index).first else {
      guard event.kind == .action, event.at != .none else { return nil }
      return lastIndex(before: index, notBefore: max(index - Timeline.neighbourCountMax, 0)) {
        $0.at == event.at && $0.sharesStack(with: event)
      }
    }
    let start = max(index - Timeline.causeSearchCountMax, 0)
    return previousIndex(about: object, before: index, notBefore: start)
  }

  /// Why a call answers what it answers: a choice, or the answer of a call inside of it; else it was called.
  private func reasonForAnswer(_ index: Int, _ event: Event) -> Cause? {
    let calls = state(at: index).openCalls(cpu: event.cpu, thread: event.thread)
    guard let begun = calls.last?.index else { return nil }
    guard event.status != .none else { return Cause(index: begun, relation: .begun) }
    let first = max(begun + 1, index - Timeline.causeSearchCountMax)
    let choice = lastIndex(before: index, notBefore: first) {
      $0.kind == .choice && $0.call == event.call && $0.sharesStack(with: event)
        && ChoicePoint(rawValue: Int($0.value))?.decidesAnswer == true
    }
    let answer = lastIndex(before: index, notBefore: first) {
      $0.kind == .leave && $0.status == event.status && $0.sharesStack(with: event)
    }
    if let choice, choice > answer ?? 0 { return Cause(index: choice, relation: .decided) }
    return answer.map { Cause(index: $0, relation: .answered) }
      ?? Cause(index: begun, relation: .begun)
  }

  /// How many events a chain has at most.
  public static let causeCountMax = 128
  /// How many events are looked at to find one link.
  private static let causeSearchCountMax = 100_000
  /// How near something at the same component must be to be taken for what led to it.
  private static let neighbourCountMax = 16
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
