/// What a terminal is asked to show a cell in.
public struct Style: Hashable, Sendable {
  /// The colour of the strokes.
  public var foreground = Color.standard
  /// The colour of the cell.
  public var background = Color.standard
  /// The emphasis.
  public var attributes: Attributes = []

  /// Colours and emphasis.
  public init(
    foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The sequence that selects this style and nothing of an earlier one.
  var escapeSequence: String {
    var codes = ["0"]
    let attributeCodes: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7"),
    ]
    codes += attributeCodes.filter { attributes.contains($0.0) }.map(\.1)
    codes += Style.codes(foreground, palette: 30, bright: 90)
    codes += Style.codes(background, palette: 40, bright: 100)
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  private static func codes(_ color: Color, palette: Int, bright: Int) -> [String] {
    switch color {
    case .standard: []
    case .indexed(let index) where index < 8: ["\(palette + Int(index))"]
    case .indexed(let index) where index < 16: ["\(bright + Int(index) - 8)"]
    case .indexed(let index): ["\(palette + 8);5;\(index)"]
    case .mixed(let color): ["\(palette + 8);2;\(color.red);\(color.green);\(color.blue)"]
    }
  }
}
