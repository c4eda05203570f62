import Events
import Replay
import Views

@testable import Explorer

/// A source of which a test needs little: what it leaves open is as if nothing could be done to it.
protocol StubSource: EventSource {}

extension StubSource {
  var isGrowing: Bool { false }
  var isWorking: Bool { false }
  func extend(by count: Int) {}
  func inject(_ stimulus: Stimulus) -> String? { Message.cannotChange }
  func take(_ branch: Branch) -> String? { Message.cannotChange }
  func save(_ request: SaveRequest) -> Message { .recorded }
  func link(to position: Int, view: String) -> LinkAnswer { .refused(LinkWords.impossible) }
  func undo() -> Bool { false }
  func redo() -> Bool { false }
  func exhaust(_ points: Set<ChoicePoint>, depth: Int) -> String? { ExhaustWords.recorded }
  func open(_ found: FoundRun) -> String? { ExhaustWords.recorded }
  func restart() {}
  func poll() -> SourceNews? { nil }
  func stop() {}
}
