/// What a pcapng file says about one frame beside its bytes; empty for a pcap file.
///
/// Text is as it stands in the file: what shows it must take care of control characters.
public struct FrameDetails: Equatable, Sendable {
  /// The remarks of people.
  public var comments: [String] = []
  /// Direction and reception, if the file says them.
  public var flags: FrameFlags?
  /// What the same packet carries wherever it was seen, if the file says it.
  public var packetID: UInt64?

  /// Reads what the file of a frame says about it.
  init(of frame: CapturedFrame, on interface: CaptureInterface, in file: CaptureFile) {
    guard frame.record == .enhanced else { return }
    let length = Int(
      file.number(
        at: frame.recordOffset + 4, UInt32.self, isBigEndian: interface.isBigEndian))
    var options = CaptureOptions(
      file, from: frame.dataOffset + (frame.capturedBytes + 3) & ~3,
      to: min(frame.recordOffset + length - 4, file.count), isBigEndian: interface.isBigEndian,
      at: CapturePlace(offset: frame.recordOffset, record: 0))
    // The reader has walked through the same options before, so nothing is thrown here.
    while let option = try? options.next() { apply(option, options) }
  }

  private mutating func apply(_ option: CaptureOption, _ options: CaptureOptions) {
    switch option.code {
    case 1: comments.append(options.text(option))
    case 2: flags = options.number(option, UInt32.self).map(FrameFlags.init(rawValue:))
    case 5: packetID = options.number(option, UInt64.self)
    default: break
    }
  }
}

/// The word in which a pcapng file keeps direction and reception of a frame.
///
/// Source: [draft-ietf-opsawg-pcapng] epb_flags
public struct FrameFlags: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The word in the file.
  public let rawValue: UInt32

  /// The flags that a word means.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Which way a frame went.
  public enum Direction: UInt32, CaseIterable, Sendable {
    /// The file does not say.
    case unknown
    /// It was received.
    case inbound
    /// It was sent.
    case outbound
  }

  /// Which way the frame went.
  public var direction: Direction { Direction(rawValue: rawValue & 0b11) ?? .unknown }

  /// How many bytes of the frame are its frame check sequence, `1 ... 15`; `nil` if the word does not say.
  public var checkSequenceBytes: Int? {
    let bytes = Int(rawValue >> 5 & 0b1111)
    return bytes > 0 ? bytes : nil
  }
}
