/// The frames of a capture as they are played onto the simulated cable: 16 bytes a frame beside the index.
///
/// Only Ethernet frames are played; those of other interfaces are counted in the report. Of a damaged capture, everything before
/// the damage is played, and the report ends with the error.
public struct FrameSchedule: Sendable {
  /// The capture.
  public let index: CaptureIndex
  /// What was remarked while reading and while scheduling.
  public let report: ImportReport

  private let entries: ContiguousArray<Entry>

  /// Schedules the frames of a capture.
  ///
  /// If nothing can be played because the capture is damaged, or because all of its frames have another link type, that is
  /// thrown; a capture without any frames is an empty schedule. With `isRealTime`, gaps longer than a second keep their length in
  /// the first hour.
  public init(_ index: CaptureIndex, isRealTime: Bool = false) throws(ImportError) {
    var builder = Builder(index, isRealTime: isRealTime)
    for number in 0..<index.count { builder.add(number) }
    if builder.entries.isEmpty { try FrameSchedule.refuse(index) }
    self.index = index
    entries = builder.entries
    report = builder.report
  }

  /// Says why nothing can be played, if there is a reason.
  private static func refuse(_ index: CaptureIndex) throws(ImportError) {
    if index.count > 0 {
      throw .notEthernet(index.interfaces[index[0].interface].link, at: index.place(of: 0))
    }
    if let error = index.error { throw error }
    if let interface = index.interfaces.first, !index.interfaces.contains(where: \.isEthernet) {
      throw .notEthernet(interface.link, at: CapturePlace(offset: 0, record: 0))
    }
  }

  /// How many frames are played.
  public var count: Int { entries.count }

  /// The frame at an index of the schedule.
  public subscript(number: Int) -> ScheduledFrame {
    let entry = entries[number]
    let frame = index[entry.captureIndex]
    return ScheduledFrame(
      captureIndex: entry.captureIndex, timeNanoseconds: entry.timeNanoseconds,
      lengthBytes: FrameFit(frame).lengthBytes, marks: entry.marks)
  }

  /// The bytes that the frame at an index of the schedule has on the cable.
  ///
  /// A frame that is too long has those that were captured, which can be fewer than its length.
  public func bytes(of number: Int) -> [UInt8] {
    let frame = index[entries[number].captureIndex]
    let fit = FrameFit(frame)
    var bytes = index.file.withBytes(of: frame) { span in
      span.withUnsafeBytes { Array($0.prefix(fit.copiedBytes)) }
    }
    if !fit.marks.contains(.tooLong) {
      bytes += repeatElement(0, count: fit.lengthBytes - fit.copiedBytes)
    }
    return bytes
  }

  /// A frame in 16 bytes; `packed` holds the index in the capture and, in the lower eight bits, the marks.
  fileprivate struct Entry {
    let timeNanoseconds: Int64
    let packed: UInt64

    init(timeNanoseconds: Int64, captureIndex: Int, marks: FrameMarks) {
      self.timeNanoseconds = timeNanoseconds
      packed = UInt64(captureIndex) << 8 | UInt64(marks.rawValue)
    }

    var captureIndex: Int { Int(packed >> 8) }
    var marks: FrameMarks { FrameMarks(rawValue: UInt8(truncatingIfNeeded: packed)) }
  }
}

/// A frame that is played onto the simulated cable.
public struct ScheduledFrame: Hashable, Sendable {
  /// Its index in the capture.
  public var captureIndex: Int
  /// When its first bit would be on the cable, in nanoseconds since the first frame.
  public var timeNanoseconds: Int64
  /// Its length on the cable without the frame check sequence, in bytes.
  public var lengthBytes: Int
  /// What was done to it.
  public var marks: FrameMarks
}

/// A schedule that grows frame by frame.
private struct Builder {
  let index: CaptureIndex
  var entries = ContiguousArray<FrameSchedule.Entry>()
  var report: ImportReport
  private var clock: FrameClock

  init(_ index: CaptureIndex, isRealTime: Bool) {
    self.index = index
    report = index.report
    clock = FrameClock(isRealTime: isRealTime)
    entries.reserveCapacity(index.count)
  }

  mutating func add(_ captureIndex: Int) {
    let frame = index[captureIndex]
    let interface = index.interfaces[frame.interface]
    guard interface.isEthernet else {
      report.note(.skippedLinkType, frame: captureIndex + 1)
      report.skippedLink = report.skippedLink ?? interface.link
      return
    }
    var marks = FrameFit(frame).marks
    switch clock.advance(to: frame.timeNanoseconds) {
    case .movedForward: marks.insert(.movedForward)
    case .shortenedGap: marks.insert(.afterShortenedGap)
    case nil: break
    }
    for (mark, remark) in Builder.remarks where marks.contains(mark) {
      report.note(remark, frame: captureIndex + 1)
    }
    if marks.contains(.afterShortenedGap) {
      report.note(clock.isRealTime ? .shortenedLateGap : .shortenedGap, frame: captureIndex + 1)
    }
    if marks.contains(.truncated), !marks.contains(.tooLong) {
      report.note(.filled, frame: captureIndex + 1)
    }
    entries.append(
      .init(timeNanoseconds: clock.played, captureIndex: captureIndex, marks: marks))
  }

  private static let remarks: [(FrameMarks, ImportRemark)] = [
    (.padded, .padded), (.tooLong, .tooLong), (.hadCheckSequence, .removedCheckSequence),
    (.movedForward, .movedForward),
  ]
}

extension CaptureInterface {
  /// Whether its frames can be played onto an Ethernet cable.
  public var isEthernet: Bool { link == .ethernet }
}
