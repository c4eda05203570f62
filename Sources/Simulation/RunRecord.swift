import Events

/// One answer of a run.
public struct RecordedChoice: Equatable, Sendable {
  /// The index of its event.
  public let index: Int
  /// The choice point.
  public let point: ChoicePoint
  /// The call at which it stands.
  public let call: String
  /// The component that was asked.
  public let component: String
  /// The outcome.
  public let value: ChoiceValue

  /// An answer.
  public init(
    index: Int, point: ChoicePoint, call: String, component: String, value: ChoiceValue
  ) {
    self.index = index
    self.point = point
    self.call = call
    self.component = component
    self.value = value
  }

  /// The answer that an event records; `nil` for another event.
  public init?(_ history: History, at index: Int) {
    let event = history[index]
    guard event.kind == .choice, let point = ChoicePoint(rawValue: Int(event.value)) else {
      return nil
    }
    self.index = index
    self.point = point
    call = history.lexicon.name(event.call)
    component = history.lexicon.name(event.at)
    value =
      history.number(.outcomeNumber, of: index).map { .number(Int($0)) } ?? .word(event.status)
  }
}

/// Something that a user did to a stack, and when.
public struct Injected: Equatable, Sendable {
  /// How many items of the agenda had been run before.
  public let turn: Int
  /// The time of its event.
  public let time: Int64
  /// What was done.
  public let stimulus: Stimulus

  /// Something that was done behind so many items of the agenda.
  public init(turn: Int, time: Int64, _ stimulus: Stimulus) {
    self.turn = turn
    self.time = time
    self.stimulus = stimulus
  }
}

/// What makes a run again beside its scenario and its seed: its answers, and what was done to it.
public struct RunRecord: Equatable, Sendable {
  /// The answers, in order.
  public var choices: [RecordedChoice]
  /// What a user did, in order.
  public var injections: [Injected]

  /// Nothing but the scenario and the seed.
  public init() {
    choices = []
    injections = []
  }

  /// The answers of a history.
  public init(choicesOf history: History) {
    self.init()
    choices = (history.droppedCount..<history.count).compactMap {
      RecordedChoice(history, at: $0)
    }
  }

  /// The record of a history.
  ///
  /// - Parameters:
  ///   - history: the run.
  ///   - stimulus: what the words of an injection mean.
  /// - Throws: what is wrong with such words.
  public init<Failure: Error>(
    _ history: History, stimulus: (String) throws(Failure) -> Stimulus
  ) throws(Failure) {
    self.init(choicesOf: history)
    for index in history.droppedCount..<history.count {
      guard history[index].kind == .inject, let words = history.text(.argument, of: index),
        let turn = history.number(.count, of: index)
      else { continue }
      injections.append(
        Injected(turn: Int(turn), time: history[index].time, try stimulus(words)))
    }
  }
}
