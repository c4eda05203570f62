import Events

/// The periodic timers of NDIS 5: who sets one says so by the call, which is in no table of calls.
extension Situation {
  /// The function that sets such a timer.
  private static let ndisMSetPeriodicTimer = "NdisMSetPeriodicTimer"
  /// The function that cancels a timer of `NdisSetTimer`, which is in no table of calls either.
  static let ndisCancelTimer = "NdisCancelTimer"

  /// Where a miniport that is halted has set a periodic timer of that adapter which nothing may have cancelled since; or `nil`.
  ///
  /// What is behind a cancel or a new set is remembered on the way back, so that each set is looked at once.
  func periodicTimer(leftBy halt: Act) -> Int? {
    guard let sets = lexicon.knownCall(Self.ndisMSetPeriodicTimer) else { return nil }
    let halted = adapter(of: halt, at: halt.callee)
    let ends = callsThatEndTimers
    let first = max(initialization(before: halt) ?? 0, halt.index - reach)
    var over: Set<ObjectID> = []
    var (strangerCount, end) = (0, halt.index)
    while strangerCount < Self.strangerCountMax,
      let index = lastIndex(
        before: end, notBefore: first,
        where: { $0.call == sets && $0.kind != .leave || ends.contains($0.call) })
    {
      end = index
      let event = history[index]
      if event.call != sets {
        guard mayBeDone(by: halt.callee, at: index) else { continue }
        // One that names no timer may be about any of them.
        guard event.object != .none else { return nil }
        over.insert(event.object)
        continue
      }
      let named = adapter(of: event.site)
      guard over.isEmpty || event.object != .none && !over.contains(event.object),
        named == nil || named == halted
      else { continue }
      if isTimer(setAt: index, by: halt.callee, for: halted) { return index }
      strangerCount += 1
    }
    return nil
  }

  /// At how many timers of others is looked: who has set one, and for which adapter, may stand far before it.
  private static let strangerCountMax = 64

  /// The calls that cancel a timer, or set it to run out once.
  private var callsThatEndTimers: [Call] {
    let known: [Call] = [.ndisMSetTimer, .ndisMCancelTimer, .ndisCancelTimerObject]
    return known + [lexicon.knownCall(Self.ndisCancelTimer)].compactMap { $0 }
  }

  /// Whether a timer is set at an index by a miniport, for one of its adapters.
  private func isTimer(
    setAt index: Int, by miniport: ComponentID, for adapter: Int?
  ) -> Bool {
    guard isDone(by: miniport, at: index) else { return false }
    let owner = self.adapter(ofEventAt: index) ?? onlyAdapter(of: miniport)
    return isSame(owner, adapter, of: miniport)
  }

  /// Whether a component may do what happens at an index: it does it, or the library is called for it.
  private func mayBeDone(by component: ComponentID, at index: Int) -> Bool {
    let event = history[index]
    return event.at == component || event.kind == .enter && lexicon[event.at]?.kind == .ndis
  }
}
