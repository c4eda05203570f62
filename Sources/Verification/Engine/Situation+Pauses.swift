import Events
import Replay

/// Whether a driver knows that it is to move no data: NDIS moves the machine before it calls the handler.
extension Situation {
  /// Whether a module or an adapter is paused, or pauses and its driver has answered that.
  ///
  /// What reaches a driver while its pause handler still runs may have come before it has taken note of the pause.
  func hasPaused(_ site: SiteID, before index: Int) -> Bool {
    switch instanceState(site) {
    case Word.State.paused: true
    case Word.State.pausing: hasAnsweredPause(site, before: index)
    default: false
    }
  }

  private func hasAnsweredPause(_ site: SiteID, before index: Int) -> Bool {
    let site = lexicon[site]
    let owner: PlaceOwner =
      site.module >= 0 ? .module(Int(site.module)) : .adapter(Int(site.adapter))
    let told = lastMove(of: owner, before: index).flatMap { move in
      (move..<index).last { history[$0].kind == .enter && pauses(owner, at: $0) }
    }
    guard let told else { return false }
    return !stack.openStacks.contains { $0.frames.contains { $0.index == told } }
  }

  /// Whether the call that begins at an index tells a module or an adapter to pause.
  private func pauses(_ owner: PlaceOwner, at index: Int) -> Bool {
    let site = lexicon[history[index].site]
    return switch history.handler(of: index) {
    case .filterPause: owner == .module(Int(site.module))
    case .miniportPause: owner == .adapter(Int(site.adapter))
    default: false
    }
  }
}
