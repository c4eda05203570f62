import Events

// What a search of all runs needs beside the run itself.

extension Simulator {
  /// How the choice points of the next items are answered; `nil` as the scenario and the seed say.
  public var searched: SearchedChoices? {
    get { world.choices.searched }
    set { world.choices.searched = newValue }
  }

  /// What stands for the state of the whole machine; `nil` where this state is like no other.
  ///
  /// Runs whose states have the same digest go on with the same events, but for times and the numbers of objects and events,
  /// as long as the same answers are given. `more` adds what somebody remembers of the way to this state.
  public func digest(_ more: (inout StateDigest) -> Void = { _ in }) -> UInt128? {
    world.digest(more)
  }

  /// How many items of the agenda have been run, those not counted that ran inside others.
  public var turn: Int { turnCount }
}
