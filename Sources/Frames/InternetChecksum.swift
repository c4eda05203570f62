/// The checksum of IP, ICMP, UDP and TCP: the inverted sum of all sixteen-bit words with end-around carry.
///
/// The carries are collected in the upper half of a wide sum and folded in at the end, which gives the same result.
///
/// Source: [RFC 1071]
public struct InternetChecksum: Equatable, Sendable {
  private var sum: UInt64 = 0

  /// The checksum of nothing.
  public init() {}

  /// Adds one word.
  public mutating func add(_ word: UInt16) { sum += UInt64(word) }

  /// Adds the upper and the lower half of a number.
  public mutating func add(_ number: UInt32) {
    sum += UInt64(number >> 16) + UInt64(number & 0xFFFF)
  }

  /// Adds bytes in the order of the cable, at most 4 GiB; an odd last byte is followed by a zero.
  ///
  /// An odd number of bytes may only come in the last call, because the words must stay aligned.
  public mutating func add(_ bytes: RawSpan) {
    let count = bytes.byteCount
    var offset = 0
    while offset + 4 <= count {
      add(UInt32(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)))
      offset += 4
    }
    if offset + 2 <= count {
      add(UInt16(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt16.self)))
      offset += 2
    }
    if offset < count {
      add(UInt16(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)) << 8)
    }
  }

  /// Adds bytes in the order of the cable; an odd last byte is followed by a zero.
  public mutating func add(_ bytes: ArraySlice<UInt8>) { add(bytes.span.bytes) }

  /// The sum before it is inverted, which a driver leaves for a card that finishes checksums itself.
  public var folded: UInt16 {
    var folded = sum
    while folded > 0xFFFF { folded = (folded & 0xFFFF) + (folded >> 16) }
    return UInt16(truncatingIfNeeded: folded)
  }

  /// The checksum as it stands in a header whose checksum field was added as zero.
  public var value: UInt16 { ~folded }
}
