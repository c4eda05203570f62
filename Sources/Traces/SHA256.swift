import CSHA256

/// The checksum that names a scenario's text, a parent trace, or a capture.
///
/// Written by hand because it is the only thing here that a cryptography package would be needed for; `CSHA256` does what is
/// done with every block (docs/decisions/0004-sha256.md).
///
/// Source: [FIPS 180-4]
public enum SHA256 {
  /// The checksum as 64 hexadecimal digits.
  public static func hexadecimal(of bytes: some Collection<UInt8>) -> String {
    bytes.withContiguousStorageIfAvailable { hexadecimal(of: UnsafeRawBufferPointer($0)) }
      ?? Array(bytes).withUnsafeBytes { hexadecimal(of: $0) }
  }

  /// The checksum of bytes that are not copied, as 64 hexadecimal digits.
  public static func hexadecimal(of bytes: UnsafeRawBufferPointer) -> String {
    let digits = Array("0123456789abcdef")
    return digest(of: bytes).reduce(into: "") { text, byte in
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
  }

  /// The checksum as 32 bytes.
  static func digest(of bytes: UnsafeRawBufferPointer, mix: Mixer = csha256_mix) -> [UInt8] {
    var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
      0x5be0_cd19,
    ]
    let blockCount = bytes.count / 64
    mix(&state, bytes.assumingMemoryBound(to: UInt8.self).baseAddress, blockCount)
    let end = padded(bytes[(blockCount * 64)...], bitCount: UInt64(bytes.count) * 8)
    mix(&state, end, end.count / 64)
    return state.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  /// Mixes so many blocks of 64 bytes into the eight words of a state.
  typealias Mixer = (UnsafeMutablePointer<UInt32>?, UnsafePointer<UInt8>?, Int) -> Void

  /// The last bytes with a one bit, zeros, and the length of the whole message in bits: a multiple of 64 bytes.
  private static func padded(
    _ bytes: Slice<UnsafeRawBufferPointer>, bitCount: UInt64
  ) -> [UInt8] {
    var message = Array(bytes)
    message.append(0x80)
    while message.count % 64 != 56 { message.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      message.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift)))
    }
    return message
  }
}
