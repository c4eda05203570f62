/// The checksum that names a scenario's text, a parent trace, or a capture.
///
/// Written by hand because it is the only thing here that a cryptography package would be needed for
/// (docs/decisions/0004-sha256.md).
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
  static func digest(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
      0x5be0_cd19,
    ]
    var schedule = [UInt32](repeating: 0, count: 64)
    let wholeCount = bytes.count / 64 * 64
    mixAll(UnsafeRawBufferPointer(rebasing: bytes[..<wholeCount]), into: &state, &schedule)
    let end = padded(bytes[wholeCount...], bitCount: UInt64(bytes.count) * 8)
    end.withUnsafeBytes { mixAll($0, into: &state, &schedule) }
    return state.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

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

  private static func mixAll(
    _ blocks: UnsafeRawBufferPointer, into state: inout [UInt32], _ schedule: inout [UInt32]
  ) {
    state.withUnsafeMutableBufferPointer { state in
      schedule.withUnsafeMutableBufferPointer { schedule in
        constants.withUnsafeBufferPointer { constants in
          for start in stride(from: 0, to: blocks.count, by: 64) {
            fill(schedule, from: blocks, at: start)
            mix(schedule, constants, into: state)
          }
        }
      }
    }
  }

  private static func mix(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>,
    into state: UnsafeMutableBufferPointer<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for round in stride(from: 0, to: 64, by: 8) {
      // What a round calls a, the next one calls b: eight rounds bring every name back to its word.
      @inline(__always) func sum(_ offset: Int) -> UInt32 {
        constants[round &+ offset] &+ schedule[round &+ offset]
      }
      turn(a, b, c, &d, e, f, g, &h, sum(0))
      turn(h, a, b, &c, d, e, f, &g, sum(1))
      turn(g, h, a, &b, c, d, e, &f, sum(2))
      turn(f, g, h, &a, b, c, d, &e, sum(3))
      turn(e, f, g, &h, a, b, c, &d, sum(4))
      turn(d, e, f, &g, h, a, b, &c, sum(5))
      turn(c, d, e, &f, g, h, a, &b, sum(6))
      turn(b, c, d, &e, f, g, h, &a, sum(7))
    }
    add(a, b, c, d, to: state, at: 0)
    add(e, f, g, h, to: state, at: 4)
  }

  /// One round: `d` and `h` take what the others and `sum`, a constant and a word of the block, make of them.
  @inline(__always)
  private static func turn(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ sum: UInt32
  ) {
    h &+= (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ (g ^ (e & (f ^ g))) &+ sum
    d &+= h
    h &+= (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ (a & b | c & (a | b))
  }

  @inline(__always)
  private static func add(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32,
    to state: UnsafeMutableBufferPointer<UInt32>, at index: Int
  ) {
    state[index] &+= a
    state[index + 1] &+= b
    state[index + 2] &+= c
    state[index + 3] &+= d
  }

  /// The 16 words of a block, and 48 that are made of them.
  private static func fill(
    _ words: UnsafeMutableBufferPointer<UInt32>, from bytes: UnsafeRawBufferPointer, at start: Int
  ) {
    for index in 0..<16 {
      words[index] = UInt32(
        bigEndian: bytes.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self))
    }
    for index in 16..<64 {
      let early = words[index - 15]
      let late = words[index - 2]
      let s0 = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
      let s1 = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
      words[index] = words[index - 16] &+ s0 &+ words[index - 7] &+ s1
    }
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
