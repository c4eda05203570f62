/// What the user may want to know about the terminal that was taken over.
public enum CursesNote: Equatable, Sendable {
  /// The terminal type is not installed; it is treated as another one.
  case typeUnknown(String, usedInstead: String)
}
