import Events
import Foundation
import Live
import Replay
import Terminal
import Testing
import Traces
import Views

@testable import Explorer

/// A user in front of the real run loop: keys go in, the session is looked at.
///
/// Time passes only when a test says so.
struct Walk {
  var loop: Explorer.RunLoop
  private(set) var ending: Explorer.RunLoop.Ending?
  let screen: HeadlessScreen

  /// A walk through a source.
  init(
    _ source: any EventSource, _ surroundings: Surroundings = Surroundings(),
    size: Size = Size(rows: 36, columns: 120)
  ) {
    screen = HeadlessScreen(size)
    loop = Explorer.RunLoop(source, on: screen, surroundings: surroundings)
  }

  /// A walk through a run that is simulated while it is watched.
  init(live id: String) throws { self.init(LiveSource(try LiveRun(Walk.scenario(id)))) }

  /// A walk through a recorded run.
  init(recorded id: String) throws {
    var run = try LiveRun(Walk.scenario(id))
    run.extend(to: 1_000_000)
    self.init(FixedSource(run.timeline, title: run.title))
  }

  /// A walk through a run without an end.
  static func endless() throws -> Walk {
    Walk(LiveSource(try LiveRun(endlessScenario())))
  }

  /// A program that reads for ever, through these drivers.
  static func endlessScenario(_ drivers: [String] = ["packet", "ne2000"]) throws -> Scenario {
    let stack = drivers.map { "\n  - \($0)" }.joined()
    return try ScenarioFile.scenario(Walk.endlessText + stack + "\n")
  }

  /// Simulates so many events more.
  mutating func extend(by count: Int) { loop.extend(by: count) }

  var session: Session { loop.session }
  var timeline: Timeline { session.timeline }
  var position: Int { session.position }
  /// The message that is shown, or nothing.
  var message: String { session.message?.text ?? "" }
  /// The event that is shown.
  var event: Event? { session.moment.event }
  /// The name of the call that is shown.
  var call: String { event.map { timeline.history.lexicon.name($0.call) } ?? "" }

  /// What is shown now.
  var lines: [String] { session.scene.canvas(screen.size).lines(tier: .full) }
  var text: String { lines.joined(separator: "\n") }

  // MARK: - Keys

  /// Types characters one after the other.
  mutating func type(_ keys: String) {
    for key in keys { take(.character(key)) }
  }

  mutating func press(_ key: Key, _ modifiers: Modifiers = []) { take(.key(key, modifiers)) }

  /// Takes an input, and waits for what is simulated because of it, unless that never ends.
  mutating func take(_ input: Input, patience: Int = 200) {
    ending = loop.handle(input) ?? ending
    for _ in 0..<patience where session.wantedEventCount != nil { loop.advance(microseconds: 0) }
  }

  /// Puts a run beside the one that is walked.
  mutating func putBeside(_ timeline: Timeline, _ title: String) {
    loop.putBeside(FixedSource(timeline, title: title))
    type("1")
  }

  /// Takes what has come from beside.
  mutating func takeNews() { loop.takeNews() }

  /// Lets time pass.
  mutating func wait(microseconds: Int) { loop.advance(microseconds: microseconds) }

  /// Waits until everything that is done a stretch at a time is done, however slow the machine is.
  mutating func settle() {
    for _ in 0..<1_000 {
      wait(microseconds: 0)
      let isBusy = session.isComparing || session.isLooking || session.wantedEventCount != nil
      guard isBusy else { return }
    }
  }

  /// Goes to a position without a word.
  mutating func go(to position: Int) {
    type("g\(position)")
    press(.enter)
  }

  /// The positions behind all events of a kind with a call.
  func positions(_ kind: EventKind, _ call: String) -> [Int] {
    (0..<timeline.count).filter { index in
      let event = timeline.history[index]
      return event.kind == kind && timeline.history.lexicon.name(event.call) == call
    }.map { $0 + 1 }
  }

  // MARK: - Scenarios

  /// A scenario that ships, by its id.
  static func scenario(_ id: String) throws -> Scenario {
    let file = try #require(
      Walk.files.first { fileName($0) == id + ".yaml" || fileName($0).hasPrefix(id + "-") })
    return try ScenarioFile.scenario(at: file)
  }

  private static func fileName(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// The shortest name first, so that `s02` is not `s02b`.
  private static let files: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "traces").path
    let walk = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return walk.filter { $0.hasSuffix(".yaml") }.map { folder + "/" + $0 }.sorted()
  }()

  /// A program that reads for ever.
  private static let endlessText = """
    id: endless
    title: A program that reads for ever
    purpose: >
      Nothing arrives, and the program asks all the time.
    stack:
      - app: { name: reader.exe, reads_every: 10us }
    """
}
