import Terminal

extension ColorDepth {
  /// How many colours to use on a terminal.
  ///
  /// Mixed colours need a terminal type that has them (`*-direct`), or one of 256 colours that says in `COLORTERM` that
  /// it can mix and whose colour sequences are known. 88 colours count as 16.
  ///
  /// `colorCount` is how many colours the terminal type has, 0 for none.
  init(colorCount: Int, canMix: Bool, environment: TerminalEnvironment) {
    let saysItMixes = ["truecolor", "24bit"].contains(environment.colorTerm)
    switch colorCount {
    case _ where environment.forbidsColor: self = .monochrome
    case ..<8: self = .monochrome
    case ..<16: self = .colors8
    case ..<256: self = .colors16
    case ColorDepth.directColorCount...: self = .trueColor
    default: self = canMix && saysItMixes ? .trueColor : .colors256
    }
  }

  /// How many colours a terminal type has whose colour numbers are mixtures.
  static let directColorCount = 1 << 24
}
