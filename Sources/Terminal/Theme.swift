/// Which colours the roles have: a base16 or base24 palette, and what a theme says about single roles.
///
/// Public palettes were not made for us. Where a role carries meaning and its colour is too close to the background,
/// it is moved towards ``Slot/base07`` until it can be read; see ``ink(_:on:seen:)``.
public struct Theme: Equatable, Sendable {
  /// Whether the background is darker than the text.
  public enum Variant: String, Sendable {
    /// Light text on a dark background.
    case dark
    /// Dark text on a light background.
    case light
  }

  /// How people call it.
  public let name: String
  /// Dark or light.
  public let variant: Variant
  /// The colours, ``Slot/base00`` first; those behind the sixteenth are kept and not used.
  public let palette: [RGB]
  /// The roles that do not follow the palette.
  public let overrides: [Role: Paint]

  /// A theme of 16 or 24 colours.
  public init(
    name: String, variant: Variant, palette: [RGB], overrides: [Role: Paint] = [:]
  ) throws(ThemeError) {
    guard palette.count == 16 || palette.count == 24 else {
      throw .paletteCount(palette.count)
    }
    for role in Role.allCases where role.facts.background == nil {
      guard overrides[role]?.background == nil else { throw .backgroundNotAllowed(role) }
    }
    self.init(name, variant, palette: palette, overrides: overrides)
  }

  /// A theme whose palette is known to be complete.
  init(_ name: String, _ variant: Variant, palette: [RGB], overrides: [Role: Paint] = [:]) {
    precondition(palette.count >= Slot.allCases.count, "a palette has a colour for every slot")
    self.name = name
    self.variant = variant
    self.palette = palette
    self.overrides = overrides
  }

  /// The colour of a slot.
  public func color(of slot: Slot) -> RGB { palette[Int(slot.rawValue)] }
}

// MARK: - Colours of roles

extension Theme {
  /// The colour of the cells that stand on a role.
  func ground(_ role: Role) -> RGB {
    overrides[role]?.background ?? color(of: role.facts.background ?? .base00)
  }

  /// The colour of the strokes of a role on a background.
  ///
  /// `seen` says what the terminal makes of a colour: what is seen must be readable.
  func ink(_ role: Role, on background: RGB, seen: (RGB) -> RGB = { $0 }) -> RGB {
    let facts = role.facts
    if let foreground = overrides[role]?.foreground { return foreground }
    if let fill = role.fillOfEdge { return ground(fill) }
    let color = color(of: facts.foreground)
    if facts.isDecoration { return color }
    let target = target(on: background, seen: seen)
    return (0..<20).lazy.map { color.mixed(with: target, step: $0) }
      .first { Contrast.ratio(seen($0), background) >= Contrast.goal } ?? target
  }

  /// Where a colour is moved to: ``Slot/base07``, unless it cannot be read there either.
  private func target(on background: RGB, seen: (RGB) -> RGB) -> RGB {
    let usual = color(of: .base07)
    if Contrast.ratio(seen(usual), background) >= Contrast.goal { return usual }
    let candidates = [usual, color(of: .base00), RGB(0xFFFFFF), RGB(0x000000)]
    return candidates.max {
      Contrast.ratio(seen($0), background) < Contrast.ratio(seen($1), background)
    } ?? usual
  }
}
