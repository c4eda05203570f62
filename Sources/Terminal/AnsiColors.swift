/// What the roles look like where there are only the eight colours of old, with or without their bright sisters.
///
/// The user's terminal decides how those look, so all themes are alike here: on black, with yellow for now and for
/// nothing else.
struct AnsiColors {
  /// Whether the eight bright colours exist; else each is its dark sister.
  let hasBright: Bool

  /// The style of a role on a background.
  func style(_ role: Role, on background: Role) -> Style {
    Style(
      foreground: .indexed(ink(role, on: background)), background: .indexed(ground(background)),
      attributes: attributes(role))
  }

  /// The colour of strokes: what is dark on black is white on the blue of the selection, and on other fills everything
  /// has the colour of the text that belongs there.
  private func ink(_ role: Role, on background: Role) -> UInt8 {
    guard role != background else { return ink(role) }
    guard background.isFill else { return role.isFill ? ink(.text) : ink(role) }
    let fits = background == .select && !AnsiColors.darkOnBlue.contains(ink(role))
    return fits ? ink(role) : ink(background)
  }

  private func ground(_ role: Role) -> UInt8 {
    let slot = role.facts.background ?? .base00
    return shown(AnsiColors.exceptions[role]?.ground ?? AnsiColors.index(of: slot), role)
  }

  private func ink(_ role: Role) -> UInt8 {
    if !hasBright, let ink = AnsiColors.readable[role] { return ink }
    return shown(
      AnsiColors.exceptions[role]?.ink ?? AnsiColors.index(of: role.facts.foreground), role)
  }

  /// Without a bright black, what is gray becomes faint, and black stays black: on the console bold makes it a dark gray.
  ///
  /// A cause is bold, because what goes up is magenta too.
  private func attributes(_ role: Role) -> Attributes {
    var attributes = role.facts.attributes
    if !hasBright, role.facts.foreground == .base03 { attributes.insert(.dim) }
    if !hasBright, role.isFill, ink(role) == 0 { attributes.remove(.bold) }
    if role == .cause { attributes.insert(.bold) }
    return attributes
  }

  private func shown(_ index: UInt8, _ role: Role) -> UInt8 {
    guard !hasBright, index >= 8 else { return index }
    guard index == 8 else { return index - 8 }
    return role == .object6 || role == .edge6 ? 4 : 7
  }

  /// The number of the colour that a slot comes nearest to; the three grounds are all black.
  private static func index(of slot: Slot) -> UInt8 {
    switch slot {
    case .base00, .base01, .base02: 0
    case .base03: 8
    case .base04, .base05: 7
    case .base06, .base07: 15
    case .base08: 9
    case .base09: 5
    case .base0A: 11
    case .base0B: 10
    case .base0C: 14
    case .base0D: 12
    case .base0E, .base0F: 13
    }
  }

  private static let darkOnBlue: [UInt8] = [0, 1, 4, 5, 6, 8, 12]

  /// Where the dark sister cannot be read on black: text is never blue.
  private static let readable: [Role: UInt8] = [.down: 6, .link: 6, .mention4: 6, .mention6: 7]

  /// Where the slot would mislead: an object must not look like a direction, and a fill must be readable.
  private static let exceptions: [Role: (ink: UInt8, ground: UInt8)] = [
    .select: (15, 4), .onbad: (15, 1),
    .object4: (15, 12), .object5: (0, 15), .object6: (15, 8),
    .mention5: (15, 0), .mention6: (8, 0), .edge5: (15, 0), .edge6: (8, 0),
  ]
}
