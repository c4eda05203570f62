/// Simulated times as people write them: `300ns`, `12.5us`, `1.5ms`, `2s`.
public enum TimeText {
  /// From the finest to the largest; of two spellings ``text(_:)`` writes the later one.
  private static let units: [(suffix: String, nanoseconds: Int64)] = [
    ("ns", 1), ("µs", 1_000), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
  ]

  /// The nanoseconds that a text means; `nil` if it is not a number with a unit, finer than a nanosecond, or too large.
  public static func nanoseconds(_ text: String) -> Int64? {
    for (suffix, scale) in units where text.hasSuffix(suffix) {
      let number = text.dropLast(suffix.count)
      guard number.last?.isNumber == true else { continue }
      return scaled(number, by: scale)
    }
    return nil
  }

  /// A time as a scenario writes it, in the largest unit that needs no fraction: `1500us`, `10s`.
  public static func text(_ nanoseconds: Int64) -> String {
    let unit = units.last { nanoseconds % $0.nanoseconds == 0 } ?? units[0]
    return "\(nanoseconds / unit.nanoseconds)\(unit.suffix)"
  }

  /// A decimal number times a power of ten, without a remainder.
  private static func scaled(_ number: Substring, by scale: Int64) -> Int64? {
    var value: Int64 = 0
    var rest = scale
    var isFraction = false
    var hasDigit = false
    for byte in number.utf8 {
      if byte == 0x2E, !isFraction, hasDigit {
        isFraction = true
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      hasDigit = true
      if isFraction {
        guard rest >= 10 else { return nil }
        rest /= 10
      }
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (next, overflows) = tens.addingReportingOverflow(Int64(byte - 0x30))
      guard !isTooLarge, !overflows else { return nil }
      value = next
    }
    let (nanoseconds, overflows) = value.multipliedReportingOverflow(by: rest)
    return overflows || !hasDigit ? nil : nanoseconds
  }
}
