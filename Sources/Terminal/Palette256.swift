/// The part of the palette of 256 colours that is the same on all terminals: a cube of 216 and 24 greys.
enum Palette256 {
  /// The number of the colour that is nearest to a mixture, from 16 on.
  static func index(nearestTo color: RGB) -> UInt8 {
    let cube = 16 + 36 * level(color.red) + 6 * level(color.green) + level(color.blue)
    let average = (Int(color.red) + Int(color.green) + Int(color.blue)) / 3
    let gray = 232 + min(max((average - 3) / 10, 0), 23)
    let candidates = [UInt8(cube), UInt8(gray)]
    return distance(color, self.color(at: candidates[1]))
      < distance(color, self.color(at: candidates[0])) ? candidates[1] : candidates[0]
  }

  /// The mixture behind a number from 16 on.
  static func color(at index: UInt8) -> RGB {
    guard index >= 16 else { return RGB(0) }
    guard index < 232 else {
      let gray = 8 + 10 * (index - 232)
      return RGB(red: gray, green: gray, blue: gray)
    }
    let cube = Int(index) - 16
    return RGB(red: levels[cube / 36], green: levels[cube / 6 % 6], blue: levels[cube % 6])
  }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static func level(_ light: UInt8) -> Int {
    light < 48 ? 0 : light < 115 ? 1 : (Int(light) - 35) / 40
  }

  private static func distance(_ one: RGB, _ other: RGB) -> Int {
    func square(_ one: UInt8, _ other: UInt8) -> Int {
      (Int(one) - Int(other)) * (Int(one) - Int(other))
    }
    return square(one.red, other.red) + square(one.green, other.green)
      + square(one.blue, other.blue)
  }
}
