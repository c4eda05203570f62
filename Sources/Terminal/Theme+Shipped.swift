/// The themes that ship, as values, so that starting parses nothing; `themes/` says the same to people.
extension Theme {
  /// All that ship, the default first.
  public static let shipped: [Theme] = [harbour, paper, beacon, gruvbox]

  /// The default: night blue with one warm colour, which means now.
  public static let harbour = Theme(
    "Harbour", .dark,
    palette: [
      0x14181F, 0x1B212B, 0x2A3340, 0x596678, 0x93A0B3, 0xC9D2DE, 0xE4EAF2, 0xFAFCFF,
      0xFF6B70, 0xF09A5C, 0xFFD166, 0xB4E0A0, 0x8EE0DC, 0x5FA2F5, 0xDCB6F5, 0xE88FC4,
    ].map(RGB.init))

  /// For a bright room and for print.
  public static let paper = Theme(
    "Paper", .light,
    palette: [
      0xFBFAF6, 0xF1EFE8, 0xDEDACE, 0xA59F90, 0x666256, 0x34332E, 0x1F1F1C, 0x0B0B0A,
      0x9F1239, 0x9A3412, 0x8A5A00, 0x3F7D20, 0x0F6A70, 0x1D5FAE, 0x8A2FA0, 0x8C4A34,
    ].map(RGB.init),
    overrides: [
      .onnow: Paint(foreground: RGB(0x0B0B0A), background: RGB(0xFFD24A)),
      .nowbar: Paint(foreground: RGB(0xFFBE0B)),
      .onbad: Paint(foreground: RGB(0xFBFAF6), background: RGB(0xB3202C)),
    ])

  /// High contrast, safe for all kinds of colour vision; the one for bad projectors.
  public static let beacon = Theme(
    "Beacon", .dark,
    palette: [
      0x000000, 0x121212, 0x2C2C2C, 0x8C8C8C, 0xC4C4C4, 0xF2F2F2, 0xFFFFFF, 0xFFFFFF,
      0xFF6F61, 0xFFA52B, 0xFFE600, 0x4FE0B0, 0xC0F0FF, 0x3D8BFF, 0xD9A0FF, 0xD9B38C,
    ].map(RGB.init))

  /// A public base16 scheme as it is, to prove that roles carry the look.
  public static let gruvbox = Theme(
    "Gruvbox", .dark,
    palette: [
      0x282828, 0x3C3836, 0x504945, 0x665C54, 0xBDAE93, 0xD5C4A1, 0xEBDBB2, 0xFBF1C7,
      0xFB4934, 0xFE8019, 0xFABD2F, 0xB8BB26, 0x8EC07C, 0x83A598, 0xD3869B, 0xD65D0E,
    ].map(RGB.init))
}
