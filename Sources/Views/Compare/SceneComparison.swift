import Events
import Replay

/// The run that stands beside the one that a scene shows, and how both belong together.
public struct SceneComparison: Sendable {
  /// What the other run is called.
  public var title: String
  /// Where the other run stands.
  public var moment: Moment
  /// Which events belong together.
  public var alignment: Alignment
  /// The row of the step, or `nil` at the beginning.
  public var row: Int?
  /// Whether a step of one side moves the other one as well.
  public var isTied = true
  /// Whether more is to come: a run is loaded, simulated, or not aligned to its end.
  public var isWorking = false

  /// Another run at a moment.
  public init(title: String, moment: Moment, alignment: Alignment) {
    self.title = title
    self.moment = moment
    self.alignment = alignment
  }
}
