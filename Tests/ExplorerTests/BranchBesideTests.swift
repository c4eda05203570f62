import Events
import Glibc
import Live
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// A branch of a long run is taken beside the screen.
struct BranchBesideTests {
  private func source(atOnceCountMax: Int) throws -> LiveSource {
    let source = LiveSource(
      try LiveRun(Walk.scenario("s02")), atOnceCountMax: atOnceCountMax)
    source.extend(by: 1_000)
    return source
  }

  /// The same choice, answered otherwise.
  private func branch(of source: LiveSource) throws -> Branch {
    let alternatives = Alternative.all(source.timeline.history, behind: 1)
    return try #require(alternatives.first { !$0.needsNumber }).branch(0)
  }

  /// Waits for the branch, for a minute at most, and keeps the thread.
  private func outcome(of source: LiveSource) -> SourceNews? {
    for _ in 0..<12_000 where source.isBranching {
      if let news = source.poll(), news.branch != nil || news.message != nil { return news }
      usleep(5_000)
    }
    return nil
  }

  private func events(_ timeline: Timeline) -> [Event] {
    (0..<timeline.count).map { timeline.history[$0] }
  }

  @Test func `taken beside or at once, a branch is the same run`() throws {
    let (beside, atOnce) = (try source(atOnceCountMax: 0), try source(atOnceCountMax: .max))
    let branch = try branch(of: beside)
    #expect(beside.take(branch) == nil && atOnce.take(branch) == nil)
    #expect(beside.isBranching && beside.isWorking && !atOnce.isBranching)
    #expect(beside.inject(.emptyPools(count: 1)) == ListWords.branching)
    #expect(beside.take(branch) == ListWords.branching)
    let news = try #require(outcome(of: beside))
    #expect(news.branch == branch && !beside.isWorking)
    #expect(events(news.timeline) == events(atOnce.timeline))
    #expect(beside.undo() && !beside.undo())
  }

  @Test func `a branch that nobody wants any more is not taken`() throws {
    let source = try source(atOnceCountMax: 0)
    let count = source.timeline.count
    #expect(source.take(try branch(of: source)) == nil)
    source.stop()
    #expect(!source.isWorking && source.poll() == nil && source.timeline.count == count)
    #expect(source.inject(.emptyPools(count: 1)) == nil)
    var run = try LiveRun(Walk.endlessScenario())
    run.extend(to: 200_000)
    let branch = Branch(at: 150_000, .finishInside, .word(Word.Outcome.pending))
    let refusal = #expect(throws: InjectionRefusal.self) { try run.take(branch) { _ in false } }
    #expect(refusal?.sentence == InjectionRefusal.stopped)
  }

  @Test func `the screen shows that a branch is taken, and goes there`() throws {
    var walk = Walk(try source(atOnceCountMax: 0))
    walk.go(to: 2)
    walk.type(":branch")
    walk.press(.enter)
    walk.press(.enter)
    #expect(walk.session.run.job?.name == ListWords.makesAgain)
    for _ in 0..<12_000 where walk.session.run.job != nil {
      usleep(5_000)
      walk.takeNews()
    }
    #expect(walk.message.hasPrefix("Another branch begins here."))
  }
}
