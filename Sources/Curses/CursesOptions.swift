import Terminal

/// What the user asks of the terminal; what is `nil` follows from the terminal itself.
public struct CursesOptions: Sendable {
  /// Which colours the roles have.
  public var theme: Theme
  /// Whether colours are used, as many as there are.
  public var usesColor: Bool
  /// Which glyphs to use, or `nil` for what the terminal can show.
  public var tier: GlyphTier?
  /// Whether the mouse is reported; the terminal's own selection then needs Shift.
  public var reportsMouse: Bool
  /// Whether pasted text arrives in one piece.
  public var reportsPaste: Bool

  /// The usual wishes.
  public init(
    theme: Theme = .harbour, usesColor: Bool = true, tier: GlyphTier? = nil,
    reportsMouse: Bool = true, reportsPaste: Bool = true
  ) {
    self.theme = theme
    self.usesColor = usesColor
    self.tier = tier
    self.reportsMouse = reportsMouse
    self.reportsPaste = reportsPaste
  }
}
