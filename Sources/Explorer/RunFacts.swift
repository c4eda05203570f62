import Live
import Verification
import Views

/// What the events of a session come from.
public struct RunFacts: Sendable {
  /// The title of the scenario, or the name of the file.
  public var title: String
  /// The path of the trace file from which it is read; `nil` for a run that is simulated.
  public var file: String?
  /// Whether more events come when they are asked for.
  public var isGrowing = false
  /// Why nothing more can happen in a live run, whatever is done to it; `nil` while something can.
  public var standstill: Standstill?
  /// Whether a part of the file could not be read, so that the events end too early.
  public var isDamaged = false
  /// A word about it at the start, or `nil`.
  public var word: Message?
  /// What can be done to the stack; empty for a recorded trace.
  public var injections: [Injection] = []
  /// The marks that stand in its file.
  public var marks: [UserMark] = []
  /// The notes that stand in its file.
  public var notes: [UserNote] = []
  /// Whether it was simulated, so that it tells everything; what is not is judged by what it tells.
  public var isSimulated = true
  /// Whether it can be written although it is no live run.
  public var isRecorded = false
  /// Whether objects are shown on their way while events are played.
  public var hasMotion = true
  /// The bug that is hunted in it, or `nil`.
  public var hunt: Hunt?
  /// Work that goes on beside, such as loading.
  public var job: Job?
  /// How far a search of all runs is that goes on beside, or `nil`.
  var searching: SearchProgress?
  /// What a live run is simulated for at this moment.
  var goal: Pursuit?

  /// A recorded trace.
  public init(title: String) { self.title = title }

  /// A run that is simulated while it is watched.
  public init(title: String, isGrowing: Bool, injections: [Injection]) {
    self.title = title
    self.isGrowing = isGrowing
    self.injections = injections
  }
}
