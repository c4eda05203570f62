import Terminal

/// What the same session needs line by line, in a ``LinearLoop``.
extension RunLoop {
  /// Does a command as if it had been typed; returns how the session ends, if it does.
  mutating func handle(command text: String) -> Ending? {
    for effect in session.run(command: text, size: screen.size) {
      if let ending = perform(effect) { return ending }
    }
    return nil
  }

  /// Waits until nothing is simulated or loaded any more.
  mutating func settle(pause: () -> Void) {
    search()
    while isWorkDue || isWorkBeside {
      if isSessionDue { advance(microseconds: 0) } else { pause() }
      takeNews()
      search()
    }
  }

  /// Ends playing, and a run that goes on while the picture stands; whether there was any of that.
  mutating func stopPlaying() -> Bool {
    guard session.playback.isPlaying || session.isFrozen else { return false }
    if session.isFrozen { session.message = nil }
    session.frozenCount = nil
    session.playback.stop()
    return true
  }

  /// Picks a row of the list in front.
  mutating func pick(_ row: Int) { session.pick(entry: row) }
}
