/// What a theme says about one role in place of the palette; taken as it is, without the contrast guard.
public struct Paint: Hashable, Sendable {
  /// The colour of the strokes, or `nil` for that of the palette.
  public var foreground: RGB?
  /// The colour of the cells, or `nil` for that of the palette.
  public var background: RGB?

  /// Colours of a role.
  public init(foreground: RGB? = nil, background: RGB? = nil) {
    self.foreground = foreground
    self.background = background
  }
}
