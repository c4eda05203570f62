/// Why a theme cannot be used.
public enum ThemeError: Error, Equatable {
  /// A base16 palette has 16 colours, a base24 palette 24; this one has another number.
  case paletteCount(Int)
  /// The role takes the background that lies below it and can have none of its own.
  case backgroundNotAllowed(Role)
}
