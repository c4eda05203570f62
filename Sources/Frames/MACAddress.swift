/// The address of a card: 48 bits, the first byte on the cable in the highest eight.
///
/// Source: [IEEE 802]
public struct MACAddress: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The address as a number, `0 ..< 1 << 48`.
  public let rawValue: UInt64

  /// The address in the lower 48 bits of a number; the others are ignored.
  public init(rawValue: UInt64) { self.rawValue = rawValue & 0xFFFF_FFFF_FFFF }

  /// The address of everybody, `ff:ff:ff:ff:ff:ff`.
  public static let broadcast = MACAddress(rawValue: 0xFFFF_FFFF_FFFF)
  /// The address that is none, `00:00:00:00:00:00`.
  public static let zero = MACAddress(rawValue: 0)

  /// Whether this is the address of everybody.
  public var isBroadcast: Bool { rawValue == MACAddress.broadcast.rawValue }

  /// Whether this is the address of a group; everybody is a group too.
  public var isMulticast: Bool { rawValue >> 40 & 1 != 0 }

  /// Whether somebody other than the maker of the card chose the address.
  public var isLocallyAdministered: Bool { rawValue >> 40 & 2 != 0 }

  /// The byte at an index, `0 ..< 6`, in the order of the cable.
  public subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < 6, "an address has six bytes")
    return UInt8(truncatingIfNeeded: rawValue >> UInt64(40 - 8 * index))
  }
}

extension MACAddress: LosslessStringConvertible {
  /// Six pairs of hexadecimal digits, such as `00:15:5d:01:02:03`.
  public var description: String {
    (0..<6).map { Hexadecimal.text(self[$0], digits: 2) }.joined(separator: ":")
  }

  /// Reads six pairs of hexadecimal digits with `:` or, as Windows writes them, `-` between them.
  public init?(_ text: String) {
    let separator: Character = text.contains("-") ? "-" : ":"
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 6 else { return nil }
    var number: UInt64 = 0
    for part in parts {
      guard part.utf8.count == 2, part.allSatisfy(\.isHexDigit), let byte = UInt8(part, radix: 16)
      else { return nil }
      number = number << 8 | UInt64(byte)
    }
    self.init(rawValue: number)
  }
}
