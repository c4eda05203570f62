/// One of the sixteen colours of a base16 palette.
public enum Slot: UInt8, CaseIterable, Sendable {
  /// The background.
  case base00
  /// A background that is a little lighter than ``base00`` in dark themes.
  case base01
  /// The background of a selection.
  case base02
  /// Decoration and comments.
  case base03
  /// Muted text.
  case base04
  /// Text.
  case base05
  /// Text that stands out a little.
  case base06
  /// The colour farthest from the background.
  case base07
  /// Red, or what the scheme takes for it.
  case base08
  /// Orange.
  case base09
  /// Yellow.
  case base0A
  /// Green.
  case base0B
  /// Cyan.
  case base0C
  /// Blue.
  case base0D
  /// Violet.
  case base0E
  /// Brown or pink.
  case base0F
}
