import Traces

/// The line that leads back to a run, or why there is none.
public enum LinkAnswer: Equatable, Sendable {
  /// What the line says.
  case line(RunLink)
  /// Why there is none.
  case refused(String)
}
