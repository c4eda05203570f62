extension CaptureReader {
  private static let headerBytes = 24
  private static let recordHeaderBytes = 16

  /// Reads the header of a pcap file.
  mutating func readPcapHeader() throws(ImportError) {
    guard file.count >= Self.headerBytes else {
      throw .truncatedHeader(neededBytes: Self.headerBytes, foundBytes: file.count)
    }
    let magic = file.number(at: 0, UInt32.self, isBigEndian: true)
    layout.isBigEndian = magic == 0xA1B2_C3D4 || magic == 0xA1B2_3C4D
    layout.isNanosecond = magic == 0xA1B2_3C4D || magic == 0x4D3C_B2A1
    layout.lengthOrder = try lengthOrder()
    try declareInterface(snapLength: number(at: 16), link: number(at: 20))
    offset = Self.headerBytes
  }

  private func lengthOrder() throws(ImportError) -> RecordLayout.LengthOrder {
    let major = number(at: 4, UInt16.self)
    let minor = number(at: 6, UInt16.self)
    switch (major, minor) {
    case (2, 4): return .capturedFirst
    case (2, 3): return .unknown
    case (2, 0..<3): return .originalFirst
    default:
      throw .unsupportedVersion(
        .pcap, major: Int(major), minor: Int(minor), at: CapturePlace(offset: 4, record: 0))
    }
  }

  /// Declares the only interface; the field of the link type can also hold the length of the frame check sequence, in words.
  private mutating func declareInterface(snapLength: UInt32, link: UInt32) throws(ImportError) {
    guard link & 0x03FF_0000 == 0 else { throw .reservedLinkTypeBits(link & 0x03FF_0000) }
    var interface = CaptureInterface(
      link: LinkType(rawValue: UInt16(truncatingIfNeeded: link)),
      snapLengthBytes: Int(snapLength))
    if link & 0x0400_0000 != 0 { interface.checkSequenceBytes = Int(link >> 28) * 2 }
    interfaces.append(interface)
  }

  /// Reads a record; `nil` at the end of the file.
  mutating func readPcapRecord() throws(ImportError) -> CapturedFrame? {
    let remaining = remaining
    guard remaining > 0 else { return nil }
    guard remaining >= Self.recordHeaderBytes else {
      throw .truncatedRecord(
        neededBytes: Self.recordHeaderBytes, foundBytes: remaining, at: place)
    }
    let (captured, original) = recordLengths()
    guard captured <= ImportLimits.capturedBytesMax else {
      throw .unreasonableLength(
        bytes: captured, limit: ImportLimits.capturedBytesMax, at: place)
    }
    let recordBytes = Self.recordHeaderBytes + captured
    guard recordBytes <= remaining else {
      throw .truncatedRecord(neededBytes: recordBytes, foundBytes: remaining, at: place)
    }
    let frame = CapturedFrame(
      recordOffset: offset, record: .pcap, capturedBytes: captured,
      originalBytes: originalBytes(original, captured: captured),
      timeNanoseconds: recordTime(), interface: 0,
      checkSequenceBytes: interfaces[0].checkSequenceBytes)
    offset += recordBytes
    return frame
  }

  private func recordLengths() -> (captured: Int, original: Int) {
    let first = Int(number(at: offset + 8, UInt32.self))
    let second = Int(number(at: offset + 12, UInt32.self))
    switch layout.lengthOrder {
    case .capturedFirst: return (first, second)
    case .originalFirst: return (second, first)
    case .unknown: return (min(first, second), max(first, second))
    }
  }

  /// The time of the record; the seconds have no sign, so it always fits.
  private mutating func recordTime() -> Int64 {
    let seconds = Int64(number(at: offset, UInt32.self))
    let fraction = Int64(number(at: offset + 4, UInt32.self))
    let fractionMax: Int64 = layout.isNanosecond ? 999_999_999 : 999_999
    if fraction > fractionMax { note(.clampedSubsecond) }
    let nanoseconds = min(fraction, fractionMax) * (layout.isNanosecond ? 1 : 1_000)
    return seconds * 1_000_000_000 + nanoseconds
  }
}
