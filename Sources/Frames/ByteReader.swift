/// Reads numbers out of bytes in the order of the cable; `nil` where the bytes end.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The byte at an offset.
  func byte(_ offset: Int) -> UInt8? {
    offset < bytes.count ? bytes[bytes.startIndex + offset] : nil
  }

  /// The two bytes at an offset.
  func word(_ offset: Int) -> UInt16? {
    guard let high = byte(offset), let low = byte(offset + 1) else { return nil }
    return UInt16(high) << 8 | UInt16(low)
  }

  /// The address in IPv4 at an offset.
  func address(_ offset: Int) -> IPv4Address? {
    guard let high = word(offset), let low = word(offset + 2) else { return nil }
    return IPv4Address(rawValue: UInt32(high) << 16 | UInt32(low))
  }

  /// The address of a card at an offset.
  func hardwareAddress(_ offset: Int) -> MACAddress? {
    guard let high = word(offset), let middle = word(offset + 2), let low = word(offset + 4) else {
      return nil
    }
    return MACAddress(rawValue: UInt64(high) << 32 | UInt64(middle) << 16 | UInt64(low))
  }

  /// Whether the sum over a range that holds its own checksum comes out right.
  func isIntact(_ range: Range<Int>) -> Bool {
    guard range.upperBound <= bytes.count else { return false }
    var checksum = InternetChecksum()
    checksum.add(
      bytes[(bytes.startIndex + range.lowerBound)..<(bytes.startIndex + range.upperBound)])
    return checksum.value == 0
  }

  /// The bytes from an offset to another one.
  func bytes(_ range: Range<Int>) -> [UInt8]? {
    guard range.upperBound <= bytes.count else { return nil }
    return Array(
      bytes[(bytes.startIndex + range.lowerBound)..<(bytes.startIndex + range.upperBound)])
  }
}
