/// Reads the frames of a capture one after the other.
///
/// When something is wrong, ``next()`` throws once and then ends: the frames before the damage were given, and the error says
/// where it lies. No memory is used for what a length in the file claims.
///
/// Source: [draft-ietf-opsawg-pcap], [draft-ietf-opsawg-pcapng], [libpcap savefiles]
public struct CaptureReader {
  /// The file that is read.
  public let file: CaptureFile
  /// The interfaces declared so far, of all sections.
  public internal(set) var interfaces: [CaptureInterface] = []
  /// What was remarked so far.
  public internal(set) var report = ImportReport()
  /// How many frames were read so far.
  public private(set) var frameCount = 0
  /// The byte at which the next record begins.
  public internal(set) var offset = 0

  /// How the records of the present section are written.
  var layout = RecordLayout()
  private var isEnded = false

  /// A reader at the beginning of a file.
  public init(_ file: CaptureFile) { self.file = file }

  /// The next frame; `nil` at the end, and after an error.
  public mutating func next() throws(ImportError) -> CapturedFrame? {
    guard !isEnded else { return nil }
    do {
      let frame = try read()
      if frame == nil { isEnded = true } else { frameCount += 1 }
      return frame
    } catch {
      isEnded = true
      report.failure = error
      throw error
    }
  }

  private mutating func read() throws(ImportError) -> CapturedFrame? {
    switch file.format {
    case .pcap:
      if offset == 0 { try readPcapHeader() }
      return try readPcapRecord()
    case .pcapng: return try readBlocks()
    }
  }
}

/// How the records of a section are written.
struct RecordLayout {
  /// The byte order.
  var isBigEndian = false
  /// Whether the part of a time below a second counts nanoseconds; pcap only.
  var isNanosecond = false
  /// Whether the two lengths stand in the old order; pcap only.
  var lengthOrder = LengthOrder.capturedFirst
  /// The number of the section, from 0; pcapng only.
  var section = -1
  /// The index of the first interface of the section; pcapng only.
  var firstInterface = 0
  /// The time of the last frame that had one.
  var lastNanoseconds: Int64 = 0

  /// In which order the captured and the original length stand.
  enum LengthOrder {
    /// As the format says.
    case capturedFirst
    /// As very old files have them.
    case originalFirst
    /// As some programs of the time in between have them: the smaller one is the captured length.
    case unknown
  }
}

extension CaptureReader {
  /// The place of the next record.
  var place: CapturePlace { CapturePlace(offset: offset, record: frameCount + 1) }

  /// How many bytes are left.
  var remaining: Int { file.count - offset }

  /// The number at an offset in the byte order of the section.
  @inline(__always)
  func number<Number: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int, _ type: Number.Type = Number.self
  ) -> Number {
    file.number(at: offset, isBigEndian: layout.isBigEndian)
  }

  /// Remarks something about the next frame.
  mutating func note(_ remark: ImportRemark) { report.note(remark, frame: frameCount + 1) }

  /// The original length of the next frame, raised to its captured one.
  mutating func originalBytes(_ original: Int, captured: Int) -> Int {
    if original < captured { note(.raisedOriginalLength) }
    return max(original, captured)
  }
}
