/// How long a key is waited for, and what passes meanwhile.
extension RunLoop {
  /// How long to wait for a key: not at all while something is simulated, one frame while something moves.
  var patience: Int? {
    if isWorkDue { return 0 }
    if session.isFrozen, session.playback.isUnbounded { return 0 }
    if session.playback.isPlaying || session.isFrozen {
      // Rounded up: a picture just before the next event would show nothing new.
      let next = (session.playback.microsecondsToNextEvent + 999) / 1_000
      let flight = session.flightPermille == nil ? 250 : RunLoop.flightMilliseconds
      return max(min(next, flight), RunLoop.frameMilliseconds)
    }
    if searcher.isWorking { return RunLoop.searchMilliseconds }
    return isWorkBeside ? 100 : nil
  }

  /// How long it is since this was asked last.
  mutating func microsecondsSinceLastFrame() -> Int {
    let now = ContinuousClock.now
    defer { lastFrame = now }
    return Int(min((now - lastFrame) / .microseconds(1), 1e9))
  }

  /// Plays what is due, and goes on with a simulation that somebody waits for.
  ///
  /// What went wrong is looked for only while nobody presses a key, but for the few events that a step may have made: what a
  /// key changes is shown first.
  mutating func advance(microseconds: Int, isIdle: Bool = true) {
    let effects = session.advance(
      microseconds: microseconds, eventCountMax: RunLoop.eventsPerFrameMax)
    for effect in effects { _ = perform(effect) }
    let deadline = ContinuousClock.now + .milliseconds(RunLoop.frameMilliseconds)
    while let count = session.wantedEventCount, ContinuousClock.now < deadline {
      extend(by: count)
    }
    if session.isLooking {
      // Whoever presses a key waits for its end.
      let end = ContinuousClock.now + .milliseconds(RunLoop.lookingMilliseconds)
      var stretchCount = 0
      session.lookForFindings {
        stretchCount += 1
        return stretchCount == 1 || isIdle && ContinuousClock.now < end
      }
    }
    if session.isComparing { session.compare { ContinuousClock.now < deadline } }
  }

  private static let frameMilliseconds = 16
  /// How long one looks for what went wrong between two frames.
  private static let lookingMilliseconds = 3
  /// How often one looks what has been found beside.
  private static let searchMilliseconds = 30
  /// How long one picture of a flight is shown.
  private static let flightMilliseconds = 60
  /// What is folded between two frames at the highest speed.
  private static let eventsPerFrameMax = 50_000
}
