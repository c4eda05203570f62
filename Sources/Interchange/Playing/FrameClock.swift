import Events

/// Turns the times of a capture into times of a simulation: the first frame is at 0, and no frame is before another.
///
/// A long gap becomes a short one; in real time it stays as it is, as long as it ends in the first hour of the run. No gap
/// is so long that somebody could mean a run through all of it: a clock that was set makes gaps of years.
///
/// A frame earlier than the one before it moves to that frame's time. After a small step back, as several receive queues make
/// it, the following frames keep their times; after a step of more than a second somebody has set the clock, and the time
/// goes on from there.
struct FrameClock {
  /// Whether long gaps stay as they are in the first hour.
  let isRealTime: Bool
  /// The captured time that ``played`` stands for, or `nil` before the first frame.
  private var reference: Int64?
  /// The time of the last frame in the simulation, in nanoseconds.
  private(set) var played: Int64 = 0

  /// A clock before the first frame.
  init(isRealTime: Bool) { self.isRealTime = isRealTime }

  /// What happened to a frame on its way into the simulation.
  enum Change {
    /// It moved to the time of the frame before it.
    case movedForward
    /// The gap before it was made shorter.
    case shortenedGap
  }

  /// Moves on to a frame; the captured times may be any numbers.
  mutating func advance(to captured: Int64) -> Change? {
    guard let reference else {
      self.reference = captured
      return nil
    }
    let gap = FrameClock.difference(captured, reference)
    let gapMax = ImportLimits.gapNanosecondsMax
    guard gap >= 0 else {
      if gap < -gapMax { self.reference = captured }
      return .movedForward
    }
    self.reference = captured
    let isShortened = gap > gapMax && !keeps(gap)
    played = min(played + (isShortened ? gapMax : gap), Limits.clockNanosecondsMax)
    return isShortened ? .shortenedGap : nil
  }

  /// Whether a long gap stays as it is.
  private func keeps(_ gap: Int64) -> Bool {
    isRealTime && gap <= ImportLimits.realTimeNanosecondsMax - played
  }

  /// The difference of two times, or the nearest number that fits.
  private static func difference(_ a: Int64, _ b: Int64) -> Int64 {
    let (result, overflow) = a.subtractingReportingOverflow(b)
    return overflow ? (a < b ? .min : .max) : result
  }
}
