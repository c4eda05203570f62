/// How the times of an interface are written: ticks since some second, so many to a second.
///
/// Source: [draft-ietf-opsawg-pcapng] if_tsresol, if_tsoffset
struct TimeScale: Equatable, Sendable {
  /// How long a tick is.
  var tick: Tick
  /// What is added, in seconds.
  var offsetSeconds: Int64 = 0

  /// How long a tick is.
  enum Tick: Equatable, Sendable {
    /// Ten to the power of minus `exponent` seconds.
    case decimal(exponent: Int)
    /// Two to the power of minus `exponent` seconds.
    case binary(exponent: Int)
  }

  /// What holds if a file says nothing.
  static let microseconds = TimeScale(tick: .decimal(exponent: 6))

  /// The tick that the byte of the option means: its highest bit chooses the base, the others are the exponent.
  static func tick(_ byte: UInt8) -> Tick {
    let exponent = Int(byte & 0x7F)
    return byte & 0x80 == 0 ? .decimal(exponent: exponent) : .binary(exponent: exponent)
  }

  /// The nanoseconds since the beginning of 1970 that ticks mean, or `nil` where they do not fit into 64 bits.
  func nanoseconds(_ ticks: UInt64) -> Int64? {
    Int64(exactly: exactNanoseconds(ticks))
  }

  /// The same, moved to the nearest time that fits.
  func nearestNanoseconds(_ ticks: UInt64) -> Int64 { Int64(clamping: exactNanoseconds(ticks)) }

  private func exactNanoseconds(_ ticks: UInt64) -> Int128 {
    let ticks = Int128(ticks)
    let offset = Int128(offsetSeconds) * 1_000_000_000
    switch tick {
    case .decimal(let exponent) where exponent <= 9:
      return offset + ticks * TimeScale.power(of: 10, 9 - exponent)
    case .decimal(let exponent) where exponent <= 9 + 19:
      return offset + ticks / TimeScale.power(of: 10, exponent - 9)
    case .decimal: return offset
    case .binary(let exponent): return offset + (ticks * 1_000_000_000) >> Int128(exponent)
    }
  }

  private static func power(of base: Int128, _ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
