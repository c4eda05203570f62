import Events
import Replay

/// What several rules look up: sites, and what happened inside an open call.
extension Situation {
  /// The adapter to which a site leads, or `nil`.
  func adapter(of site: SiteID) -> Int? { lexicon.adapter(of: site) }

  /// The adapter of the call that an act begins or ends.
  func adapter(of act: Act) -> Int? { adapter(of: site(of: act)) }

  /// The adapter at which a miniport acts: the one that the call names, that of the handler in which it is, or the only one that
  /// it has; `nil` if nothing says it.
  func adapter(of act: Act, at miniport: ComponentID) -> Int? {
    if let named = adapter(of: act) { return named }
    let inside = handler(of: miniport, around: act).flatMap { adapter(of: $0.site) }
    if let inside, lexicon.adapters[inside].miniport == miniport { return inside }
    return onlyAdapter(of: miniport)
  }

  /// The adapter of a miniport that has no other one, or `nil`.
  ///
  /// An intermediate driver has a lower edge, too, and what it does there is about none of its own adapters.
  func onlyAdapter(of miniport: ComponentID) -> Int? {
    guard lexicon[miniport]?.kind == .miniport else { return nil }
    let own = lexicon.adapters.indices.filter { lexicon.adapters[$0].miniport == miniport }
    return own.count == 1 ? own.first : nil
  }

  /// The adapter that an earlier event is about: its own, that of the call that was open there, or that of the handler in which
  /// a driver was there, in a function of its own; `nil` if none of them says it.
  func adapter(ofEventAt index: Int) -> Int? {
    guard let event = history.kept(index) else { return nil }
    if let named = adapter(of: event.site) { return named }
    if let open = openCall(at: index), let named = adapter(of: open.site) { return named }
    let actor = event.kind == .enter ? caller(of: index) : event.at
    return callFromElsewhere(to: actor, at: index).flatMap { adapter(of: $0.site) }
  }

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

  /// The innermost open call with which somebody else has called a component, on the stack of an act: in one function of its
  /// own after the other it is in that handler still.
  func handler(of component: ComponentID, around act: Act) -> OpenCall? {
    openCalls(around: act).last { $0.to == component && $0.from != component }
  }

  /// The index of the first event inside an open call, before an act, at which a component does one of these.
  func index(
    of calls: [Call], by component: ComponentID, since beginning: Int, before act: Act
  ) -> Int? {
    index(by: component, since: beginning, before: act) { calls.contains($0) }
  }

  /// The index of the first event inside an open call, before an act, at which a component does what is wanted.
  func index(
    by component: ComponentID, since beginning: Int, before act: Act,
    where isWanted: (Call) -> Bool
  ) -> Int? {
    (max(beginning, history.droppedCount)..<act.index).first {
      let event = history[$0]
      guard isWanted(event.call) else { return false }
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

  /// Whether an object stands in a queue of a driver, itself, or of one of its bindings or modules.
  func isQueued(_ object: ObjectID, by driver: ComponentID) -> Bool {
    guard let place = lexicon[stack.queue(of: object)] else { return false }
    switch place.owner {
    case .component(let owner): return owner == driver
    case .binding(let binding): return lexicon.bindings[binding].protocolDriver == driver
    case .module(let module): return lexicon.modules[module].filter == driver
    case .adapter: return false
    }
  }

  /// The live objects that were taken from a pool.
  func members(of pool: PlaceID) -> [(object: ObjectID, state: ObjectState)] {
    stack.liveObjects.filter { history.kept(Int($0.state.bornAt))?.place == pool }
  }

  /// Whether a list is back at the filter that has made it, and is neither under way nor in a queue.
  func isNowhere(_ list: ObjectID) -> Bool {
    guard list.kind == .netBufferList, let state = stack[list], state.ownedSince > state.bornAt,
      state.owner == state.maker, lexicon[state.maker]?.kind == .filter
    else { return false }
    return books.lastDebt(of: list) == nil && !stack.isQueued(list)
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
