/// A colour as a terminal mixes it, from 0 to 255 for each light.
public struct RGB: Hashable, Sendable, BitwiseCopyable {
  /// Red light.
  public var red: UInt8
  /// Green light.
  public var green: UInt8
  /// Blue light.
  public var blue: UInt8

  /// The colour of three lights.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour `0xRRGGBB`; higher bits are ignored.
  public init(_ number: UInt32) {
    red = UInt8(truncatingIfNeeded: number >> 16)
    green = UInt8(truncatingIfNeeded: number >> 8)
    blue = UInt8(truncatingIfNeeded: number)
  }

  /// Reads `#14181f` or `14181f`; `nil` for any other text.
  public init?(_ text: some StringProtocol) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let number = UInt32(digits, radix: 16)
    else { return nil }
    self.init(number)
  }

  /// The colour as `0xRRGGBB`.
  public var number: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// The colour on the way to another one, after `step` of 20 equal steps.
  func mixed(with other: RGB, step: Int) -> RGB {
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8(truncatingIfNeeded: (Int(from) * (20 - step) + Int(to) * step + 10) / 20)
    }
    return RGB(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}
