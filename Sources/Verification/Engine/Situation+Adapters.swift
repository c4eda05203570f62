import Events

/// What was done for the adapter that an act is about.
extension Situation {
  /// Where the initialization of the adapter of an act begins, the last one before it; `nil` if it is not in the trace.
  func initialization(before act: Act) -> Int? {
    lastIndex(forAdapterOf: act) { index, event in
      event.kind == .enter && event.at == act.callee
        && Call.initializes.contains(history.handler(of: index))
    }
  }

  /// Whether two acts of a miniport are about one adapter: both say about which, or it has no other one.
  func isSame(_ adapter: Int?, _ other: Int?, of miniport: ComponentID) -> Bool {
    guard adapter == other else { return false }
    return adapter != nil || lexicon.adapters.count { $0.miniport == miniport } < 2
  }

  /// The last event before an act, from `start` on, that fits and is not about another adapter.
  ///
  /// It is looked for where the component of the act is called or does something, and where the library is called.
  func lastIndex(
    forAdapterOf act: Act, notBefore start: Int = 0, where fits: (Int, Event) -> Bool
  ) -> Int? {
    let own = adapter(of: act)
    let first = max(start, act.index - reach)
    var end = act.index
    while let index = lastIndex(
      before: end, notBefore: first,
      where: { $0.at == act.callee || $0.kind == .enter && lexicon[$0.at]?.kind == .ndis })
    {
      if fits(index, history[index]) {
        let other = adapter(ofEventAt: index)
        if other == nil || own == nil || other == own { return index }
      }
      end = index
    }
    return nil
  }
}
