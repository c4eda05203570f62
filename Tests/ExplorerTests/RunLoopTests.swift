import Events
import Live
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// The loop on a screen without a terminal, which plays inputs from a list.
struct RunLoopTests {
  private let size = Size(rows: 36, columns: 120)

  /// Runs a loop over inputs, drawing after each; `.hangUp` ends it when nothing else does.
  private func run(
    _ inputs: [Input], themes: [Theme] = [], size: Size? = nil
  ) throws -> (RunLoop, RunLoop.Ending, HeadlessScreen) {
    let screen = HeadlessScreen(size ?? self.size, inputs: inputs.flatMap { [$0, .none] })
    var loop = RunLoop(
      LiveSource(try LiveRun(Walk.scenario("s02"))), on: screen, themes: themes)
    let ending = loop.run()
    return (loop, ending, screen)
  }

  @Test func `keys go in, frames come out, q leaves`() throws {
    let (loop, ending, screen) = try run(
      ["l", "l", "l", "h"].map(Input.character) + [.none, .none])
    #expect(ending == .hungUp)
    #expect(loop.session.position == 2)
    #expect(screen.canvas.lines(tier: .full).joined().contains("#2/"))
    #expect(try run([.character("q"), .character("l")]).1 == .left)
    #expect(try run([.character("Q"), .character("l")]).1 == .quit)
    #expect(try run([.signal(.interrupt), .character("l")]).1 == .quit)
  }

  @Test func `a loop can begin anywhere and with a word`() throws {
    var run = try LiveRun(Walk.scenario("s02"))
    run.extend(to: 60)
    let screen = HeadlessScreen(size)
    var loop = RunLoop(
      LiveSource(run), on: screen, at: 42, message: Message("Something is odd.", .warning))
    _ = loop.run()
    let text = screen.canvas.lines(tier: .full).joined(separator: "\n")
    #expect(text.contains("#42/"))
    #expect(text.contains("! Something is odd."))
  }

  @Test func `sizes down to one cell and back leave nothing behind`() throws {
    let sizes = [
      (200, 60), (120, 36), (80, 24), (60, 15), (40, 10), (20, 5), (7, 2), (1, 1), (1, 40),
      (300, 1), (2, 2), (120, 36),
    ].map { Input.resize(Size(rows: $0.1, columns: $0.0)) }
    for view in ["1", "3", "4"] {
      let keys = "lllllllll" + view
      let first = try run(keys.map(Input.character) + [.none])
      for extra in ["", "?", "g", "e", "m"] {
        let typed = (keys + extra).map(Input.character)
        let small = try run(typed + sizes)
        if extra.isEmpty {
          #expect(small.2.canvas.lines(tier: .full) == first.2.canvas.lines(tier: .full))
        }
        #expect(small.2.canvas.size == size)
      }
    }
  }

  @Test func `many keys at once are drawn once`() throws {
    let screen = HeadlessScreen(
      size, inputs: Array(repeating: .character("l"), count: 900) + [.none, .none])
    var loop = RunLoop(LiveSource(try LiveRun(Walk.scenario("s02"))), on: screen)
    _ = loop.run()
    #expect(loop.session.position == 211)
    #expect(screen.frameCount <= 3)
  }

  @Test func `a theme is shown while it is picked, and stays when it is chosen`() throws {
    let themes = Theme.shipped
    let (loop, _, screen) = try run(
      [.character("T"), .key(.down), .key(.down), .key(.enter)], themes: themes)
    #expect(screen.theme == themes[2])
    #expect(loop.session.message?.text == "The theme is \(themes[2].name).")
  }

  @Test func `closing the list of themes brings back what was shown`() throws {
    let themes = Theme.shipped
    let (loop, _, screen) = try run(
      [.character("T"), .key(.down), .key(.enter), .character("T"), .key(.down), .key(.escape)],
      themes: themes)
    #expect(screen.theme == themes[1])
    #expect(loop.session.look.theme == 1)
  }

  @Test func `a session that is left ends the work beside`() throws {
    let source = BusySource()
    var loop = RunLoop(source, on: HeadlessScreen(size, inputs: [.character("q")]))
    _ = loop.run()
    #expect(source.isStopped)
  }

  @Test func `work beside is shown, its news arrive, and Control-C stops it`() throws {
    let source = BusySource()
    let screen = HeadlessScreen(size, inputs: [.none, .none, .wake, .none])
    var loop = RunLoop(source, on: screen)
    _ = loop.run()
    #expect(screen.canvas.lines(tier: .full).joined().contains("big.ndt.jsonl"))
    let other = BusySource()
    loop = RunLoop(
      other, on: HeadlessScreen(size, inputs: [.none, .none, .signal(.interrupt), .none, .none]))
    _ = loop.run()
    #expect(other.isStopped)
    #expect(loop.session.run.job == nil)
  }
}

/// A file that is being loaded, for ever.
private final class BusySource: StubSource {
  let timeline = Timeline(.init())
  private(set) var isStopped = false

  var facts: RunFacts { RunFacts(title: "big") }
  var isGrowing: Bool { false }
  var isWorking: Bool { !isStopped }
  func extend(by count: Int) {}
  func save(_ request: SaveRequest) -> Message { .recorded }
  func stop() { isStopped = true }

  func poll() -> SourceNews? {
    guard !isStopped else { return nil }
    return SourceNews(
      timeline: timeline, job: Job(name: "big.ndt.jsonl", permille: 420, eventCount: 0))
  }
}
