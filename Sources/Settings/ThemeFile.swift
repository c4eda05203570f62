import Events
import Terminal
import Traces

/// Reads the schemes of the base16 and base24 collections unchanged, with an optional part `roles` of our own.
///
/// Both layouts that are in use are read: colours below `palette`, or at the top level beside `scheme`.
///
/// Source: the styling specifications of the tinted-theming community, base16 0.11 and base24
public enum ThemeFile {
  /// Reads a theme from its text.
  ///
  /// `fallbackName` names a scheme that does not say its own name.
  ///
  /// - Throws: ``YAMLError`` with line and column.
  public static func theme(_ text: String, named fallbackName: String) throws(YAMLError) -> Theme {
    let document = try YAMLReader.document(text)
    _ = try document.pairs()
    let palette = try palette(document["palette"] ?? document)
    let name = try (document["name"] ?? document["scheme"])?.text() ?? fallbackName
    let variant = try variant(document["variant"]) ?? guess(palette)
    let overrides = try overrides(document["roles"])
    do {
      return try Theme(name: name, variant: variant, palette: palette, overrides: overrides)
    } catch {
      throw problem(error, in: document)
    }
  }

  private static func problem(_ error: ThemeError, in document: YAMLReader) -> YAMLError {
    switch error {
    case .paletteCount: .missingKey("base0F", at: document.position)
    case .backgroundNotAllowed(let role):
      .badValue(
        role.name, expected: "a role with a background of its own", legal: fills,
        at: document["roles"]?.position ?? document.position)
    }
  }

  /// The roles that may have a background.
  private static let fills = Role.allCases.filter(\.hasBackground).map(\.name)

  // MARK: - Parts

  /// `base00` to `base0F`, and `base10` to `base17` if the first of those is there.
  private static func palette(_ reader: YAMLReader) throws(YAMLError) -> [RGB] {
    let isLong = reader["base10"] != nil
    var colors: [RGB] = []
    for number in 0..<(isLong ? 24 : 16) {
      colors.append(try color(try reader.needed(slot(number))))
    }
    return colors
  }

  private static func slot(_ number: Int) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return "base" + (digits.count == 1 ? "0" + digits : digits)
  }

  private static func color(_ reader: YAMLReader) throws(YAMLError) -> RGB {
    guard let color = RGB(try reader.text()) else {
      throw reader.bad("a colour such as \"#14181f\" (in quotes: # begins a comment)")
    }
    return color
  }

  private static func variant(_ reader: YAMLReader?) throws(YAMLError) -> Theme.Variant? {
    guard let reader else { return nil }
    guard let variant = Theme.Variant(rawValue: try reader.text()) else {
      throw reader.bad("dark or light", legal: ["dark", "light"])
    }
    return variant
  }

  /// A scheme without a variant is light if its background is.
  private static func guess(_ palette: [RGB]) -> Theme.Variant {
    let ground = palette[0]
    return Int(ground.red) + Int(ground.green) + Int(ground.blue) > 3 * 127 ? .light : .dark
  }

  private static func overrides(_ reader: YAMLReader?) throws(YAMLError) -> [Role: Paint] {
    guard let reader else { return [:] }
    var overrides: [Role: Paint] = [:]
    for (key, value) in try reader.pairs() {
      guard let role = Role(named: try key.text()) else {
        throw key.bad("a role", legal: Role.allCases.map(\.name))
      }
      try value.check(["foreground", "background"])
      var paint = Paint()
      if let foreground = value["foreground"] { paint.foreground = try color(foreground) }
      if let background = value["background"] { paint.background = try color(background) }
      overrides[role] = paint
    }
    return overrides
  }
}
