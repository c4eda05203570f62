import Terminal

/// How much room a screen has; nothing refuses to start, whatever the size.
public enum SizeClass: Sendable {
  /// Panes beside the stack.
  case wide
  /// Panes below the stack: 80 columns and 20 rows at least.
  case normal
  /// Short names, one sentence: 60 columns and 15 rows at least.
  case narrow
  /// One line a layer: 30 columns and 6 rows at least.
  case tiny
  /// One sentence.
  case sentence

  /// The class of a size.
  public init(_ size: Size) {
    if size.columns >= 110, size.rows >= 30 {
      self = .wide
    } else if size.columns >= 80, size.rows >= 20 {
      self = .normal
    } else if size.columns >= 60, size.rows >= 15 {
      self = .narrow
    } else if size.columns >= 30, size.rows >= 6 {
      self = .tiny
    } else {
      self = .sentence
    }
  }
}
