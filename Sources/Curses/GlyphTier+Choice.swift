import Terminal

extension GlyphTier {
  /// Which glyphs to use on a terminal of a type; `lineWidth` is how many cells `─` takes there.
  init(isUTF8: Bool, lineWidth: Int, type: String) {
    if !isUTF8 || lineWidth != 1 {
      self = .ascii
    } else {
      self = type == "linux" || type.hasPrefix("linux-") ? .basic : .full
    }
  }
}
