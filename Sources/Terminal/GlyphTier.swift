/// Which glyphs a terminal can show; every replacement is one cell wide, so that no layout depends on it.
public enum GlyphTier: String, CaseIterable, Sendable {
  /// Any current monospace font.
  case full
  /// The WGL4 set only: the Linux console and old Windows consoles.
  case basic
  /// ASCII, for where nothing is known, or where lines are two cells wide. Chinese text stays.
  case ascii

  /// What is shown for a glyph that is not in the table of clusters.
  func scalar(for glyph: Glyph) -> Unicode.Scalar {
    if let ascii = glyph.ascii { return ascii }
    if let scalar = Unicode.Scalar(glyph.rawValue) { return replacement(of: scalar) }
    return switch glyph {
    case .stepOpening: self == .ascii ? ">" : "█"
    case .stepClosing: self == .ascii ? "<" : "█"
    case .post: self == .full ? "┃" : self == .basic ? "│" : "|"
    default: "?"
    }
  }

  private func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard self != .full, scalar.value >= 0x80 else { return scalar }
    return self == .basic ? GlyphTier.basic(scalar) : GlyphTier.ascii(scalar)
  }

  private static func basic(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let replacement = basicByScalar[scalar] { return replacement }
    return isPicture(scalar) ? "." : scalar
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let replacement = asciiByScalar[scalar] { return replacement }
    if isPicture(scalar) { return "." }
    return ScalarClass(scalar) == .wide ? scalar : "?"
  }

  /// Whether this is how a control character is shown.
  private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
    0x2400...0x2421 ~= scalar.value
  }
}

// MARK: - The replacements

extension GlyphTier {
  private static let basicByScalar: [Unicode.Scalar: Unicode.Scalar] = [
    "▎": "│", "┃": "█", "━": "═", "╌": "─", "┄": "─", "┊": "│", "╭": "┌", "╮": "┐", "╰": "└",
    "╯": "┘", "▁": "_", "▂": "_", "▃": "▄", "▅": "▄", "▆": "█", "▇": "█", "◆": "♦", "◇": "◊",
    "…": ">", "▏": "│", "▕": "│", "╶": "─", "╴": "─", "┠": "├", "┣": "├", "╱": "/",
    "\u{FFFD}": "?",
  ]

  private static let asciiByScalar: [Unicode.Scalar: Unicode.Scalar] = [
    "▐": "[", "▌": "]", "▎": "|", "▼": "v", "▲": "^", "►": ">", "◄": "<", "│": "|", "┃": "#",
    "─": "-", "━": "=", "╌": ".", "┄": "-", "┊": ":", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "┌": "+", "┐": "+", "└": "+", "┘": "+",
    "█": "#", "▓": "#", "▒": "=", "░": ".", "▁": "_", "▂": ".", "▃": ":", "▄": "-", "▅": "=",
    "▆": "+", "▇": "*", "·": ".", "×": "x", "µ": "u", "→": ">", "←": "<", "↑": "^", "↓": "v",
    "…": ">", "√": "+", "╱": "/", "●": "*", "○": "o", "◆": "*", "◇": "o", "■": "#", "□": ".",
    "║": "|", "═": "=", "≠": "!", "≈": "~", "–": "-", "—": "-", "“": "\"", "”": "\"", "‘": "'",
    "’": "'", "▏": "|", "▕": "|", "▪": "*", "∙": ".", "┣": "#", "┠": "#", "╶": "-", "╴": "-",
    "▀": "-", "\u{A0}": " ",
  ]
}
