import Terminal
import Views

/// Another run in the place of this one, until the user leaves it: a scenario that a rule names.
extension RunLoop {
  /// Opens what an argument names; it is walked through when the inputs that wait have been taken.
  mutating func visit(_ name: String) {
    guard let source = open(name) else { return }
    session.playback.stop()
    visited = source
  }

  /// Opens what an argument names, or says why that is not possible.
  mutating func open(_ name: String) -> (any EventSource)? {
    guard let opener = surroundings.opener else {
      session.say(.cannotOpen)
      return nil
    }
    let opened = opener(name)
    if opened.source == nil { session.say(Message(opened.problem, .error)) }
    return opened.source
  }

  /// A loop over what is to be walked through, on the same screen and with the same keys, or `nil` if nothing is.
  mutating func takeVisit() -> RunLoop? {
    guard let source = visited else { return nil }
    visited = nil
    var around = surroundings
    around.program = session.program
    around.program.tour = nil
    around.program.isVisit = true
    around.words = session.sieve.words
    return RunLoop(
      source, on: screen, themes: shownThemes, hasMotion: session.run.hasMotion,
      message: .visiting(source.facts.title, from: session.run.title), surroundings: around)
  }

  /// Goes on here after a visit.
  mutating func comeBack(from visit: RunLoop) {
    if let theme = shownThemes.first { screen.use(theme) }
    session.program.history = visit.session.program.history
    session.say(.back(from: visit.session.run.title))
  }

  /// Walks through what was opened until the user leaves it; returns how the session ends, if it does.
  mutating func walkVisited() -> Ending? {
    guard var visit = takeVisit() else { return nil }
    let ending = visit.run()
    guard ending == .left else { return end(behind: ending) }
    comeBack(from: visit)
    return nil
  }

  /// The themes, the one that is shown first.
  private var shownThemes: [Theme] {
    guard themes.indices.contains(session.look.theme) else { return themes }
    let shown = themes[session.look.theme]
    return [shown] + themes.filter { $0 != shown }
  }
}
