import Replay
import Views

/// Playing.
extension Session {
  /// How far what this step hands over is on its way, in parts of a thousand; `nil` where no picture shows anything fly.
  var flightPermille: Int? {
    guard run.hasMotion, look.view == .stack, let permille = playback.flightPermille,
      !moment.handedOver.isEmpty
    else { return nil }
    return permille
  }

  mutating func play(_ playing: Playing) -> [Effect] {
    switch playing {
    case .toggle: return togglePlay()
    case .faster: if !playback.speedUp() { message = .fastest }
    case .slower: if !playback.slowDown() { message = .slowest }
    case .normalSpeed: if !tie() { playback.setNormalSpeed() }
    }
    return []
  }

  private mutating func togglePlay() -> [Effect] {
    frozenCount = nil
    guard !playback.isPlaying, position >= timeline.count, !run.isGrowing else {
      playback.toggle()
      return []
    }
    return pursue(.step(.event), .forward)
  }

  /// Plays what is due after some time.
  ///
  /// `eventCountMax` is how many events fit between two frames.
  mutating func advance(microseconds: Int, eventCountMax: Int) -> [Effect] {
    if let frozenCount, !playback.isPlaying, run.goal == nil {
      return advanceFrozen(
        from: frozenCount, microseconds: microseconds, eventCountMax: eventCountMax)
    }
    guard playback.isPlaying, run.goal == nil else { return [] }
    let due = min(
      playback.eventsDue(afterMicroseconds: microseconds) ?? eventCountMax, eventCountMax)
    guard due > 0 else { return [] }
    return pursue(.events(due), .forward)
  }
}
