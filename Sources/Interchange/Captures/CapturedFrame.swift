/// Where a captured frame lies in its file, and what the file says about it.
public struct CapturedFrame: Hashable, Sendable, BitwiseCopyable {
  /// The byte at which the record begins.
  public var recordOffset: Int
  /// The kind of the record.
  var record: CaptureRecord
  /// How many bytes are in the file, `0 ... ImportLimits.capturedBytesMax`.
  public var capturedBytes: Int
  /// How many bytes were on the cable; never less than ``capturedBytes``.
  public var originalBytes: Int
  /// Nanoseconds since the beginning of 1970.
  public var timeNanoseconds: Int64
  /// The index of the interface in ``CaptureReader/interfaces``.
  public var interface: Int
  /// How many bytes at the end of the original frame are its frame check sequence; 0 if the file does not say.
  public var checkSequenceBytes: Int

  /// The byte at which the frame begins.
  public var dataOffset: Int { recordOffset + record.headerBytes }

  /// Whether the capture cut the frame off.
  public var isTruncated: Bool { capturedBytes < originalBytes }
}

/// The records that hold a frame: four at most, because an index has two bits for them.
enum CaptureRecord: UInt8 {
  /// A record of a pcap file.
  case pcap
  /// An enhanced packet block, or its obsolete predecessor, which has the same lengths.
  case enhanced
  /// A simple packet block: no time, no options.
  case simple

  /// How many bytes lie before the frame.
  var headerBytes: Int {
    switch self {
    case .pcap: 16
    case .enhanced: 28
    case .simple: 12
    }
  }
}
