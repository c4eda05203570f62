import Replay
import Testing

@testable import ndiscope

/// Runs that are simulated to their end, or to the events that a run has at most.
struct RecordingTests {
  private static let endless = """
    id: endless
    title: endless
    stack: [{ app: { reads_every: 1us } }, packet, busmaster]
    """

  @Test func `a run that is cut says so, and ends what reaches to the cut with 3`() throws {
    let folder = try TemporaryFolder()
    let scenario = try folder.put("endless.yaml", Self.endless)
    let recording = try Recording.load(scenario, eventCountMax: 500)
    let count = recording.timeline.count
    #expect(count >= 500 && recording.isCut && !recording.isDamaged)
    #expect(
      recording.remarks == ["endless: cut at 500 events; what comes behind them is left out"])
    #expect(throws: ExitStatus.unreadable) { try recording.requireAll(upTo: count) }
    #expect(throws: Never.self) { try recording.requireAll(upTo: count - 1) }
  }

  @Test func `a run that ends by itself is not cut`() throws {
    for argument in ["s02", Repository.trace("s02-send-pending")] {
      let recording = try Recording.load(argument)
      #expect(!recording.isCut && recording.remarks.isEmpty)
      #expect(throws: Never.self) { try recording.requireAll(upTo: recording.timeline.count) }
    }
  }
}
