import Events
import Glibc
import Live
import Replay
import Terminal
import Testing
import Traces
import Verification
import Views

@testable import Explorer

/// `:exhaust`: a search of all runs that goes on beside the screen.
struct RunSearchTests {
  private func walk() throws -> Walk { Walk(LiveSource(try brokenRun())) }

  private func brokenRun() throws -> LiveRun {
    try run("completes-twice", "{ at: 1us, write: 60 }", "{ at: 200us, write: 60 }")
  }

  /// A run that is longer than what a ring keeps.
  private func longRun() throws -> LiveRun {
    try run("reads-after-pending", "{ at: 1us, write: 60, times: 3000, every: 1ms }")
  }

  /// A run of packet with a bug, to which some things are done.
  private func run(_ bug: String, _ stimuli: String...) throws -> LiveRun {
    let list = stimuli.map { "  - " + $0 }.joined(separator: "\n")
    return try LiveRun(
      ScenarioFile.scenario(
        """
        id: broken
        title: Writes through a broken driver
        stack:
          - app
          - packet: { bug: \(bug) }
          - ne2000
        do:
        \(list)
        """))
  }

  private func type(_ line: String, in walk: inout Walk) {
    walk.type(line)
    walk.press(.enter)
  }

  /// Takes the news of the search until something is so, for a minute at most.
  ///
  /// The thread is kept: a test that gives it away gets it back when others have come to their end.
  private func wait(in walk: inout Walk, until isSo: (Walk) -> Bool) {
    for _ in 0..<12_000 where !isSo(walk) {
      usleep(5_000)
      walk.takeNews()
    }
  }

  private func waitForSearch(_ walk: inout Walk) {
    wait(in: &walk) { $0.session.overlay != nil }
  }

  @Test func `what breaks a rule is listed, and Enter opens the run behind its guilty event`()
    throws
  {
    var walk = try walk()
    type(":exhaust CP1,CP2 4", in: &walk)
    waitForSearch(&walk)
    #expect(walk.text.contains("What breaks a rule, with the shortest run that shows it"))
    #expect(walk.message.hasPrefix("All runs were searched: "))
    walk.press(.enter)
    #expect(walk.timeline.findings.contains { $0.index + 1 == walk.position })
    #expect(walk.message.hasPrefix("The shortest run that breaks R04"))
    walk.type("u")
    #expect(walk.position == 0)
  }

  @Test func `a search says that what was done to the run is not in it`() throws {
    let run = try brokenRun()
    #expect(run.isOfScenarioAlone)
    var changed = run
    changed.extend(to: 5)
    try changed.inject(.cancel(app: run.scenario.stack[0].id))
    #expect(!changed.isOfScenarioAlone)
    var walk = Walk(LiveSource(changed))
    type(":exhaust CP1,CP2 4", in: &walk)
    waitForSearch(&walk)
    #expect(
      walk.message.hasPrefix(
        "All runs were searched, those of the scenario from #0, without what was done to this run: "
      ))
  }

  @Test func `the run that was found keeps as few events as the one that was searched`()
    throws
  {
    var run = try brokenRun()
    run.keptCount = 20_000
    let source = LiveSource(run)
    var walk = Walk(source)
    type(":exhaust CP1,CP2 4", in: &walk)
    waitForSearch(&walk)
    walk.press(.enter)
    #expect(walk.message.hasPrefix("The shortest run that breaks R04"))
    #expect(source.run.keptCount == 20_000)
  }

  @Test func `a run whose beginning was dropped gives way to one that a search has found`() throws {
    var run = try longRun()
    run.keptCount = 1
    run.extend(to: 40_000)
    try #require(run.timeline.history.droppedCount > 0)
    let source = LiveSource(run)
    var walk = Walk(source)
    type(":exhaust CP2 1", in: &walk)
    waitForSearch(&walk)
    walk.press(.enter)
    #expect(walk.message.hasPrefix("The shortest run that breaks R05"))
    #expect(source.timeline.history.droppedCount == 0 && source.partingIndex != nil)
  }

  @Test func `a search that ends while a note is typed waits until the line is closed`() throws {
    var walk = try walk()
    type(":exhaust CP1,CP2 4", in: &walk)
    walk.type("l:note hello")
    wait(in: &walk) { $0.session.waitingRuns != nil }
    guard case .prompt(let prompt) = walk.session.overlay else {
      Issue.record("the line is gone")
      return
    }
    #expect(prompt.editor.text == "note hello")
    walk.press(.enter)
    #expect(walk.session.notebook.notes.map(\.text) == ["hello"])
    #expect(walk.text.contains("What breaks a rule, with the shortest run that shows it"))
    #expect(walk.message.hasPrefix("All runs were searched: "))
    walk.press(.enter)
    #expect(walk.message.hasPrefix("The shortest run that breaks R04"))
  }

  @Test func `no other search begins before what one has found was seen`() throws {
    var walk = try walk()
    type(":exhaust CP1,CP2 4", in: &walk)
    walk.type("l:exhaust CP1 1")
    wait(in: &walk) { $0.session.waitingRuns != nil }
    walk.press(.enter)
    #expect(walk.text.contains("has found runs") && walk.session.run.searching == nil)
    walk.press(.escape)
    walk.press(.enter)
    #expect(walk.message.hasPrefix("The shortest run that breaks R04"))
  }

  @Test func `Esc stops a search, and a small screen says so too`() throws {
    let source = LiveSource(try LiveRun(Walk.scenario("s02")))
    var walk = Walk(source, size: Size(rows: 24, columns: 80))
    type(":exhaust CP8,CP9 30", in: &walk)
    wait(in: &walk) { $0.session.run.searching?.stateCount ?? 0 > 0 }
    #expect(walk.text.contains("Searching all runs: ") && walk.text.contains(" states, "))
    #expect(walk.text.contains("Esc stops here"))
    walk.press(.escape)
    wait(in: &walk) { !$0.message.isEmpty }
    #expect(walk.message.hasPrefix("The search was stopped: "))
    #expect(walk.session.run.searching == nil && !source.isWorking)
  }

  @Test func `a recording cannot be searched, and wrong words are said to be wrong`() throws {
    var recorded = try Walk(recorded: "s02")
    type(":exhaust CP1", in: &recorded)
    #expect(recorded.message == "Only a run that is simulated can be searched.")
    var live = try walk()
    type(":exhaust CP99", in: &live)
    #expect(live.text.contains("there is no CP99: name choice points"))
    live.press(.escape)
    type(":exhaust CP1 0", in: &live)
    #expect(live.text.contains("from 1 to 1000"))
  }
}
