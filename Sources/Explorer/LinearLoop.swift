import Events
import Terminal
import Views

/// The same session line by line: commands come in, sentences go out, and nothing that was written ever changes.
///
/// It is for screen readers, for terminals without a cursor, and for scripts.
public struct LinearLoop {
  /// What is walked now.
  var loop: RunLoop
  private let screen: HeadlessScreen
  /// Gets the lines that are shown.
  let write: ([String]) -> Void
  private let pause: () -> Void
  /// The command that an empty line does again.
  var last = ""
  /// Whether the lines are a script: then nobody is asked, and the first line that is wrong ends it.
  var isScript = false
  /// Which entries of the list in front have a number, in their order.
  var shownEntries: [Int] = []
  /// Whether the last line was words to look for in the list that is open.
  var isLooking = false
  /// The runs that are gone on with when what is walked now is left, the last one first.
  private var behind: [RunLoop] = []

  /// How it came to an end.
  public enum Ending: Equatable, Sendable {
    /// Somebody left, or there were no more lines.
    case left
    /// A line of a script could not be done.
    case failed(line: Int)
  }

  /// A loop over a source that is loaded; `write` gets the lines to show, `pause` waits a moment for work beside.
  public init(
    _ source: any EventSource, at position: Int = 0, message: Message? = nil,
    surroundings: Surroundings = Surroundings(), pause: @escaping () -> Void = {},
    write: @escaping ([String]) -> Void
  ) {
    screen = HeadlessScreen(LinearLoop.size)
    self.write = write
    self.pause = pause
    var around = surroundings
    around.program.tellsOnePane = true
    loop = RunLoop(
      source, on: screen, at: position, hasMotion: false, message: message, surroundings: around)
  }

  /// The session of what is walked, for tests.
  var session: Session { loop.session }

  /// Takes lines until there are none, or until somebody leaves; a script ends at the first line that is wrong.
  public mutating func run(isScript: Bool, next: () -> String?) -> Ending {
    self.isScript = isScript
    defer { stop() }
    write([loop.session.run.title] + (isScript ? [] : [LinearWords.welcome]))
    write(loop.session.briefing)
    settle()
    report(.moment)
    var number = 0
    while let line = next() {
      number += 1
      switch take(line) {
      case .done: break
      case .left: return .left
      case .wrong: if isScript { return .failed(line: number) }
      }
    }
    guard isScript, isAsked else { return .left }
    write([LinearWords.unanswered])
    return .failed(line: number)
  }

  /// Ends all work beside what is walked and what was left behind.
  private func stop() {
    for walked in behind + [loop] { walked.stop() }
  }

  /// Whether something waits for an answer, and is not done without one; a list that words were looked for in does.
  private var isAsked: Bool {
    switch loop.session.overlay {
    case .prompt, .letter, .list(.injections, _), .list(.branches, _): true
    case .list: isLooking
    case nil: false
    }
  }

  // MARK: - One line

  /// What came of a line.
  enum Outcome {
    case done
    case wrong
    case left
  }

  private mutating func take(_ line: String) -> Outcome {
    let text = line.trimmed
    return LinearLoop.isComment(text) ? .done : reply(text)
  }

  /// Whether a line is for who reads the script: the sign alone is a key, and a number behind it is a place.
  private static func isComment(_ text: String) -> Bool { text.hasPrefix("# ") }

  // MARK: - What came of it

  /// Takes over what a line has led to, and tells what has changed since it was read; `asksAgain` is whether it asks for
  /// the view that was shown then.
  mutating func finish(
    _ ending: RunLoop.Ending?, _ before: Shown, asksAgain: Bool = false
  ) -> Outcome {
    if ending == .left, let last = behind.popLast() { return comeBack(to: last) }
    if ending != nil { return .left }
    // A script that says so means it; there is nobody to ask.
    if isScript, case .list(.leaving, _) = loop.session.overlay { return .left }
    if let visit = loop.takeVisit() { return walk(visit) }
    let wasPlaying = settle()
    if case .prompt(let prompt) = loop.session.overlay, !prompt.problem.isEmpty {
      write([LinearWords.wrong(prompt.problem)])
      _ = loop.handle(.key(.escape))
      return .wrong
    }
    var isTold = tellChanges(since: before) || wasPlaying
    if asksAgain, !isTold {
      report(.pane)
      isTold = true
    }
    if showLine() { return .done }
    let outcome = tell()
    if !isTold, loop.session.message == nil, loop.session.overlay == nil {
      write([LinearWords.done])
    }
    return outcome
  }

  /// Begins with a run that was opened, and goes on with this one behind it.
  private mutating func walk(_ visit: RunLoop) -> Outcome {
    behind.append(loop)
    loop = visit
    write([LinearWords.visits(loop.session.run.title)] + loop.session.briefing)
    settle()
    report(.moment)
    return .done
  }

  private mutating func comeBack(to last: RunLoop) -> Outcome {
    let visit = loop
    loop = last
    loop.comeBack(from: visit)
    visit.stop()
    report(.moment)
    return tell()
  }

  /// Waits for what is simulated or loaded; nothing is played here.
  ///
  /// Returns whether somebody wanted that, and was told.
  @discardableResult private mutating func settle() -> Bool {
    loop.settle(pause: pause)
    guard loop.stopPlaying() else { return false }
    write([LinearWords.noPlaying])
    return true
  }

  /// How large the screen is that nobody sees.
  private static let size = Size(rows: 60, columns: 100)
}
