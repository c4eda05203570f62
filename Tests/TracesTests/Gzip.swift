import Foundation

/// Bytes in the container of gzip, without compression: header, stored blocks, checksum, length.
///
/// Source: [RFC 1951], [RFC 1952]
enum Gzip {
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(1_000)
      rest = rest.dropFirst(block.count)
      let length = UInt16(block.count)
      packed.append(rest.isEmpty ? 1 : 0)
      for part in [length, ~length] {
        packed.append(contentsOf: [UInt8(part & 0xFF), UInt8(part >> 8)])
      }
      packed.append(contentsOf: block)
    } while !rest.isEmpty
    for word in [checksum(bytes), UInt32(bytes.count)] {
      for shift in [0, 8, 16, 24] {
        packed.append(UInt8(truncatingIfNeeded: word >> UInt32(shift)))
      }
    }
    return packed
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
      }
    }
  }

  /// A trace of one note, packed by gzip itself.
  static let sample = Data(
    base64Encoded: "H4sIAAAAAAACA6tWykspUbIy1FEqyS/Iz8lPr1Syqq6t5apWAooa6CilKlkp"
      + "5eWXpCrpQCgrpYLE5OzUFIWkSoX0qswCJVSlqXkpIJVAA2u5ACmqCZdbAAAA"
  ).map { [UInt8]($0) }
}
