/// Collects the bytes of a frame in the order of the cable.
struct FrameWriter {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// A writer with room for a frame of `lengthBytes`.
  init(lengthBytes: Int) { bytes.reserveCapacity(lengthBytes) }

  /// How many bytes were written.
  var count: Int { bytes.count }

  /// Writes an integer, the highest byte first.
  mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes bytes as they are.
  mutating func append(contentsOf content: ArraySlice<UInt8>) { bytes.append(contentsOf: content) }

  /// Writes the address of a card.
  mutating func append(_ address: MACAddress) {
    append(UInt16(truncatingIfNeeded: address.rawValue >> 32))
    append(UInt32(truncatingIfNeeded: address.rawValue))
  }

  /// Writes an address in IPv4.
  mutating func append(_ address: IPv4Address) { append(address.rawValue) }

  /// Writes the header of Ethernet.
  mutating func appendEthernet(from source: Station, to destination: Station, _ type: EtherType) {
    append(destination.hardwareAddress)
    append(source.hardwareAddress)
    append(type.rawValue)
  }

  /// Writes zeros until the frame has a length.
  mutating func pad(to lengthBytes: Int) {
    bytes.append(contentsOf: repeatElement(0, count: max(0, lengthBytes - count)))
  }

  /// Writes a checksum over a field that was left zero.
  mutating func patch(_ checksum: UInt16, at offset: Int) {
    bytes[offset] = UInt8(truncatingIfNeeded: checksum >> 8)
    bytes[offset + 1] = UInt8(truncatingIfNeeded: checksum)
  }
}
