import Events

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
