import Events

/// A bug check that stops the machine.
public struct MachineStop: Equatable, Sendable {
  /// The index of its event.
  public let index: Int
  /// The code of the bug check; 0 if the recording does not tell it.
  public let code: Int

  /// The last event of a run, if it is a bug check.
  public init?(_ history: History) {
    guard history.count > history.droppedCount, history[history.count - 1].kind == .bugcheck
    else { return nil }
    index = history.count - 1
    code = history.number(.code, of: index) ?? 0
  }
}
