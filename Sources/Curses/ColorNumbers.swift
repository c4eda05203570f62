import Terminal

/// Finds the number by which ncurses knows a colour.
struct ColorNumbers {
  /// How a mixture gets a number.
  enum Mixing {
    /// The number is the mixture: `0xRRGGBB`.
    case direct
    /// Numbers from 16 to 255 stand for mixtures, in the order in which they are asked for.
    case assigned
  }

  private let mixing: Mixing
  private var assigned: [RGB: Int32] = [:]

  init(mixing: Mixing) { self.mixing = mixing }

  /// The number of a colour; `assign` is told about each new number that stands for a mixture.
  mutating func number(of color: Color, assign: (UInt8, RGB) -> Void) -> Int32 {
    switch color {
    case .standard: -1
    case .indexed(let index): Int32(index)
    case .mixed(let color):
      switch mixing {
      case .direct: Int32(max(color.number, ColorNumbers.firstMixture))
      case .assigned: assignedNumber(of: color, assign: assign)
      }
    }
  }

  private mutating func assignedNumber(
    of color: RGB, assign: (UInt8, RGB) -> Void
  ) -> Int32 {
    if let number = assigned[color] { return number }
    guard let number = UInt8(exactly: ColorNumbers.firstAssigned + assigned.count) else {
      return nearestAssigned(to: color)
    }
    assigned[color] = Int32(number)
    assign(number, color)
    return Int32(number)
  }

  /// A theme has some fifty colours, so that this happens to nobody; it must be something nevertheless.
  private func nearestAssigned(to color: RGB) -> Int32 {
    func distance(_ other: RGB) -> Int {
      abs(Int(color.red) - Int(other.red)) + abs(Int(color.green) - Int(other.green))
        + abs(Int(color.blue) - Int(other.blue))
    }
    return assigned.min { (distance($0.key), $0.value) < (distance($1.key), $1.value) }?.value ?? 7
  }

  /// Numbers below are colours of the palette on some terminals; nobody sees that black is a little blue.
  private static let firstMixture: UInt32 = 0x000100
  private static let firstAssigned = 16
}
