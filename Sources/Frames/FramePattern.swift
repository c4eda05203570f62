/// The content of synthetic frames: a frame with another number has another content.
///
/// The number itself comes first, in eight bytes, so that a person finds it in a dump; then each byte is one more than the byte
/// before it, starting from the lowest byte of the number.
public enum FramePattern {
  /// How many bytes at the beginning hold the number.
  public static let numberBytes = 8

  /// The byte at an offset of the content of the frame with a number.
  public static func byte(at offset: Int, of number: UInt64) -> UInt8 {
    guard offset >= numberBytes else {
      return UInt8(truncatingIfNeeded: number >> UInt64(8 * (numberBytes - 1 - offset)))
    }
    return UInt8(truncatingIfNeeded: number &+ UInt64(offset - numberBytes))
  }

  /// The content of the frame with a number: so many bytes, 0 or more.
  public static func bytes(_ count: Int, of number: UInt64) -> [UInt8] {
    var writer = FrameWriter(lengthBytes: count)
    append(to: &writer, count, of: number)
    return writer.bytes
  }

  /// Writes the content of the frame with a number; whole stretches are copied, because the simulator does this for every frame.
  static func append(to writer: inout FrameWriter, _ count: Int, of number: UInt64) {
    for offset in 0..<min(count, numberBytes) { writer.append(byte(at: offset, of: number)) }
    var remaining = count - numberBytes
    let start = Int(number & 0xFF)
    while remaining > 0 {
      let step = min(remaining, rampPeriods * 256)
      writer.append(contentsOf: ramp[start..<start + step])
      remaining -= step
    }
  }

  private static let rampPeriods = 6
  /// The bytes 0 to 255 again and again, one time more than a stretch is long.
  private static let ramp: [UInt8] = (0..<(rampPeriods + 1) * 256).map {
    UInt8(truncatingIfNeeded: $0)
  }
}
