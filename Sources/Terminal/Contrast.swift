/// How well one colour can be read on another, as the web content accessibility guidelines measure it.
enum Contrast {
  /// What text must reach on every background.
  static let goal = 4.5

  /// From 1 (equal) to 21 (black on white).
  static func ratio(_ one: RGB, _ other: RGB) -> Double {
    let lights = (luminance(one), luminance(other))
    return (max(lights.0, lights.1) + 0.05) / (min(lights.0, lights.1) + 0.05)
  }

  private static func luminance(_ color: RGB) -> Double {
    0.2126 * linear[Int(color.red)] + 0.7152 * linear[Int(color.green)]
      + 0.0722 * linear[Int(color.blue)]
  }

  /// The amount of light for each of the 256 steps of sRGB.
  private static let linear: [Double] = (0...255).map { step in
    let share = Double(step) / 255
    guard share > 0.03928 else { return share / 12.92 }
    let base = (share + 0.055) / 1.055
    return base * base * fifthRoot(base * base)
  }

  /// Newton's method; `base ^ 2.4` needs no more, and the C library stays out of this room.
  private static func fifthRoot(_ number: Double) -> Double {
    var root = 1.0
    for _ in 0..<40 {
      let fourth = root * root * root * root
      root -= (fourth * root - number) / (5 * fourth)
    }
    return root
  }
}
