/// The address of a host in IPv4.
///
/// Source: [RFC 791], [RFC 1122]
public struct IPv4Address: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The address as a number, the first byte on the cable in the highest eight bits.
  public let rawValue: UInt32

  /// The address that a number means.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The address that its four bytes mean.
  public init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
    rawValue =
      UInt32(first) << 24 | UInt32(second) << 16 | UInt32(third) << 8 | UInt32(fourth)
  }

  /// The address of everybody on the cable, `255.255.255.255`.
  public static let broadcast = IPv4Address(rawValue: UInt32.max)
  /// The address that is none, `0.0.0.0`.
  public static let zero = IPv4Address(rawValue: 0)

  /// Whether this is the address of everybody on the cable.
  public var isBroadcast: Bool { self == .broadcast }

  /// Whether this is the address of a group, `224.0.0.0/4`.
  public var isMulticast: Bool { rawValue >> 28 == 0b1110 }
}

extension IPv4Address: LosslessStringConvertible {
  /// Four decimal numbers, such as `192.168.1.99`.
  public var description: String {
    [24, 16, 8, 0].map { String(rawValue >> $0 & 0xFF) }.joined(separator: ".")
  }

  /// Reads four decimal numbers, each `0 ... 255` without leading zeros.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var number: UInt32 = 0
    for part in parts {
      guard let byte = UInt8(part), String(byte) == part else { return nil }
      number = number << 8 | UInt32(byte)
    }
    self.init(rawValue: number)
  }
}
