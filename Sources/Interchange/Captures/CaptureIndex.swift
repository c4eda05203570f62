/// Where every frame of a capture lies: 24 bytes a frame, so that any of them is found at once.
///
/// A damaged capture is indexed up to the damage; ``error`` says what it is.
public struct CaptureIndex: Sendable {
  /// The file that was indexed.
  public let file: CaptureFile
  /// The interfaces of all sections.
  public let interfaces: [CaptureInterface]
  /// What was remarked while reading, the error included.
  public let report: ImportReport
  /// Whether the file was read up to its end, or to its damage; not if `isWanted` stopped it.
  public let isComplete: Bool

  private let entries: ContiguousArray<Entry>

  /// How far an index is.
  public struct Progress: Equatable, Sendable {
    /// How many frames were found.
    public var frameCount: Int
    /// How many bytes were read.
    public var bytesRead: Int
    /// How many bytes there are.
    public var bytesTotal: Int
  }

  /// Indexes a file; `isWanted` is asked from time to time and stops the work by answering `false`.
  public init(_ file: CaptureFile, while isWanted: (Progress) -> Bool = { _ in true }) {
    var reader = CaptureReader(file)
    var entries = ContiguousArray<Entry>()
    var isComplete = true
    while let frame = try? reader.next() {
      entries.append(Entry(frame))
      guard entries.count & CaptureIndex.progressMask == 0 else { continue }
      let progress = Progress(
        frameCount: entries.count, bytesRead: reader.offset, bytesTotal: file.count)
      isComplete = isWanted(progress)
      if !isComplete { break }
    }
    self.file = file
    self.entries = entries
    self.isComplete = isComplete
    interfaces = reader.interfaces
    report = reader.report
  }

  /// How often the progress is told: every 65,536 frames.
  private static let progressMask = 1 << 16 - 1

  /// Why the file could not be read up to its end, or `nil`.
  public var error: ImportError? { report.failure }

  /// How many frames there are.
  public var count: Int { entries.count }

  /// The frame at an index.
  public subscript(index: Int) -> CapturedFrame { entries[index].frame }

  /// The captured bytes of the frame at an index, copied.
  public func bytes(of index: Int) -> [UInt8] {
    file.withBytes(of: self[index]) { span in span.withUnsafeBytes { Array($0) } }
  }

  /// Comments, flags and packet id of the frame at an index.
  public func details(of index: Int) -> FrameDetails {
    FrameDetails(of: self[index], on: interfaces[self[index].interface], in: file)
  }

  /// The place of the frame at an index.
  public func place(of index: Int) -> CapturePlace {
    CapturePlace(offset: self[index].recordOffset, record: index + 1)
  }

  /// A frame in 24 bytes.
  ///
  /// `packed` holds the offset in 42 bits, the kind of the record in 2, the length of the frame check sequence in 4 and the
  /// interface in 16. A length above 15 bytes becomes 15; Ethernet has 4.
  private struct Entry {
    let packed: UInt64
    let timeNanoseconds: Int64
    let capturedBytes: UInt32
    let originalBytes: UInt32

    init(_ frame: CapturedFrame) {
      precondition(frame.record.rawValue <= 0b11, "two bits take four kinds of records")
      packed =
        UInt64(frame.recordOffset) << 22 | UInt64(frame.record.rawValue) << 20
        | UInt64(min(frame.checkSequenceBytes, 15)) << 16 | UInt64(frame.interface)
      timeNanoseconds = frame.timeNanoseconds
      capturedBytes = UInt32(frame.capturedBytes)
      originalBytes = UInt32(frame.originalBytes)
    }

    var frame: CapturedFrame {
      CapturedFrame(
        recordOffset: Int(packed >> 22),
        record: CaptureRecord(rawValue: UInt8(packed >> 20 & 0b11)) ?? .pcap,
        capturedBytes: Int(capturedBytes), originalBytes: Int(originalBytes),
        timeNanoseconds: timeNanoseconds, interface: Int(packed & 0xFFFF),
        checkSequenceBytes: Int(packed >> 16 & 0xF))
    }
  }
}
