/// The address of a host in IPv6.
///
/// Source: [RFC 4291], [RFC 5952]
public struct IPv6Address: Hashable, Sendable, BitwiseCopyable {
  /// The first eight bytes, as a number.
  public let high: UInt64
  /// The last eight bytes, as a number.
  public let low: UInt64

  /// The address that two numbers of eight bytes mean.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Whether this is the address of a group, `ff00::/8`.
  public var isMulticast: Bool { high >> 56 == 0xFF }

  /// The eight groups of sixteen bits.
  private var groups: [UInt16] {
    [high, low].flatMap { half in
      [48, 32, 16, 0].map { UInt16(truncatingIfNeeded: half >> UInt64($0)) }
    }
  }

  /// The longest run of two or more zero groups, the first of equally long ones; empty if there is none.
  private var longestZeroRun: Range<Int> {
    var longest = 0..<0
    var start = 0
    for (index, group) in groups.enumerated() {
      if group != 0 { start = index + 1 }
      if index + 1 - start > max(longest.count, 1) { longest = start..<index + 1 }
    }
    return longest
  }
}

extension IPv6Address: CustomStringConvertible {
  /// The canonical text, such as `fe80::1`; an IPv4 address in it is written as one.
  public var description: String {
    if high == 0, low >> 32 == 0xFFFF {
      return "::ffff:" + IPv4Address(rawValue: UInt32(truncatingIfNeeded: low)).description
    }
    let texts = groups.map { String($0, radix: 16) }
    let zeros = longestZeroRun
    guard !zeros.isEmpty else { return texts.joined(separator: ":") }
    return texts[..<zeros.lowerBound].joined(separator: ":") + "::"
      + texts[zeros.upperBound...].joined(separator: ":")
  }
}
