extension Int64 {
  /// The number multiplied by a small factor and divided; large numbers lose what nobody would see.
  func scaled(by factor: Int64, over divisor: Int64) -> Int64 {
    let (product, isTooLarge) = multipliedReportingOverflow(by: factor)
    return isTooLarge ? self / Swift.max(divisor / factor, 1) : product / divisor
  }
}

/// Simulated times as people read them, without floating point.
public enum TimeFormat {
  /// A time with one decimal and a unit that fits: `129.1 µs`, `61.0 ms`, `2.5 s`.
  public static func text(_ nanoseconds: Int64) -> String {
    let size = nanoseconds.magnitude
    if size < 10_000_000 { return decimal(nanoseconds, unit: 1_000) + " µs" }
    if size < 10_000_000_000 { return decimal(nanoseconds, unit: 1_000_000) + " ms" }
    return decimal(nanoseconds, unit: 1_000_000_000) + " s"
  }

  /// How many cells the longest of all times up to one takes: that is `9 999.9 µs`, behind which the unit changes, except
  /// in a run of milliseconds or of days.
  static func width(upTo nanoseconds: Int64) -> Int {
    max(nanoseconds < 1_000_000 ? 8 : 10, text(nanoseconds).count)
  }

  /// A time in microseconds with one decimal, for columns: `129.1`.
  public static func microseconds(_ nanoseconds: Int64) -> String {
    decimal(nanoseconds, unit: 1_000)
  }

  /// A number of units with one decimal, rounded down, thousands apart.
  private static func decimal(_ value: Int64, unit: Int64) -> String {
    let tenths = value.magnitude / UInt64(unit / 10)
    let sign = value < 0 ? "-" : ""
    return sign + grouped(Int(tenths / 10)) + "." + String(tenths % 10)
  }

  /// A number with its thousands apart: `12 345`.
  public static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(" ") }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }
}
