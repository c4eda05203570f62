import Replay
import Views

@testable import Explorer

/// A source of which a test needs little: it is complete and only read.
protocol StubSource: EventSource {}

extension StubSource {
  var isGrowing: Bool { false }
  var isWorking: Bool { false }
  func extend(by count: Int) {}
  func save(_ request: SaveRequest) -> Message { .recorded }
  func link(to position: Int, view: String) -> LinkAnswer { .refused(LinkWords.impossible) }
  func poll() -> SourceNews? { nil }
  func stop() {}
}
