import Events

/// The periodic timers of NDIS 5: who sets one says so by the call, which is in no table of calls.
extension Situation {
  /// The function that sets such a timer.
  private static let ndisMSetPeriodicTimer = "NdisMSetPeriodicTimer"
  /// The function that cancels a timer of `NdisSetTimer`, which is in no table of calls either.
  static let ndisCancelTimer = "NdisCancelTimer"

  /// Where a miniport that is halted has set a periodic timer of that adapter which nothing may have cancelled since; or `nil`.
  func periodicTimer(leftBy act: Act) -> Int? {
    let halted = adapter(of: act, at: act.callee)
    let first = max(initialization(before: act) ?? 0, act.index - reach)
    var end = act.index
    while let set = lastIndex(before: end, notBefore: first, where: { setsPeriodicTimer($0) }) {
      let owner = adapter(ofEventAt: set) ?? onlyAdapter(of: act.callee)
      if owner == halted, isDone(by: act.callee, at: set), !mayBeCancelled(timerSetAt: set, act) {
        return set
      }
      end = set
    }
    return nil
  }

  private func setsPeriodicTimer(_ event: Event) -> Bool {
    event.call.rawValue >= Call.firstUnknown && name(event.call) == Self.ndisMSetPeriodicTimer
  }

  /// Whether a miniport may have cancelled a timer, or set it to run out once, before it is halted.
  private func mayBeCancelled(timerSetAt set: Int, _ halt: Act) -> Bool {
    let timer = history[set].object
    return (set..<halt.index).contains { index in
      let event = history[index]
      guard event.at == halt.callee || event.kind == .enter && lexicon[event.at]?.kind == .ndis
      else { return false }
      if event.call == .ndisMSetTimer { return timer != .none && event.object == timer }
      return cancelsTimer(event.call)
        && (timer == .none || event.object == .none || event.object == timer)
    }
  }

  private func cancelsTimer(_ call: Call) -> Bool {
    guard call.rawValue >= Call.firstUnknown else {
      return call == .ndisMCancelTimer || call == .ndisCancelTimerObject
    }
    return name(call) == Self.ndisCancelTimer
  }
}
