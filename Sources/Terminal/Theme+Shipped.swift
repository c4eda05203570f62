/// The themes that ship, as values, so that starting parses nothing; `themes/` says the same to people.
extension Theme {
  /// All that ship, the default first.
  public static let shipped: [Theme] = [
    harbour, paper, beacon, gruvbox, nord, dracula, solarized, solarizedLight, onedark, monokai,
    tomorrow, graphite,
  ]

  /// The default: night blue with one warm colour, which means now.
  public static let harbour = Theme(
    "harbour", .dark,
    palette: [
      0x14181F, 0x1B212B, 0x2A3340, 0x596678, 0x93A0B3, 0xC9D2DE, 0xE4EAF2, 0xFAFCFF,
      0xFF6B70, 0xF09A5C, 0xFFD166, 0xB4E0A0, 0x8EE0DC, 0x5FA2F5, 0xDCB6F5, 0xE88FC4,
    ].map(RGB.init))

  /// For a bright room and for print.
  public static let paper = Theme(
    "paper", .light,
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
    "beacon", .dark,
    palette: [
      0x000000, 0x121212, 0x2C2C2C, 0x8C8C8C, 0xC4C4C4, 0xF2F2F2, 0xFFFFFF, 0xFFFFFF,
      0xFF6F61, 0xFFA52B, 0xFFE600, 0x4FE0B0, 0xC0F0FF, 0x3D8BFF, 0xD9A0FF, 0xD9B38C,
    ].map(RGB.init))

  /// A public base16 scheme as it is, to prove that roles carry the look.
  public static let gruvbox = Theme(
    "gruvbox", .dark,
    palette: [
      0x282828, 0x3C3836, 0x504945, 0x665C54, 0xBDAE93, 0xD5C4A1, 0xEBDBB2, 0xFBF1C7,
      0xFB4934, 0xFE8019, 0xFABD2F, 0xB8BB26, 0x8EC07C, 0x83A598, 0xD3869B, 0xD65D0E,
    ].map(RGB.init))

  /// A public base16 scheme: cool and quiet.
  public static let nord = Theme(
    "nord", .dark,
    palette: [
      0x2E3440, 0x3B4252, 0x434C5E, 0x4C566A, 0xD8DEE9, 0xE5E9F0, 0xECEFF4, 0x8FBCBB,
      0xBF616A, 0xD08770, 0xEBCB8B, 0xA3BE8C, 0x88C0D0, 0x81A1C1, 0xB48EAD, 0x5E81AC,
    ].map(RGB.init))

  /// A public base16 scheme: loud on violet.
  public static let dracula = Theme(
    "dracula", .dark,
    palette: [
      0x282936, 0x3A3C4E, 0x4D4F68, 0x626483, 0x62D6E8, 0xE9E9F4, 0xF1F2F8, 0xF7F7FB,
      0xEA51B2, 0xB45BCF, 0x00F769, 0xEBFF87, 0xA1EFE4, 0x62D6E8, 0xB45BCF, 0x00F769,
    ].map(RGB.init))

  /// A public base16 scheme of low contrast; the guard brightens it.
  public static let solarized = Theme(
    "solarized", .dark,
    palette: [
      0x002B36, 0x073642, 0x586E75, 0x657B83, 0x839496, 0x93A1A1, 0xEEE8D5, 0xFDF6E3,
      0xDC322F, 0xCB4B16, 0xB58900, 0x859900, 0x2AA198, 0x268BD2, 0x6C71C4, 0xD33682,
    ].map(RGB.init))

  /// The same in daylight.
  public static let solarizedLight = Theme(
    "solarized-light", .light,
    palette: [
      0xFDF6E3, 0xEEE8D5, 0x93A1A1, 0x839496, 0x657B83, 0x586E75, 0x073642, 0x002B36,
      0xDC322F, 0xCB4B16, 0xB58900, 0x859900, 0x2AA198, 0x268BD2, 0x6C71C4, 0xD33682,
    ].map(RGB.init))

  /// A public base16 scheme that many editors have.
  public static let onedark = Theme(
    "onedark", .dark,
    palette: [
      0x282C34, 0x353B45, 0x3E4451, 0x545862, 0x565C64, 0xABB2BF, 0xB6BDCA, 0xC8CCD4,
      0xE06C75, 0xD19A66, 0xE5C07B, 0x98C379, 0x56B6C2, 0x61AFEF, 0xC678DD, 0xBE5046,
    ].map(RGB.init))

  /// A public base16 scheme: warm and bright.
  public static let monokai = Theme(
    "monokai", .dark,
    palette: [
      0x272822, 0x383830, 0x49483E, 0x75715E, 0xA59F85, 0xF8F8F2, 0xF5F4F1, 0xF9F8F5,
      0xF92672, 0xFD971F, 0xF4BF75, 0xA6E22E, 0xA1EFE4, 0x66D9EF, 0xAE81FF, 0xCC6633,
    ].map(RGB.init))

  /// A public base16 scheme: soft on grey.
  public static let tomorrow = Theme(
    "tomorrow", .dark,
    palette: [
      0x1D1F21, 0x282A2E, 0x373B41, 0x969896, 0xB4B7B4, 0xC5C8C6, 0xE0E0E0, 0xFFFFFF,
      0xCC6666, 0xDE935F, 0xF0C674, 0xB5BD68, 0x8ABEB7, 0x81A2BE, 0xB294BB, 0xA3685A,
    ].map(RGB.init))

  /// No hue at all: shapes, letters and brightness carry everything.
  public static let graphite = Theme(
    "graphite", .dark,
    palette: [
      0x101010, 0x1C1C1C, 0x303030, 0x5A5A5A, 0xA0A0A0, 0xD0D0D0, 0xE8E8E8, 0xFFFFFF,
      0xFFFFFF, 0xC8C8C8, 0xFFFFFF, 0xD8D8D8, 0xB8B8B8, 0xB0B0B0, 0xE0E0E0, 0xC0C0C0,
    ].map(RGB.init))
}
