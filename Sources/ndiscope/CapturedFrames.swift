import Events
import Interchange
import Simulation
import Traces

/// The frames of a capture file, ready for the simulated cable.
struct CapturedFrames {
  /// The frames with their times.
  let traffic: CapturedTraffic
  /// What was odd about them, in words.
  let remarks: [String]
  /// Whether the file ends in damage; what came before it is played.
  let isDamaged: Bool

  /// The name of the file, without its folder, as people may see it.
  var shownName: String { name.shown }

  private let file: CaptureFile
  private let name: String
  private let isRealTime: Bool

  /// How the header of a trace names it; this reads the whole file.
  var mark: TraceFrames {
    TraceFrames(
      file: name, sha256: file.withBytes { SHA256.hexadecimal(of: $0) }, isRealTime: isRealTime)
  }

  /// Reads a capture.
  init(path: String, isRealTime: Bool) throws(Refusal) {
    let schedule: FrameSchedule
    let index: CaptureIndex
    let file: CaptureFile
    do {
      file = try CaptureFile(path: path)
      index = CaptureIndex(file)
      schedule = try FrameSchedule(index, isRealTime: isRealTime)
    } catch {
      throw Refusal(located(error.sentence, path) + logHint(path), .unreadable)
    }
    self.file = file
    self.isRealTime = isRealTime
    name = fileName(path)
    isDamaged = index.error != nil
    remarks = schedule.report.entries.map { "\(path): \($0.sentence)" }
    traffic = CapturedTraffic { number in
      guard number < schedule.count else { return nil }
      let frame = schedule[number]
      return CapturedTraffic.CapturedFrame(
        time: frame.timeNanoseconds, length: frame.lengthBytes, bytes: schedule.bytes(of: number),
        isTruncated: frame.marks.contains(.truncated))
    }
  }
}
