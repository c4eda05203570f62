import Interchange
import Simulation

/// The frames of a capture file, ready for the simulated cable.
struct CapturedFrames {
  /// The frames with their times.
  let traffic: CapturedTraffic
  /// What was odd about them, in words.
  let remarks: [String]
  /// Whether the file ends in damage; what came before it is played.
  let isDamaged: Bool

  /// Reads a capture.
  init(path: String, isRealTime: Bool) throws(Refusal) {
    let schedule: FrameSchedule
    let index: CaptureIndex
    do {
      index = CaptureIndex(try CaptureFile(path: path))
      schedule = try FrameSchedule(index, isRealTime: isRealTime)
    } catch {
      throw Refusal(located(error.sentence, path), .unreadable)
    }
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
