import Events
import Explorer
import Glibc
import Replay
import Testing

@testable import ndiscope

/// A trace that is opened, and the branches that it takes.
struct LoadingSourceTests {
  private func source() throws -> LoadingSource {
    let source = try LoadingSource(path: Repository.trace("s02-send-pending"))
    source.waitUntilLoaded()
    return source
  }

  /// The send is completed at once, instead of later.
  private let branch = Branch(at: 9, .finishInside, .word(Word.Outcome.success))

  /// Waits for the branch, for a minute at most.
  private func waitForBranch(_ source: LoadingSource) -> SourceNews? {
    for _ in 0..<12_000 where source.isBranching {
      if let news = source.poll(), news.branch != nil || news.message != nil { return news }
      usleep(5_000)
    }
    return nil
  }

  @Test func `a branch that was taken back comes again while another one is being taken`() throws {
    let source = try source()
    let recordedCount = source.timeline.count
    #expect(source.take(branch) == nil)
    #expect(waitForBranch(source)?.branch == branch)
    let branched = source.timeline
    #expect(branched.count != recordedCount)
    #expect(source.undo() && source.timeline.count == recordedCount)
    #expect(source.take(branch) == nil && source.isBranching)
    #expect(source.redo() && !source.isBranching)
    #expect(source.timeline.count == branched.count)
  }
}
