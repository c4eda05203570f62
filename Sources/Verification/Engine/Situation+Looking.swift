import Events
import Replay

/// What several rules look up: sites, and what happened inside an open call.
extension Situation {
  /// The adapter to which a site leads, or `nil`.
  func adapter(of site: SiteID) -> Int? { lexicon.adapter(of: site) }

  /// The adapter of the call that an act begins or ends.
  func adapter(of act: Act) -> Int? { adapter(of: site(of: act)) }

  /// Where the call takes place that an act begins or ends.
  func site(of act: Act) -> SiteID {
    guard act.event.kind == .leave else { return act.event.site }
    return openCalls(around: act).last?.site ?? act.event.site
  }

  /// The open calls of the stack on which an act happens, outermost first.
  func openCalls(around act: Act) -> [OpenCall] {
    stack.openCalls(on: act.event.stack)
  }

  /// The innermost open call of one of these handlers to a component, on the stack of an act.
  func openCall(
    _ handlers: [Call], to component: ComponentID, around act: Act
  ) -> OpenCall? {
    openCalls(around: act).last { $0.to == component && handlers.contains($0.handler) }
  }

  /// The index of the first event inside an open call, before an act, at which a component does one of these.
  func index(
    of calls: [Call], by component: ComponentID, since beginning: Int, before act: Act
  ) -> Int? {
    (max(beginning, history.droppedCount)..<act.index).first {
      let event = history[$0]
      guard calls.contains(event.call) else { return false }
      return event.at == component || event.kind == .enter && lexicon[event.at]?.kind == .ndis
    }
  }

  /// The last event before an index, from `start` on, that satisfies a condition, or `nil`; not more than ``reach`` are
  /// looked at.
  ///
  /// A rule that looks back where nothing is wrong has to say from where on, or every such event costs a search.
  func lastIndex(
    before index: Int, notBefore start: Int = 0, where fits: (Event) -> Bool
  ) -> Int? {
    history.lastIndex(before: index, notBefore: max(start, index - reach), where: fits)
  }

  /// The queue of the driver or the binding of a call in which an object stands, or `nil`.
  func queue(of object: ObjectID, keptBy act: Act) -> PlaceID? {
    let place = stack.queue(of: object)
    guard place != .none, let owner = lexicon[place]?.owner else { return nil }
    let binding = Int(lexicon[site(of: act)].binding)
    return owner == .component(act.callee) || owner == .binding(binding) ? place : nil
  }

  /// Where an object ended, or `nil`.
  func end(of object: ObjectID, before index: Int) -> Int? {
    lastIndex(about: object, before: index) { $1.life == .free }
  }

  /// What an object was made for that is gone, or `nil`.
  func parent(ofEnded object: ObjectID) -> ObjectID? {
    let born = lastIndex(about: object, before: stack.position) { $1.life == .new }
    return born.flatMap { history.number(.of, of: $0) }
      .map { ObjectID(rawValue: UInt32(truncatingIfNeeded: $0)) }
  }

  /// Where a live object began, or `nil`.
  func beginning(of object: ObjectID) -> Int? { stack[object].map { Int($0.bornAt) } }

  /// What is outstanding of a trade and fits, oldest first.
  func debt(_ trade: Trade, where fits: (Debt) -> Bool) -> Debt? {
    books.oldest { $0.trade == trade && fits($0) }
  }
}
